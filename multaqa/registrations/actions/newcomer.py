"""Somebody new is registered: first they come into the network."""

from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.people.actions import Newcomer, add_person
from multaqa.people.models import Person

from .. import rules
from ..models import Registration
from .registering import start_registration


@transaction.atomic
def start_for_newcomer(
    *, forum: Forum, newcomer: Newcomer, by: Person, at: datetime
) -> Registration | None:
    """Their registration, begun; None where they have an account and must first accept."""
    rules.require_takes_people(forum)
    arrivals = add_person(network=forum.network, newcomer=newcomer, by=by, at=at)
    for person in (*arrivals.created, *arrivals.given):
        return start_registration(forum=forum, person=person, by=by, at=at)
    return None
