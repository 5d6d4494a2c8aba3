"""What is done with networks and their libraries."""

from .libraries import (
    Draft,
    close_library,
    create_library,
    import_libraries,
    reopen_library,
    update_library,
)
from .networks import (
    decline_network,
    propose_network,
    recognise_network,
    start_network,
    update_network,
)

__all__ = [
    "Draft",
    "close_library",
    "create_library",
    "decline_network",
    "import_libraries",
    "propose_network",
    "recognise_network",
    "reopen_library",
    "start_network",
    "update_library",
    "update_network",
]
