"""What may be asked of the feedback room, one subject a file.

For rooms above: ``received`` (how each session was received), ``figures_of`` (a questionnaire as a
whole), ``questionnaires_of``, ``answered`` and ``expected``.
"""

from .asked import (
    Asked,
    asked_sessions,
    expected,
    expected_of,
    items_of,
    kind_of_reminder,
    own_list,
    public_sessions,
    questionnaire_of,
    questionnaires_of,
    seen_or_seated,
    unanswered,
)
from .ballots import has_answered, mark_of, marks_of, silent
from .figures import (
    Commented,
    Figure,
    Figures,
    Line,
    counted,
    figures_of,
    figures_of_forum,
    heard,
    is_over,
    lines_of,
    received,
)
from .ready import ready_items

__all__ = [
    "Asked",
    "Commented",
    "Figure",
    "Figures",
    "Line",
    "asked_sessions",
    "counted",
    "expected",
    "expected_of",
    "figures_of",
    "figures_of_forum",
    "has_answered",
    "heard",
    "is_over",
    "items_of",
    "kind_of_reminder",
    "lines_of",
    "mark_of",
    "marks_of",
    "own_list",
    "public_sessions",
    "questionnaire_of",
    "questionnaires_of",
    "ready_items",
    "received",
    "seen_or_seated",
    "silent",
    "unanswered",
]
