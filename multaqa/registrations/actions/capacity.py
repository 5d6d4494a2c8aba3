"""How many a site holds: more of it means that those who wait are served at once."""

from datetime import datetime

from django.db import transaction

from multaqa.convenings.actions import edit_site
from multaqa.convenings.models import Site
from multaqa.people.models import Person

from ..models import Place
from ..queries import held_forum
from ..queries.rows import OVER
from .line import serve_site, settle_forum


@transaction.atomic
def set_capacity(*, site: Site, capacity: int | None, by: Person, at: datetime) -> list[Place]:
    """Let ``site`` hold so many (None: as many as come); gives the places that were given."""
    edit_site(site=site, capacity=capacity, by=by, at=at)
    return serve_lines(site=site, by=by, at=at)


@transaction.atomic
def serve_lines(*, site: Site, by: Person | None, at: datetime) -> list[Place]:
    """Give out what seats a site has free, and let the forum be full or open accordingly."""
    forum = held_forum(site.forum_id)
    if forum.state in OVER:
        return []
    given = serve_site(site=site, by=by, at=at)
    settle_forum(forum=forum, by=by, at=at)
    return given
