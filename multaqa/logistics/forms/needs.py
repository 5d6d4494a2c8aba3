"""What one needs, on one page: nothing in it must be filled in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from multaqa.convenings.models import Site
from multaqa.convenings.queries import ReleasedSession
from multaqa.kernel.bilingual import spoken
from multaqa.ui.forms import BilingualForm
from multaqa.ui.templatetags.ui import date_short, period, time_short, weekday

from ..actions import Journey, Said
from ..enums import Access, Arranged, Diet, Lodger, Means, Way
from ..queries import Guest

PARTS = ("means", "place", "number", "on", "hour")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together: a journey, or the nights at a site."""

    title: str
    fields: tuple[BoundField, ...]


class NeedsForm(BilingualForm):
    """Travel, room, food and needs of one guest at the sites where they have a seat."""

    travel = forms.ChoiceField(
        label=_("Who books your travel?"),
        choices=Arranged,
        widget=forms.RadioSelect,
        required=False,
    )
    lodging = forms.ChoiceField(
        label=_("Where do you sleep?"), choices=Lodger, widget=forms.RadioSelect, required=False
    )
    share_with = forms.CharField(
        label=_("With whom would you share it?"),
        help_text=_(
            "The full name, as in the directory. Left empty: with anybody who chose to share."
        ),
        max_length=150,
        required=False,
    )
    diet = forms.ChoiceField(label=_("What do you eat?"), required=False)
    diet_note = forms.CharField(
        label=_("What the kitchen should know"), max_length=200, required=False
    )
    skipped = forms.TypedMultipleChoiceField(
        label=_("Meals you leave out"), coerce=int, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    access = forms.MultipleChoiceField(
        label=_("What do you need to take part?"), choices=Access,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    access_note = forms.CharField(
        label=_("What else we should know"), max_length=300, required=False
    )

    def __init__(
        self, data: Any = None, *, guest: Guest, meals: Sequence[ReleasedSession], **kwargs: Any
    ) -> None:
        self.guest = guest
        super().__init__(data, initial=_initial(guest), **kwargs)
        here = {site.pk for site in guest.sites}
        self.fields["diet"].choices = [("", gettext("Not said")), *Diet.choices]  # type: ignore[attr-defined]
        eaten = [(each.id, _meal(each)) for each in meals if each.site.id in here]
        self.fields["skipped"].choices = eaten  # type: ignore[attr-defined]
        if not eaten:
            del self.fields["skipped"]
        for site in guest.sites:
            self._add_journey(site, Way.IN)
            self._add_journey(site, Way.OUT)
            self._add_nights(site)
        self._prepare(("ar",))

    def _add_journey(self, site: Site, way: Way) -> None:
        where = _("From where") if way == Way.IN else _("Where to")
        fields = {
            "means": forms.ChoiceField(
                label=pgettext_lazy("journey", "By"),
                choices=[("", gettext("Not said")), *Means.choices],
            ),
            "place": forms.CharField(label=where, max_length=100),
            "number": forms.CharField(label=_("Flight or train number"), max_length=30),
            "on": forms.DateField(label=_("Day")),
            "hour": forms.TimeField(label=_("Hour")),
        }
        for name, each in fields.items():
            each.required = False
            each.initial = getattr(self.guest.trips.get((site.pk, way)), name, None)
            self.fields[f"{way}{site.pk}_{name}"] = each

    def _add_nights(self, site: Site) -> None:
        stay = self.guest.stays.get(site.pk)
        usual = (site.starts_on, site.ends_on) if site.starts_on < site.ends_on else (None, None)
        first, last = (stay.from_on, stay.to_on) if stay else usual
        for name, label, known in (
            ("from", _("First night"), first),
            ("to", _("You leave on the morning of"), last),
        ):
            self.fields[f"{name}{site.pk}"] = forms.DateField(
                label=label, initial=known, required=False
            )

    # ── As the page draws it ─────────────────────────────────────────────────────────────

    @property
    def pairs(self) -> list[tuple[BoundField, Any]]:
        """Every field with its errors, for the summary of them."""
        return [(field, field.errors) for field in self]

    @property
    def journeys(self) -> list[Group]:
        """Each site's arrival and departure."""
        return [
            Group(_title(way, site), tuple(self[f"{way}{site.pk}_{name}"] for name in PARTS))
            for site in self.guest.sites
            for way in (Way.IN, Way.OUT)
        ]

    @property
    def nights(self) -> list[Group]:
        """Each site's first night and last morning."""
        return [
            Group(
                f"{spoken(site.city)} · {period(site.starts_on, site.ends_on)}",
                (self[f"from{site.pk}"], self[f"to{site.pk}"]),
            )
            for site in self.guest.sites
        ]

    # ── As it is kept ────────────────────────────────────────────────────────────────────

    def clean(self) -> dict[str, Any]:
        """What is not drawn for who needs no travel, or no room, cannot be wrong."""
        given = super().clean() or self.cleaned_data
        unseen = [f"{way}{s.pk}_{part}" for s in self.guest.sites for way in Way for part in PARTS]
        if given.get("travel") == Arranged.NONE:
            self._forgive(unseen)
        if given.get("lodging") == Lodger.NONE:
            self._forgive(f"{name}{s.pk}" for s in self.guest.sites for name in ("from", "to"))
        return given

    def _forgive(self, names: Iterable[str]) -> None:
        for name in names:
            self.errors.pop(name, None)
            self.cleaned_data.pop(name, None)

    def said(self) -> Said:
        """What the action takes."""
        given = self.cleaned_data
        sites = self.guest.sites
        return Said(
            travel=given["travel"],
            lodging=given["lodging"],
            share_with=given["share_with"],
            diet=given["diet"],
            diet_note=given["diet_note"],
            access=tuple(given["access"]),
            access_note=given["access_note"],
            journeys={(site.pk, way): self._journey(site, way) for site in sites for way in Way},
            stays={
                site.pk: (given.get(f"from{site.pk}"), given.get(f"to{site.pk}")) for site in sites
            },
            skipped=frozenset(given.get("skipped", ())),
        )

    def _journey(self, site: Site, way: Way) -> Journey:
        given = {name: self.cleaned_data.get(f"{way}{site.pk}_{name}") for name in PARTS}
        texts = {name: given.pop(name) or "" for name in ("means", "place", "number")}
        return Journey(**texts, **given)


def _initial(guest: Guest) -> dict[str, Any]:
    needs = guest.needs
    kept = ("travel", "lodging", "share_with", "diet", "diet_note", "access", "access_note")
    known = {name: getattr(needs, name) for name in kept} if needs else {}
    return {**known, "skipped": sorted(guest.skipped)}


def _title(way: Way, site: Site) -> str:
    city = spoken(site.city)
    if way == Way.IN:
        return gettext("Arrival in %(city)s") % {"city": city}
    return gettext("Departure from %(city)s") % {"city": city}


def _meal(session: ReleasedSession) -> str:
    day = f"{weekday(session.day)} {date_short(session.day)}"
    return f"{spoken(session.title)} · {day} {time_short(session.starts_at)}"
