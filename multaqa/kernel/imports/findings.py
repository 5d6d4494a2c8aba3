"""The preview of an import as it is kept in its run: figures, and the first of everything."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..bilingual import in_every_language
from .comparing import Compared, Likeness, Pair
from .parsing import Parsed

# How much of each is kept and shown: enough to judge by, and a page that a phone can open.
MOST_PROBLEMS, MOST_SAMPLE = 2000, 50
MOST_PAIRS = {
    Likeness.LIKELY: 500,
    Likeness.CHANGED: 200,
    Likeness.REPEATED: 200,
    Likeness.SAME: 50,
}


def counts_of(parsed: Parsed, compared: Compared, pairs: Sequence[Pair]) -> dict[str, int]:
    """The figures of the preview, by name."""
    kinds = Counter(str(pair.kind) for pair in pairs)
    return {
        "new": compared.new,
        "changed": compared.changed,
        "unchanged": compared.unchanged,
        "repeated": kinds[Likeness.REPEATED],
        "likely": kinds[Likeness.LIKELY],
        "bad": parsed.bad,
        "problems": len(parsed.problems),
        "remarks": parsed.remarks,
    }


def findings_of(parsed: Parsed, compared: Compared, pairs: Sequence[Pair]) -> dict[str, Any]:
    """What the preview shows, fit for JSON: how the file was read, problems, pairs, good rows."""
    table, header = parsed.table, parsed.header
    return {
        "encoding": table.encoding,
        "sheet": table.sheet,
        "others": list(table.others),
        "columns": header.written,
        "unknown": list(header.unknown),
        "problems": _problems(parsed),
        "pairs": _pairs(pairs),
        "sample": [
            {"row": row.number, "values": row.values} for row in compared.to_write[:MOST_SAMPLE]
        ],
    }


def _problems(parsed: Parsed) -> list[dict[str, Any]]:
    kept = parsed.problems[:MOST_PROBLEMS]
    said = in_every_language(problem.why for problem in kept)
    return [
        {"row": p.row, "column": p.column, "why": why, "value": p.value}
        for p, why in zip(kept, said, strict=True)
    ]


def _pairs(pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    left = dict(MOST_PAIRS)
    kept = []
    for pair in pairs:
        left[pair.kind] -= 1
        if left[pair.kind] >= 0:
            kept.append(
                {
                    "kind": str(pair.kind),
                    "row": pair.row,
                    "mine": pair.mine,
                    "theirs": pair.theirs,
                    "other_row": pair.other_row,
                }
            )
    return kept
