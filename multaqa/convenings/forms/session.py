"""The forms of a session: all of it, or only where and when it stands."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.people.models import Person
from multaqa.ui.forms import BilingualForm
from multaqa.ui.templatetags.ui import date_long, num, weekday

from ..models import Forum, Objective, Session, Site
from ..queries import forum_days, leaders, zone_of
from .draft import Draft, count_input

# A row's number has no more: SQLite and PostgreSQL both break on one that is greater than theirs.
MOST_FIGURES = 18


class Names(forms.ModelMultipleChoiceField):
    """Several people, each by the name in the reader's language."""

    def clean(self, value: Any) -> Any:
        for each in value or ():
            if len(str(each)) > MOST_FIGURES:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": f"{str(each)[:MOST_FIGURES]}…"},
                )
        return super().clean(value)

    def label_from_instance(self, person: Person) -> str:
        return str(spoken(person.name))


class PeopleWidget(forms.CheckboxSelectMultiple):
    """A tick a person, in a list that a search box above it narrows where scripts run."""

    template_name = "convenings/prepare/session/people.html"


class SharesWidget(forms.Widget):
    """A number of percent for each objective of the forum."""

    template_name = "convenings/prepare/session/shares.html"
    use_fieldset = True

    def __init__(self, objectives: Iterable[Objective]) -> None:
        super().__init__()
        self.objectives = list(objectives)

    def id_for_label(self, id_: str) -> str:
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[int, str]:
        return {each.pk: data.get(f"{name}_{each.pk}", "") for each in self.objectives}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["rows"] = [
            {"name": f"{name}_{each.pk}", "objective": each, "value": (value or {}).get(each.pk)}
            for each in self.objectives
        ]
        return context


class SharesField(forms.Field):
    """Percent of a session's time by the id of the objective; what is left empty is none."""

    def __init__(self, objectives: Iterable[Objective], **kwargs: Any) -> None:
        super().__init__(widget=SharesWidget(objectives), required=False, **kwargs)

    def to_python(self, value: Mapping[int, str]) -> dict[int, int]:
        try:
            shares = {pk: int(text.strip() or 0) for pk, text in value.items()}
        except ValueError:
            raise ValidationError(gettext("A share is a whole number of percent.")) from None
        return {pk: share for pk, share in shares.items() if share}


