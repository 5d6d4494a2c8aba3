"""How like two names are, and which of many are likely one person's or one library's."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import TypeAlias

from multaqa.engines.script.folding import fold, parts

Words: TypeAlias = tuple[str, ...]

_SONS = frozenset("بن ابن بنت ابنه".split())
_TITLES = frozenset("ا د م دكتور دكتوره استاذ استاذه مهندس مهندسه dr mr mrs ms prof eng".split())
_MOST_WORDS = 16  # no name is longer, and the work grows with the square of it
_LEAST_SLIP = 4  # letters: in shorter words a slip makes another word (علي, عدي)
_NUMBER_WEIGHT = 6  # letters: branch 5 is not branch 6
_ROUNDING = 1e-9
# Where the walk of _Blocks ends, as comparing what is left costs less than walking on (measured).
_ENOUGH_SHARED = 4
_FEW = 4
# What likely_pairs costs, in steps through a set of names (measured).
_STEPPING = 30
_COMPARING = 10
_ASKING = 30
ENOUGH_EFFORT = 400_000_000


class TooAlikeError(ValueError):
    """Names among which likely pairs cannot be told in a reasonable time."""


def likeness(a: str, b: str) -> float:
    """Return how like two names are: 0.0 (no word in common) to 1.0 (the same words).

    The share of letters that stand in words which both names have, whatever their order, spelling
    (``fold``), ال, ابن or بن, titles (د., مهندس), and whether عبد الرحمن is one word or two. A word
    of four letters or more with one slip (a letter wrong, missing, added, or two exchanged) counts
    as the same less one letter's share: سلمان and سليمان are 0.83. A number is the same or is not,
    and weighs six letters: branch 5 is not branch 6. Symmetric. Names without any letter or digit
    are like nothing, 0.0. Only the first 16 words count.
    """
    return _alike(_words(a), _words(b))


def likely_pairs(
    names: Sequence[str],
    threshold: float,
    *,
    apart: Callable[[int, int], bool] | None = None,
    effort: int = ENOUGH_EFFORT,
) -> list[tuple[int, int, float]]:
    """Return ``(i, j, likeness)`` with i < j for names that are likely the same, likest first.

    ``apart(i, j)``, i < j, says which two are certainly not the same, whatever their names. Of the
    rest, all whose likeness is at least ``threshold`` are found as if each were compared with each;
    but names that have all their words in common stand together, and each name is only paired with
    the first of a group that it is not apart from (in its own group: the first before it), so that
    10,000 equal rows give 9,999 pairs and not 50 million.

    Made for thresholds of 0.8 to 1: 10,000 names in under a second; the lower, the slower.
    Raises ValueError for a threshold that is not over 0 and at most 1, and TooAlikeError for names
    made of so few words that telling them apart takes more than ``effort``: steps of some 50 ns,
    of which real names take under 20 million; the default ends after about 20 seconds.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold must be over 0 and at most 1, not {threshold}")
    groups: dict[Words, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        words = _words(name)
        if words:
            groups[words].append(place)
    purse = _Purse(effort)
    pairing = _Pairing(apart, purse)
    for same in groups.values():
        for count, place in enumerate(same):
            pairing.pair(place, islice(same, count), 1.0)
    distinct = list(groups)
    for one, other in _Blocks(distinct, purse).candidates(threshold):
        score = _alike(distinct[one], distinct[other])
        if score >= threshold:
            pairing.across(groups[distinct[one]], groups[distinct[other]], score)
    pairs = [(i, j, score) for (i, j), score in pairing.found.items()]
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))


@dataclass(slots=True)
class _Purse:
    """The effort that is left."""

    left: int

    def spend(self, effort: int) -> None:
        self.left -= effort
        if self.left < 0:
            raise TooAlikeError("too many of these names share most of their words")


@dataclass(slots=True)
class _Pairing:
    """Pairs of names found, where groups of equal names are alike."""

    apart: Callable[[int, int], bool] | None
    purse: _Purse
    found: dict[tuple[int, int], float] = field(default_factory=dict)

    def across(self, group: Sequence[int], other: Sequence[int], score: float) -> None:
        for place in group:
            self.pair(place, other, score)
        for place in other:
            self.pair(place, group, score)

    def pair(self, place: int, others: Iterable[int], score: float) -> None:
        """Pair ``place`` with the first of ``others`` that it is not apart from, if any."""
        for other in others:
            self.purse.spend(_ASKING)
            both = (min(place, other), max(place, other))
            if self.apart is None or not self.apart(*both):
                self.found[both] = score
                return


def _words(name: str) -> Words:
    """Return the words that tell ``name`` from others, in the order of the alphabet."""
    every = [word for typed in fold(name).split() for word in parts(typed)][:_MOST_WORDS]
    telling = [word for word in every if word not in _SONS and word not in _TITLES]
    return tuple(sorted(telling or every))


