"""What pages about a plan have in common: read once, laid out for a reader."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from .. import queries, rules
from ..models import Plan, RotationRound

# What of an answer is read out aloud.
SAID = ("said", "refused", "quiet")


class Reading:
    """A plan before a reader: each thing is read when it is first asked for (3 queries in all)."""

    def __init__(self, request: HttpRequest, plan: Plan) -> None:
        self.request, self.plan = request, plan
        self.rotation = plan.rotation
        self.forum = plan.rotation.forum
        self.brief, self.held = queries.brief_of(plan), queries.held_in(plan)
        self.changes = rules.may_seat(request.visitor, plan)

    @cached_property
    def seats(self) -> queries.Seats:
        return queries.seats_of(self.plan)

    @cached_property
    def people(self) -> dict[int, queries.Sitter]:
        """Everybody of the plan by name."""
        known = {each.id for each in self.brief.people}
        return queries.sitters(self.forum, known | self.seats.people)

    @cached_property
    def rows(self) -> list[RotationRound]:
        return queries.rows_of(self.rotation)

    @cached_property
    def rounds(self) -> list[queries.NamedRound]:
        return queries.rounds_of(self.rows, self.brief)

    @cached_property
    def since(self) -> list[str]:
        """What of the rotation changed since the plan was made."""
        return queries.changed_since(self.plan, self.rows)

    @cached_property
    def pairs(self) -> queries.Pairs:
        rounds = (*self.held, *self.seats.seatings)
        return queries.Pairs(self.brief, rounds, [each.round for each in self.held])

    @property
    def everyone(self) -> list[queries.Way]:
        return queries.everyone(self.pairs, self.people, self.rounds)

    def round(self, asked: Mapping[str, Any]) -> int:
        """The round that was asked for, else the first that is still to come."""
        known = [each.position for each in self.rounds]
        ahead = [each.position for each in self.rounds if not each.held]
        wanted = asked.get("round", "")
        return next((each for each in known if str(each) == wanted), [*ahead, *known][0])

    def hall(self, at: int, pick: int | None) -> queries.Hall:
        """A round; with what each place brings whoever is picked to be moved."""
        stay = self.seats.locked.get(at, frozenset())
        held = any(each.held for each in self.rounds if each.position == at)
        asked = pick if self.changes and not held else None
        tables = next(each.tables for each in self.rounds if each.position == at)
        return queries.hall(self.pairs, self.people, at=at, locked=stay, pick=asked, tables=tables)

    def named(self, ids: Iterable[int]) -> list[queries.Sitter]:
        """These people, in the order of names."""
        wanted = set(ids)
        return [each for pk, each in self.people.items() if pk in wanted]

    def breaks(self, move: queries.Move) -> list[str]:
        """What would no longer be kept after a move, in sentences."""
        return queries.breaks_told(self.brief, self.seats.seatings, self.held, move, self.called)

    @property
    def address(self) -> str:
        """Where the plan is read."""
        where = (self.request.network.slug, self.forum.slug, self.rotation.pk, self.plan.number)
        return reverse("weaving:plan", args=where)

    @property
    def context(self) -> dict[str, Any]:
        """What stands above each page of the plan."""
        worth = queries.worth(self.plan)
        broken = queries.breaches_told(self.brief, self.seats.seatings, self.held, self.called)
        return {
            "it": {
                **{name: getattr(self, name) for name in ("plan", "rotation", "forum")},
                **{name: getattr(self, name) for name in ("changes", "address")},
                "since": self.since,
                "replan": f"{self.address}replan/" if self.changes else "",
                "headline": queries.headline_of(worth),
                "reach": queries.reach_of(worth),
                "broken": broken,
                "because": queries.because_of(self.brief, self.held, self.called) if broken else (),
            },
        }

    @property
    def called(self) -> Any:
        """How people and rounds are called in sentences."""
        return queries.called(self.people, self.rounds, self.plan.made_of)


def work(
    reading: Reading, *, at: int, pick: int | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    """A round to work on: the page, or for the page's own script what changed in it."""
    drawn = reading.hall(at, pick)
    context = {**reading.context, **more, "hall": drawn, "rounds": reading.rounds}
    context["at"] = next(each for each in reading.rounds if each.position == at)
    context["as_it_was"] = any(each.round == at for each in reading.held)
    context["cities"] = queries.by_city(reading.people)
    html = render_to_string("weaving/plan/_work.html", context, reading.request)
    if by_script(reading.request):
        there = f"{reading.address}?round={at}" + (f"&pick={pick}" if drawn.picked else "")
        said = " ".join(str(more[name]) for name in SAID if more.get(name))
        return JsonResponse({"html": html, "said": said, "at": there}, status=status)
    page = {"it": context["it"], "work": html}
    return render(reading.request, "weaving/plan/show.html", page, status=status)


def by_script(request: HttpRequest) -> bool:
    """Whether the page's own script asks."""
    return request.headers.get("Accept", "").startswith("application/json")