class Placing:
    """What both forms say of a session: its day, hours, site and room.

    ``forum`` comes with its sites and their rooms. Days and hours are the network's own.
    """

    cleaned_data: dict[str, Any]
    initial: dict[str, Any]
    is_stale = False
    fields: dict[str, forms.Field]

    def _offer_places(self, forum: Forum, sites: Iterable[Site]) -> None:
        self.forum, self.sites = forum, {site.pk: site for site in sites}
        self.rooms = {room.pk: room for site in self.sites.values() for room in site.rooms.all()}
        self.fields["day"] = forms.TypedChoiceField(
            label=_("Day"),
            choices=[(day.isoformat(), f"{weekday(day)} {date_long(day)}") for day in self._days()],
            coerce=date.fromisoformat,
        )
        self.fields["starts"] = forms.TimeField(label=_("Begins at"))
        self.fields["minutes"] = forms.IntegerField(
            label=_("Length in minutes"), min_value=5, max_value=24 * 60, initial=60
        )
        self.fields["place"] = forms.ChoiceField(
            label=_("Site and room"), choices=[self._rooms_of(s) for s in self.sites.values()]
        )

    def _days(self) -> list[date]:
        """The days of the forum; the morning after where a site closes after midnight; and the day
        on which the session stands now, wherever that is."""
        days = set(forum_days(self.forum))
        if any(site.closes_at <= site.opens_at for site in self.sites.values()):
            days.add(self.forum.ends_on + timedelta(days=1))
        if standing := self.initial.get("day"):
            days.add(date.fromisoformat(standing))
        return sorted(days)

    def _rooms_of(self, site: Site) -> tuple[str, list[tuple[str, str]]]:
        city = str(spoken(site.city))
        rooms = [(f"{site.pk}-", f"{city}: {gettext('no room yet')}")]
        for room in site.rooms.all():
            seats = f" ({num(room.capacity)})" if room.capacity else ""
            rooms.append((f"{site.pk}-{room.pk}", f"{city}: {spoken(room.name)}{seats}"))
        return city, rooms

    def placing(self) -> dict[str, Any]:
        """``site``, ``room``, ``starts_at`` and ``ends_at`` of the cleaned form."""
        given = self.cleaned_data
        site, _dash, room = given["place"].partition("-")
        starts = self._moment(given["day"], given["starts"])
        return {
            "site": self.sites[int(site)],
            "room": self.rooms[int(room)] if room else None,
            "starts_at": starts,
            "ends_at": starts + timedelta(minutes=given["minutes"]),
        }

    def seen(self, session: Session) -> None:
        """After a refusal: let the next sending overwrite ``session`` as it stands now, since its
        sender was told of it."""
        self.is_stale = self.data.get("version") != str(session.version)
        self.data = self.data.copy()
        self.data["version"] = str(session.version)

    def _moment(self, day: date, hour: time) -> datetime:
        local = datetime.combine(day, hour.replace(second=0), tzinfo=zone_of(self.forum))
        return local.astimezone(UTC)

    def _clean_moment(self) -> None:
        """An hour that a change to summer time leaves out is no hour to begin at."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("starts")
        if day is None or hour is None:
            return
        back = self._moment(day, hour).astimezone(zone_of(self.forum))
        if back.time() != hour.replace(second=0):
            self.add_error(  # type: ignore[attr-defined]
                "starts", gettext("There is no such hour that day: the clocks go forward.")
            )


def placed(session: Session) -> dict[str, Any]:
    """Where and when ``session`` stands, as the initial values of both forms."""
    return {
        "day": session.starts.date().isoformat(),
        "starts": session.starts.time(),
        "minutes": session.minutes,
        "place": f"{session.site_id}-{session.room_id or ''}",
        "version": session.version,
    }


class MoveForm(Placing, BilingualForm):
    """Only where and when: the twin of dragging it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, forum: Forum, sites: Iterable[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_places(forum, sites)

    def clean(self) -> dict[str, Any]:
        self._clean_moment()
        return self.cleaned_data


class SessionForm(Placing, Draft):
    """All of a session."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    capacity = count_input(
        _("For how many people"), _("Leave it empty for as many as the room holds.")
    )
    material_url = forms.URLField(
        label=_("Address of its material"),
        help_text=_("Where to find slides and handouts, beginning with https://."),
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        required=False,
    )

    class Meta:
        model = Session
        fields = ("title", "kind", "abstract", "capacity", "material_url")
        labels = {
            "title": _("Title"),
            "kind": _("Kind"),
            "abstract": _("What the session is about"),
        }

    field_order = (
        *("title", "kind", "day", "starts", "minutes", "place", "people", "abstract"),
        *("capacity", "material_url", "shares"),
    )

    def __init__(self, *args: Any, forum: Forum, sites: Iterable[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_places(forum, sites)
        standing = Person.objects.filter(pk__in=self.initial.get("people", ()))
        self.fields["people"] = Names(
            (leaders(forum.network_id) | standing).by_name(),
            label=_("Facilitators"),
            widget=PeopleWidget,
            required=False,
        )
        objectives = forum.objective_set.objectives.all() if forum.objective_set else ()
        self.fields["shares"] = SharesField(
            objectives,
            label=_("Objectives it serves"),
            help_text=_("How many percent of its time each of them has."),
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._clean_moment()
        return given

    def given(self) -> dict[str, Any]:
        """What the action takes: the fields of the row, the place, ``people`` and ``shares``."""
        texts = ("title", "kind", "abstract", "capacity", "material_url")
        order = {pk: place for place, pk in enumerate(self.initial.get("people", ()))}
        people = self.cleaned_data["people"]
        return {
            **{name: self.cleaned_data[name] for name in texts},
            **self.placing(),
            # Who led it before stays in front, in the same order.
            "people": sorted(people, key=lambda person: order.get(person.pk, len(order))),
            "shares": self.cleaned_data["shares"],
        }
