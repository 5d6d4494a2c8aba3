"""Reads of the people room.

Other rooms show people by ``shown`` only; ``role_source`` and ``portable`` are where they register
the roles they keep and what they hold of a person.
"""

from .links import link_of, link_path, link_state, links_in, open_links, token, whatsapp
from .members import (
    accounts_by_email,
    coordinators,
    in_network,
    library_name,
    library_names,
    namesakes,
    present_by_email,
    role_labels,
    role_names,
    role_source,
    roles_in,
    sole_coordinator_of,
    standings,
    unclaimed,
)
from .mine import (
    consents_of,
    invitations_to,
    my_page,
    networks_of,
    own_page,
    portable,
    portables,
    waiting,
)
from .showing import Shown, directory, page_of, photo_address, shown, shown_of

__all__ = [
    "Shown",
    "accounts_by_email",
    "consents_of",
    "coordinators",
    "directory",
    "in_network",
    "invitations_to",
    "library_name",
    "library_names",
    "link_of",
    "link_path",
    "link_state",
    "links_in",
    "my_page",
    "namesakes",
    "networks_of",
    "open_links",
    "own_page",
    "page_of",
    "photo_address",
    "portable",
    "portables",
    "present_by_email",
    "role_labels",
    "role_names",
    "role_source",
    "roles_in",
    "shown",
    "shown_of",
    "sole_coordinator_of",
    "standings",
    "token",
    "unclaimed",
    "waiting",
    "whatsapp",
]
