"""Libraries: the directory, the map, a library, and what its coordinators write."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.refusal import told_by
from multaqa.kernel.tables import CSV_TYPE, XLSX_TYPE, file_name

from .. import actions, exports, queries, rules
from ..forms import CloseForm, DirectoryForm, LibraryForm
from ..imports import LIBRARIES
from ..models import Library, Network
from .facts import library_facts
from .map import located, mapped
from .network import this

# As many as a phone's page of 25 kB holds.
A_PAGE = 60


def one(request: HttpRequest, library: str) -> Library:
    """The library of the address."""
    return queries.library(request.network, library)


def _found(request: HttpRequest, form: DirectoryForm):  # type: ignore[no-untyped-def]
    language = get_language() or "ar"
    return queries.directory(request.network, language=language, **form.wanted())


def _prepares(request: HttpRequest, *_library: Library) -> bool:
    """Whether the reader is shown what coordinators do here."""
    return rules.may_coordinate(request.visitor, request.network)


@door(anyone)
@common(unless=_prepares)
def index(request: HttpRequest) -> HttpResponse:
    """The directory, searched and filtered by the address."""
    form = DirectoryForm(request.GET, network=request.network)
    found = queries.shown(_found(request, form))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "query": asked.urlencode(),
        "filtered": form.filtered(),
        "may_edit": rules.may_coordinate(request.visitor, request.network),
    }
    return render(request, "networks/library/index.html", context)


@door(anyone)
def download(request: HttpRequest, ending: str) -> HttpResponse:
    """The same libraries as a table."""
    found = _found(request, DirectoryForm(request.GET, network=request.network))
    write, kind = (exports.xlsx, XLSX_TYPE) if ending == "xlsx" else (exports.csv, CSV_TYPE)
    response = HttpResponse(write(found), content_type=kind)
    name = file_name(spoken(LIBRARIES.titles).text, request.network.slug, ending=ending)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@door(anyone)
@common()
def drawn(request: HttpRequest) -> HttpResponse:
    """How many libraries each governorate has, drawn and as a table."""
    return render(request, "networks/library/map.html", {"map": mapped(request.network)})


@door(anyone, load=one)
@common(unless=_prepares)
def show(request: HttpRequest, library: Library) -> HttpResponse:
    """A library: its facts, and where it stands."""
    context = {
        "library": library,
        "facts": library_facts(library),
        "place": located(library),
        "may_edit": rules.may_keep_library(request.visitor, library),
    }
    return render(request, "networks/library/show.html", context)


@door(rules.may_coordinate, load=this)
def create(request: HttpRequest, network: Network) -> HttpResponse:
    """Write a library down."""
    form = _form(request, Library(network=network))
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            library = actions.create_library(
                library=form.save(commit=False), by=request.visitor.person, at=timezone.now()
            )
            return redirect("networks:library", network.slug, library.slug)
    return render(request, "networks/library/form.html", {"form": form})


@door(rules.may_keep_library, load=one)
def update(request: HttpRequest, library: Library) -> HttpResponse:
    """Change what is written of a library."""
    form = _form(request, library)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.update_library(
                library=form.save(commit=False), by=request.visitor.person, at=timezone.now()
            )
            return redirect("networks:library", request.network.slug, library.slug)
    context = {"form": form, "library": library}
    return render(request, "networks/library/form.html", context)


@door(rules.may_keep_library, load=one)
def close(request: HttpRequest, library: Library) -> HttpResponse:
    """Take a library that closed out of the directory."""
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.close_library(
                library=library, by=request.visitor.person, at=timezone.now(), **form.cleaned_data
            )
            return redirect("networks:library", request.network.slug, library.slug)
    context = {"form": form, "library": library}
    return render(request, "networks/library/close.html", context)


@door(rules.may_keep_library, load=one)
@require_POST
def reopen(request: HttpRequest, library: Library) -> HttpResponse:
    """Bring it back."""
    actions.reopen_library(library=library, by=request.visitor.person, at=timezone.now())
    return redirect("networks:library", request.network.slug, library.slug)


def _form(request: HttpRequest, library: Library) -> LibraryForm:
    languages = request.network.languages
    return LibraryForm(request.POST or None, instance=library, languages=languages)
