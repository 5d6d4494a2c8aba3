"""Plans the briefs of bench/rotation_briefs/ beside what peers reached.

python -m bench.rotation                                    all of them, for 1 s and for 10 s
python -m bench.rotation BRIEF.json --seconds 10 --out SOLUTION.json    any brief of the format

Each plan runs in a process of its own, on one core, and its seconds count from before the engine is
imported: a cold start is part of them. Those of the table are seconds of the core (``--cpu``), so
that a busy machine changes nothing; those of one brief are of the clock on the wall.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BRIEFS = Path(__file__).parent / "rotation_briefs"
SECONDS = (1, 10)
ENDLESS = 10**9
Clock = Callable[[], float]
# What the last turn may still take, and the judge.
RESERVE = 0.06

# The bound that peers were measured with, what the best of six reached in 30 s with every rule kept
# (bench/rotation_briefs/README.md), and what is to be reached in 10 s.
PEERS = {
    "sgp-5-3-7": (105, "PeopleDistributor", 1.0, 1.0),
    "sgp-8-4-10": (480, "PeopleDistributor", 0.954, 1.0),
    "ineli-31x6": (1098, "PeopleDistributor", 0.915, 0.970),
    "forum-45x9": (2430, "two-phase swap", 0.945, 1.0),
    "forum-60x8-constrained": (2991, "two-phase swap", 0.974, 0.986),
    "forum-120x10": (12400, "two-phase swap", 0.974, 0.988),
    "uneven-58x10-absent": (3370, "two-phase swap", 0.939, 0.975),
    "congress-400x12": (49968, "anticlust", 1.0, 1.0),
}
# Within a second, forums of up to 60 people come as near as this to what 10 s are to reach.
NEAR, SMALL = 0.01, 60


def plan(path: Path, seconds: float, seed: int, clock: Clock) -> tuple[dict[str, Any], Any]:
    """Plan a brief, stopping after ``seconds`` of the ``clock``; gives its figures and the plan."""
    from bench.rotation_files import brief_of, read
    from multaqa.engines.rotation import faults, weave

    text = read(path)
    brief = brief_of(text, seed=seed, effort=ENDLESS)
    slack = RESERVE + len(brief.people) / 1000
    made = weave(brief, proceed=lambda: clock() < seconds - slack)
    took = clock()
    for fault in faults(brief, made):
        print(f"{path.name}: {fault}", file=sys.stderr)
    figures = {
        "name": text["name"],
        "people": len(brief.people),
        "score": made.tally.score,
        "pairs": made.tally.pairs,
        "across": made.tally.across,
        "repeats": made.tally.repeats,
        "broken": len(made.breaches),
        "ratio": made.ratio,
        "optimal": made.optimal,
        "from": made.design or str(made.origin),
        "turns": made.turns,
        "compiled": made.compiled,
        "contradictions": [str(each) for each in made.contradictions],
        "took": took,
    }
    return figures, made


def one(path: Path, seconds: float, out: Path | None, seed: int, clock: Clock) -> int:
    """Plan one brief, write the solution, print its figures as JSON."""
    figures, made = plan(path, seconds, seed, clock)
    if out:
        from bench.rotation_files import solution_of

        out.write_text(json.dumps(solution_of(figures["name"], made)), encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False))
    return 0


def every() -> list[str]:
    """Plan all briefs, print the table; gives what is under what is to be reached."""
    under: list[str] = []
    print("\nSeating plans: the ratio is to the bound that peers were measured with")
    head = f"{'brief':24}{'s':>4}{'pairs':>7}{'across':>7}{'again':>6}{'broken':>7}{'ratio':>8}"
    print(f"{head}{'to reach':>9}{'best peer, 30 s':>26}  made by")
    for path in sorted(BRIEFS.glob("*.json")):
        for seconds in SECONDS:
            row = measured(path, seconds)
            bound, peer, reached, wanted = PEERS[path.stem]
            ratio = row["score"] / bound
            near = wanted if seconds == max(SECONDS) else wanted - NEAR
            due = seconds == max(SECONDS) or row["people"] <= SMALL
            print(
                f"{path.stem:24}{seconds:4}{row['pairs']:7}{row['across']:7}{row['repeats']:6}"
                f"{row['broken']:7}{ratio:8.4f}{near if due else '':>9}{peer:>20}{reached:6.3f}"
                f"  {row['from']}{', optimal' if row['optimal'] else ''}"
                f"{'' if row['compiled'] else ' (without the compiled loop)'}"
            )
            if row["broken"]:
                under.append(f"{path.stem} at {seconds} s: {row['broken']} hard rules broken")
            if due and round(ratio, 3) < round(near, 3):
                under.append(f"{path.stem} at {seconds} s: {ratio:.4f}, {near:.3f} asked")
    return under


def measured(path: Path, seconds: float) -> dict[str, Any]:
    """The figures of a brief planned by a process of its own on one core."""
    command = [
        sys.executable,
        "-m",
        "bench.rotation",
        str(path),
        "--cpu",
        "--seconds",
        str(seconds),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main(asked: list[str], started: float) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.rotation", description=__doc__)
    parser.add_argument("brief", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(asked)
    if given.brief is None:
        under = every()
        print("\nUnder what is to be reached:", *(under or ["nothing"]), sep="\n  ")
        return 1 if under else 0
    clock = time.process_time if given.cpu else lambda: time.monotonic() - started
    return one(given.brief, given.seconds, given.out, given.seed, clock)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], time.monotonic()))
