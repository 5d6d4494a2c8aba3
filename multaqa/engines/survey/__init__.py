"""Survey: what answers on scales and among options come to, honestly, or nothing where too few.

Owns: summaries of an item (counts, mean and share with intervals), the least that may be shown.
Asks of others: nothing.
Never: knows a person or a question's words; gives a figure of fewer than ``LEAST`` answers.
"""

from multaqa.engines.survey.items import (
    LEAST,
    Chosen,
    Rated,
    Withheld,
    chosen,
    faults,
    rated,
    released,
)

__all__ = ["LEAST", "Chosen", "Rated", "Withheld", "chosen", "faults", "rated", "released"]
