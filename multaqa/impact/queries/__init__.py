"""What may be asked of the impact room, one subject a file.

For rooms above: ``published`` (the report that everyone reads) and ``board``.
"""

from .board import Board, BoardRow, Delivered, board
from .figures import Figure, Row, figure, figures_of
from .frozen import changed, freeze, thaw
from .kinds import KINDS, Kind
from .reports import Comment, comments, draft_of, latest, published
from .told import Told, public, told

__all__ = [
    "KINDS",
    "Board",
    "BoardRow",
    "Comment",
    "Delivered",
    "Figure",
    "Kind",
    "Row",
    "Told",
    "board",
    "changed",
    "comments",
    "draft_of",
    "figure",
    "figures_of",
    "freeze",
    "latest",
    "public",
    "published",
    "thaw",
    "told",
]
