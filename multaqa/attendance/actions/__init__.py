"""The verbs of the attendance room."""

from .certificates import ISSUED, WITHDRAWN, issue_certificates, withdraw_certificate
from .devices import add_device, shut_out
from .leaving import let_go
from .merging import Heard, Told, Verdict, Word, merge
from .ticking import check_in

__all__ = [
    "ISSUED",
    "WITHDRAWN",
    "Heard",
    "Told",
    "Verdict",
    "Word",
    "add_device",
    "check_in",
    "issue_certificates",
    "let_go",
    "merge",
    "shut_out",
    "withdraw_certificate",
]