def _weight(words: Sequence[str]) -> int:
    return sum(_NUMBER_WEIGHT if word.isdecimal() else len(word) for word in words)


def _alike(a: Words, b: Words) -> float:
    spare_a, both, spare_b = list(a), [], []
    for word in b:
        if word in spare_a:
            spare_a.remove(word)
            both.append(word)
        else:
            spare_b.append(word)
    letters = _weight(a) + _weight(b)
    return (2 * _weight(both) + _slipped(spare_a, spare_b)) / letters if letters else 0.0


def _slipped(a: list[str], b: list[str]) -> float:
    """Return the letters shared by words that differ by a slip, each word in one pair only."""
    # The longest first, then by the alphabet, so that it is all one which name comes first.
    close = sorted(
        ((one, other) for one in a for other in b if is_slip(one, other)),
        key=lambda pair: (-len(pair[0]) - len(pair[1]), sorted(pair)),
    )
    shared = 0.0
    for one, other in close:
        if one in a and other in b:
            a.remove(one)
            b.remove(other)
            shared += (len(one) + len(other)) * (1 - 1 / max(len(one), len(other)))
    return shared


def is_slip(a: str, b: str) -> bool:
    """Say whether two different words are one slip apart: a letter, or two neighbours exchanged."""
    if len(a) > len(b):
        a, b = b, a
    if a == b or len(b) < _LEAST_SLIP or len(b) - len(a) > 1:
        return False
    if a.isdecimal() or b.isdecimal():
        return False
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    rest_a, rest_b = a[start:], b[start:]
    return rest_a[1:] == rest_b[1:] or (rest_a[2:] == rest_b[2:] and rest_a[:2] == rest_b[1::-1])


class _Blocks:
    """Names by their words, so that only names which share enough are compared.

    A pair of words never gives more than twice the shorter one's letters, hence two names that are
    alike to t share at least t W of the W letters in the shorter name; the rest may be missing.
    So names are added from the longest, and each one's words are walked from the rarest: shared
    (fewer names are left) or missing (fewer letters may be). Exact: nothing is lost.
    """

    def __init__(self, names: Sequence[Words], purse: _Purse) -> None:
        self.names = names
        holders = Counter(word for words in names for word in set(words))
        self.close = _close_words(holders)
        self.reach = {
            word: count + sum(holders[other] for other in self.close.get(word, ()))
            for word, count in holders.items()
        }
        self.near: dict[str, set[int]] = {word: set() for word in holders}
        self.purse = purse

    def candidates(self, threshold: float) -> Iterator[tuple[int, int]]:
        """Yield (one, other) with one < other for each pair that may be alike to ``threshold``."""
        weights = [_weight(words) for words in self.names]
        for place in sorted(range(len(weights)), key=lambda place: -weights[place]):
            missing = weights[place] * (1 - threshold) + _ROUNDING
            longest = weights[place] * (2 - threshold) / threshold + _ROUNDING
            for other in self._sharing(self.names[place], missing):
                if weights[other] <= longest:
                    self.purse.spend(_COMPARING * len(self.names[place]) * len(self.names[other]))
                    yield min(place, other), max(place, other)
            self._add(place, self.names[place])

    def _add(self, place: int, words: Words) -> None:
        for word in words:
            self.near[word].add(place)
            for other in self.close.get(word, ()):
                self.near[other].add(place)

    def _sharing(self, words: Words, missing: float) -> set[int]:
        """Return the names added so far that may have all of ``words`` but ``missing`` letters."""
        rarest = sorted(words, key=self.reach.__getitem__)
        found: set[int] = set()
        walks: list[tuple[int, float, int, set[int]]] = [(0, missing, 0, set())]
        while walks:
            at, spare, shared, held = walks.pop()
            if shared == _ENOUGH_SHARED or (shared and len(held) <= _FEW) or at == len(rarest):
                found |= held
                self.purse.spend(len(held))
                continue
            near = self.near[rarest[at]]
            both = held & near if shared else near
            self.purse.spend(_STEPPING + min(len(held), len(near)))
            if both:
                walks.append((at + 1, spare, shared + 1, both))
            left = spare - _weight(rarest[at : at + 1])
            if left >= 0:
                walks.append((at + 1, left, shared, held))
        return found


def _close_words(words: Iterable[str]) -> dict[str, set[str]]:
    """Return the words that are a slip from each: such words are equal with a letter taken out."""
    by_deletion: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _LEAST_SLIP - 1:
            for key in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                by_deletion[key].append(word)
    close: dict[str, set[str]] = defaultdict(set)
    for together in by_deletion.values():
        for one, other in combinations(together, 2):
            if other not in close[one] and is_slip(one, other):
                close[one].add(other)
                close[other].add(one)
    return close
