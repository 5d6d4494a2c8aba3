"""A bar that grows while a plan is searched for."""

import time
from math import floor
from typing import TextIO

from django.utils.translation import gettext as _

WIDTH = 30
FULL, EMPTY = "█", "░"
# A terminal is drawn anew at most so often; what is no terminal gets a line each tenth.
PAUSE_S = 0.1


class Progress:
    """Draws on ``out`` how far the search is: of ``effort`` turns, or of ``seconds``."""

    def __init__(self, out: TextIO, effort: int, seconds: float | None) -> None:
        self.out, self.effort, self.seconds = out, effort, seconds
        self.started = time.monotonic()
        self.live = out.isatty()
        self.drawn, self.width = 0.0, 0
        self.tenth = -1
        self.last = (0, 0.0, 0.0)

    def told(self, turns: int, score: float, bound: float) -> None:
        """Hear of the search what ``weave`` says after each turn."""
        self.last = (turns, score, bound)
        share = self.share(turns)
        now = time.monotonic()
        if self.live:
            if now - self.drawn >= PAUSE_S:
                self.drawn = now
                self._draw(share)
        elif int(share * 10) > self.tenth:
            self.tenth = int(share * 10)
            self._draw(share)

    def share(self, turns: int) -> float:
        """How much of the search is behind us."""
        if self.seconds is not None:
            return min(1.0, (time.monotonic() - self.started) / self.seconds)
        return min(1.0, turns / self.effort) if self.effort else 1.0

    def done(self) -> None:
        """Leave the bar full, and the line free."""
        if self.live or self.tenth < 10:
            self._draw(1.0)
        if self.live:
            self.out.write("\n")
            self.out.flush()

    def _draw(self, share: float) -> None:
        _turns, score, bound = self.last
        full = round(WIDTH * share)
        ratio = 100 * score / bound if bound else 100.0
        said = _("%(percent)s %% of the bound") % {"percent": floor(10 * ratio + 1e-9) / 10}
        if score < 0:  # what a hard rule costs is more than a plan can gain
            said = _("not every rule is kept yet")
        line = f"{FULL * full}{EMPTY * (WIDTH - full)} {share:4.0%}  {said}"
        blank = " " * max(0, self.width - len(line))
        self.width = len(line)
        self.out.write(f"\r{line}{blank}" if self.live else f"{line}\n")
        self.out.flush()
