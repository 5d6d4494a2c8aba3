"""The gallery: every component in both directions and both themes."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from multaqa.engines.survey import rated
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept

from ..forms import Specimen


@dataclass(frozen=True, slots=True)
class Pane:
    """One way of reading: a language with its direction, and a theme."""

    language: str
    direction: str
    theme: str


PANES = (
    Pane("ar", "rtl", "light"),
    Pane("en", "ltr", "dark"),
    Pane("ar", "rtl", "dark"),
    Pane("en", "ltr", "light"),
)
# The name of each component's template, what it is called, and when to take it. Those that are
# landmarks are shown once a language: a page may not have two of the same name.
COMPONENTS = (
    (
        "colours",
        _("Colours"),
        _("Limestone, Nile, sandstone and the night; by name, never by value."),
        4,
    ),
    (
        "type",
        _("Words"),
        _("One voice for headings, one for reading; no slant and no letter-spacing in Arabic."),
        4,
    ),
    (
        "buttons",
        _("Buttons and icons"),
        _("One primary action a page. A drawing stands beside words, never alone."),
        4,
    ),
    ("notices", _("Notices"), _("What just happened, or what to know before going on."), 4),
    ("states", _("States and chips"), _("A state has a shape and a word as well as a colour."), 4),
    (
        "cards",
        _("Cards and rows"),
        _("Cards for things one may choose among; rows for things one reads through."),
        4,
    ),
    ("facts", _("Facts and figures"), _("Few numbers, each with its name."), 4),
    ("people", _("People"), _("A person without a photograph has an initial."), 4),
    (
        "form",
        _("Forms"),
        _("The label above, the help under it, what went wrong beside the field and at the top."),
        2,
    ),
    (
        "table",
        _("Tables and bars"),
        _("Numbers under each other; the bar repeats the number and never replaces it."),
        2,
    ),
    ("ways", _("Ways through"), _("Crumbs, tabs and pages."), 2),
    ("empty", _("Nothing here yet"), _("Says what will stand here, and how to make it so."), 4),
)
FACTS = (
    (_("City"), LazyI18nString({"ar": "الأقصر", "en": "Luxor"})),
    (_("Seats"), 40),
)
HOURS = (
    (LazyI18nString({"ar": "روابط بين المدن", "en": "Ties between cities"}), 6.5),
    (LazyI18nString({"ar": "مهارات التغيير", "en": "Skills for change"}), 4.25),
    (LazyI18nString({"ar": "مشاركة المجتمع", "en": "Community participation"}), 2),
)


@door(anyone)
@kept
def show(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(
        request,
        "portal/components/show.html",
        {
            "components": [
                (name, title, words, f"portal/components/{name}.html", PANES[:count])
                for name, title, words, count in COMPONENTS
            ],
            "sample": _sample(),
        },
    )


def _sample() -> dict[str, object]:
    sent = {"title_ar": "", "title_en": "Robots for children" * 5, "kind": "talk", "seats": "many"}
    return {
        "forms": [Specimen(prefix="first"), Specimen(sent, prefix="")],
        "facts": FACTS,
        "hours": HOURS,
        "rated": rated([5, 4, 4, 3, 5, 4, 2]),
        "page": Paginator(range(30), 10).page(2),
        "starts": date(2020, 2, 16),
        "ends": date(2020, 2, 19),
    }
