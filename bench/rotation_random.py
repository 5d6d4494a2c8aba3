"""Random briefs of the kinds that forums bring, in the format of bench/rotation_briefs/README.md.

python -m bench.rotation_random DIRECTORY [COUNT]      writes brief after brief

They are what a change to the search is judged by: the files of bench/rotation_briefs/ are few, and
what is tuned to them need not serve anybody else. Every brief can be kept: rules are drawn around
seatings that keep them.
"""

import json
import sys
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

KINDS = ("golfers", "forum", "forum", "constrained", "uneven", "mentors", "plain", "large")
Text = dict[str, Any]


def random_brief(number: int) -> Text:
    """The brief of a number: the same every time."""
    chance = Random(number)
    kind = KINDS[number % len(KINDS)]
    tables, seats, rounds = _hall(chance, kind)
    people = tables * seats
    if kind in ("uneven", "mentors", "plain"):
        people -= chance.randrange(tables)
    who = _people(chance, people, kind)
    sizes = (people // tables, -(-people // tables))
    gone = [[] for _ in range(rounds)] if kind == "golfers" else _absent(chance, who, rounds, kind)
    if any(gone) or kind == "uneven":
        sizes = (max(2, (people - max(map(len, gone))) // tables - 1), sizes[1])
    text: Text = {
        "format": "weave-rotation-1",
        "name": f"{kind}-{people}-{tables}x{rounds}-{number}",
        "people": who,
        "rounds": [
            {
                "id": f"r{at + 1}",
                "day": 1 + at // 4,
                "tables": [
                    {"id": f"t{table + 1}", "min": sizes[0], "max": sizes[1]}
                    for table in range(tables)
                ],
                "absent": absent,
            }
            for at, absent in enumerate(gone)
        ],
        "prior_pairs": [] if kind == "golfers" else _acquainted(chance, who),
        "weights": {"cross_city": 1 if kind == "golfers" else 3, "same_city": 1},
        "constraints": {},
    }
    if kind != "golfers":
        text["constraints"] = _rules(chance, text, kind)
    return text


def _hall(chance: Random, kind: str) -> tuple[int, int, int]:
    """Tables, seats of each, and rounds."""
    if kind == "large":
        return chance.randint(16, 30), chance.choice((6, 8)), chance.randint(6, 12)
    seats = chance.choice((4, 5, 5, 6, 6, 7, 8) if kind != "golfers" else (3, 4, 4, 5, 6))
    tables = chance.randint(max(4, seats - 2), 14)
    most = (tables * seats - 1) // (seats - 1)
    if kind == "golfers":
        return tables, seats, chance.randint(max(3, most // 2), most)
    return tables, seats, chance.randint(4, max(5, min(12, most + 1)))


def _people(chance: Random, count: int, kind: str) -> list[Text]:
    """Cities as they come: one or two large ones, many small ones."""
    alike = chance.choice((0.4, 0.8, 1.2))
    cities = max(2, int(count * chance.uniform(0.1, 0.5)))
    weights = [1 / (at + 1) ** alike for at in range(cities)]
    homes = chance.choices(range(cities), weights, k=count)
    mentors = set(chance.sample(range(count), count // 4)) if kind == "mentors" else set()
    return [
        {
            "id": f"p{at + 1:03}",
            **({} if kind == "golfers" else {"city": f"city {home + 1}"}),
            "library": f"library {chance.randrange(count // 2 + 1)}",
            "role": "mentor" if at in mentors else "participant",
            "gender": chance.choice("fffmm"),
        }
        for at, home in enumerate(homes)
    ]


def _absent(chance: Random, who: list[Text], rounds: int, kind: str) -> list[list[str]]:
    share = {"constrained": 0.06, "uneven": 0.14}.get(kind, 0)
    ids = [person["id"] for person in who]
    return [
        sorted(chance.sample(ids, chance.randint(0, int(share * len(ids))))) for _ in range(rounds)
    ]


def _acquainted(chance: Random, who: list[Text]) -> list[list[str]]:
    """Some know each other already, those of a city and of a library rather."""
    share = chance.choice((0, 0.03, 0.08, 0.15))
    known = []
    for one, other in combinations(who, 2):
        likely = share * (4 if one["city"] == other["city"] else 1)
        if chance.random() < likely:
            known.append([one["id"], other["id"]])
    return known


def _rules(chance: Random, text: Text, kind: str) -> Text:
    ids = [person["id"] for person in text["people"]]
    tables = [table["id"] for table in text["rounds"][0]["tables"]]
    rules: Text = {"max_same": [{"attribute": "city", "max": 1, "hard": False}]}
    if kind == "mentors":
        mentors = [person for person in text["people"] if person["role"] == "mentor"]
        least, more = divmod(len(mentors), len(tables))
        rules["role_per_table"] = [{"role": "mentor", "min": least, "max": least + bool(more)}]
        if chance.random() < 0.5:
            rules["max_same"].append({"attribute": "library", "max": 2, "hard": True})
    if kind == "constrained":
        for person, _ in zip(text["people"], tables, strict=False):
            person["role"] = "facilitator"
            for each in text["rounds"]:
                each["absent"] = [one for one in each["absent"] if one != person["id"]]
        rules["fixed"] = [
            {"person": person, "table": table, "rounds": "all"}
            for person, table in zip(ids, tables, strict=False)
        ]
        rules["role_per_table"] = [{"role": "facilitator", "min": 1, "max": 1}]
        others = ids[len(tables) :]
        chance.shuffle(others)
        rules["keep_together"] = [[others.pop(), others.pop()] for _ in range(chance.randint(1, 4))]
        rules["keep_apart"] = [
            sorted(chance.sample(others, 2)) for _ in range(chance.randint(2, 12))
        ]
        if chance.random() < 0.5:
            rules["max_meetings"] = 3
    if kind == "plain" and chance.random() < 0.5:
        rules["keep_apart"] = [sorted(chance.sample(ids, 2)) for _ in range(chance.randint(2, 9))]
    return rules


def main(directory: Path, count: int) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = random_brief(number)
        path = directory / f"{number:02}-{text['name']}.json"
        path.write_text(json.dumps(text), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 24)
