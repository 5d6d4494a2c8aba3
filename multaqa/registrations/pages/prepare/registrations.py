"""Who registered: the list, its table, one registration whole, withdrawal on behalf."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import confirmed, now
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.tables import CSV_TYPE, XLSX_TYPE, file_name

from ... import actions, queries, rules
from ...enums import RegistrationState
from ...exports.table import as_csv, as_xlsx
from ...forms import SearchForm
from ...models import Registration
from .subjects import forum_of, may_prepare_registration, registration_of
from .way import above, address, crumbs

A_PAGE = 60


@door(rules.may_prepare, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The list, searched and filtered, with what it comes to."""
    form = SearchForm(request.GET, forum=forum)
    found = queries.found(forum, **form.wanted())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **{"forum": forum, "form": form, "page": page},
        "rows": [(row, list(row.places.all())) for row in page],
        "query": _asked(request),
        "counts": queries.states_count(forum),
        "sites": queries.site_states(forum),
        "opening": queries.opening_of(forum),
        "crumbs": crumbs(forum),
    }
    return render(request, "registrations/prepare/index.html", context)


def _asked(request: HttpRequest) -> str:
    """What the list was asked for, without the number of its page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


@door(rules.may_prepare, load=forum_of)
def workbook(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The same people as a workbook, with what they answered."""
    return _table(request, forum, as_xlsx, XLSX_TYPE, "xlsx")


@door(rules.may_prepare, load=forum_of)
def text(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The same as text with commas."""
    return _table(request, forum, as_csv, CSV_TYPE, "csv")


def _table(
    request: HttpRequest, forum: Forum, write: Callable[..., bytes], kind: str, ending: str
) -> HttpResponse:
    found = queries.found(forum, **SearchForm(request.GET, forum=forum).wanted())
    response = HttpResponse(write(forum, found), content_type=kind)
    name = file_name(_("Registrations"), spoken(forum.name).text, ending=ending)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


@door(may_prepare_registration, load=registration_of)
def show(request: HttpRequest, registration: Registration) -> HttpResponse:
    """One registration whole."""
    forum = registration.forum
    answers = queries.answers_of(registration)
    context = {
        "forum": forum,
        "registration": registration,
        "places": [(place, place.in_line) for place in registration.places.all()],
        "answers": queries.answered(answers.values()),
        "standing": registration.state == RegistrationState.SENT,
        "crumbs": crumbs(forum, (spoken(registration.person.name), None)),
    }
    return render(request, "registrations/prepare/show.html", context)


@door(may_prepare_registration, load=registration_of)
def withdraw(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Somebody does not come; asked once more before."""
    back = address(registration.forum, "registration", registration.pk)
    name = {"name": spoken(registration.person.name).text}
    return confirmed(
        request,
        lambda: actions.withdraw_registration(registration=registration, **now(request)),
        crumbs=above(registration.forum),
        title=_("Withdraw %(name)s") % name,
        text=_("Their seats go to those who wait longest, who are told at once."),
        submit=_("Yes, withdraw"),
        back=back,
    )
