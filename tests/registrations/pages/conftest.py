"""A forum that takes registrations, and clients of a member and of its coordinator."""

import pytest
from django.urls import reverse

from multaqa.registrations.enums import QuestionKind
from tests.factories.registrations import QuestionFactory
from tests.factories.words import both

DIET = [{"code": "o1", "label": {"ar": "نباتي", "en": "Vegetarian"}},
        {"code": "o2", "label": {"ar": "كل شيء", "en": "Everything"}}]  # fmt: skip


@pytest.fixture
def address(hall):
    """``address(name, *args)``: of a page of the forum's registration."""
    return lambda name, *args: reverse(
        f"registrations:{name}", args=[hall.network.slug, hall.forum.slug, *args]
    )


@pytest.fixture
def member(hall):
    return hall.member()


@pytest.fixture
def me(client_of, member):
    return client_of(member)


@pytest.fixture
def desk(client_of, hall):
    return client_of(hall.coordinator)


@pytest.fixture
def questions(hall):
    """One of each kind, and one that only vegetarians are asked."""
    made = {
        kind: QuestionFactory(
            opening=hall.opening, position=number, kind=kind, label=both(kind, f"About {kind}"),
            options=DIET if kind in ("choice", "many") else [],
        )
        for number, kind in enumerate(QuestionKind.values, start=1)
    }  # fmt: skip
    made["follower"] = QuestionFactory(
        opening=hall.opening, position=20, required=True, when=made["choice"], when_is="o1",
        label=both("تفاصيل", "Which plants"),
    )  # fmt: skip
    return made


@pytest.fixture
def filled(hall):
    """What a browser sends of the form; ``filled(sites=[])`` changes it."""

    def fill(**more):
        return {
            "version": "0", "sites": [str(hall.cairo.pk)], "badge_name_ar": "هالة",
            "badge_name_en": "Hala", "badge_line_ar": "", "badge_line_en": "", **more,
        }  # fmt: skip

    return fill
