"""The pages of every import: upload, progress, preview, result. A room gives its importer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from ..bilingual import spoken
from ..doors import door
from ..models import ImportRun, ImportState
from ..refusal import Refusal
from ..tables import XLSX_TYPE, file_name
from ..visitors import Visitor
from . import actions, shown, tasks
from .forms import UploadForm
from .importer import Importer
from .states import AT_WORK

TEMPLATES = {ImportState.PREVIEWED: "preview", **dict.fromkeys(AT_WORK, "progress")}


def upload(importer: Importer, request: HttpRequest, network: Any) -> HttpResponse:
    """The form, what the file must hold, and the imports of before."""
    form = UploadForm()
    if request.method == "POST":
        typed, files = request.POST, request.FILES  # reading them is what takes the file in
        form = UploadForm(typed, files, too_large=getattr(request, "too_large", False))
        if form.is_valid() and (run := _started(importer, request, network, form)):
            return redirect(_address(importer, request, "_run", run=run.pk))
    runs = ImportRun.objects.filter(kind=importer.kind, network_id=network.pk).defer("findings")
    context = {
        "form": form,
        "columns": [(spoken(c.titles).text, c) for c in importer.columns_for(network.pk)],
        "runs": runs.filter(expires_at__gt=timezone.now())[:10],
    }
    return _page(importer, request, "upload", context)


def _started(
    importer: Importer, request: HttpRequest, network: Any, form: UploadForm
) -> ImportRun | None:
    file = form.cleaned_data["file"]
    visitor = request.visitor  # type: ignore[attr-defined]
    given = {"content": file.read(), "file_name": file.name, "by": visitor.person}
    try:
        # Together: a run without its task would wait for ever.
        with transaction.atomic():
            run = actions.start(
                importer=importer, network_id=network.pk, at=timezone.now(), **given
            )
            tasks.read.enqueue(run.pk, run.attempt)
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return None
    return run


def show(importer: Importer, request: HttpRequest, run: ImportRun) -> HttpResponse:
    """The import as it stands: at work, to be confirmed, or ended."""
    name = TEMPLATES.get(ImportState(run.state), "result")
    context: dict[str, Any] = {"stands_still": actions.stands_still(run, timezone.now())}
    if name == "preview":
        context |= shown.preview(run, importer)
    context |= {"run": run, "failure": spoken(run.failure).text}
    return _page(importer, request, name, context)


def progress(importer: Importer, request: HttpRequest, run: ImportRun) -> HttpResponse:
    """How far the work is, for the page that watches it."""
    return JsonResponse({"state": run.state, "progress": run.progress, "total": run.total})


def problems(importer: Importer, request: HttpRequest, run: ImportRun) -> HttpResponse:
    """What is wrong, as a workbook to correct the file by."""
    if not run.findings:
        return redirect(_address(importer, request, "_run", run=run.pk))
    return _download(
        shown.problems_file(run, importer), run.file_name.rsplit(".", 1)[0], "problems"
    )


def template(importer: Importer, request: HttpRequest, network: Any) -> HttpResponse:
    """An empty table to fill in."""
    return _download(shown.template_file(importer, network.pk), spoken(importer.titles).text)


def confirm(importer: Importer, request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Write what the preview showed, but for the rows left out."""
    skipped = [int(row) for row in request.POST.getlist("skip") if row.isdecimal()]
    with transaction.atomic():
        visitor = request.visitor  # type: ignore[attr-defined]
        if actions.confirm(run=run, skipped=skipped, by=visitor.person, at=timezone.now()):
            tasks.write.enqueue(run.pk, run.attempt)
    return redirect(_address(importer, request, "_run", run=run.pk))


def cancel(importer: Importer, request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Give it up."""
    visitor = request.visitor  # type: ignore[attr-defined]
    actions.cancel(run=run, by=visitor.person, at=timezone.now())
    return redirect(_address(importer, request, "_run", run=run.pk))


def again(importer: Importer, request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Begin anew the work that was stopped."""
    visitor = request.visitor  # type: ignore[attr-defined]
    with transaction.atomic():
        run = actions.again(run=run, by=visitor.person, at=timezone.now())
        work = tasks.write if run.state == ImportState.CONFIRMED else tasks.read
        work.enqueue(run.pk, run.attempt)
    return redirect(_address(importer, request, "_run", run=run.pk))


def _page(
    importer: Importer, request: HttpRequest, name: str, context: dict[str, Any]
) -> HttpResponse:
    run = context.get("run")
    context |= {
        "things": spoken(importer.titles).text,
        "back": reverse(importer.back, kwargs={"network": request.network.slug}),  # type: ignore[attr-defined]
        "upload_url": _address(importer, request, ""),
        "urls": _addresses_of_run(importer, request, run) if run else {},
        "template_url": _address(importer, request, "_template"),
        "run_address": f"{request.resolver_match.namespace}:import_{importer.kind}_run",  # type: ignore[union-attr]
    }
    return render(request, f"kernel/imports/{name}.html", context)


def _addresses_of_run(importer: Importer, request: HttpRequest, run: ImportRun) -> dict[str, str]:
    names = ("progress", "problems", "confirm", "cancel", "again")
    return {name: _address(importer, request, f"_{name}", run=run.pk) for name in names}


def _address(importer: Importer, request: HttpRequest, name: str, **kwargs: object) -> str:
    namespace = request.resolver_match.namespace  # type: ignore[union-attr]
    slug = request.network.slug  # type: ignore[attr-defined]
    return reverse(f"{namespace}:import_{importer.kind}{name}", kwargs={"network": slug, **kwargs})


def _download(content: bytes, *names: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX_TYPE)
    name = file_name(*names, ending="xlsx")
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


PAGES: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
    ("", upload, ""),
    ("template.xlsx", template, "_template"),
    ("<int:run>/", show, "_run"),
    ("<int:run>/progress.json", progress, "_progress"),
    ("<int:run>/problems.xlsx", problems, "_problems"),
    ("<int:run>/confirm/", confirm, "_confirm"),
    ("<int:run>/cancel/", cancel, "_cancel"),
    ("<int:run>/again/", again, "_again"),
)
CHANGING = (confirm, cancel, again)


def addresses(importer: Importer) -> list[URLPattern]:
    """The addresses of an importer's pages, to be included among its room's."""
    return [
        path(address, _opened(importer, address, page), name=f"import_{importer.kind}{name}")
        for address, page, name in PAGES
    ]


def _opened(
    importer: Importer, address: str, page: Callable[..., HttpResponse]
) -> Callable[..., HttpResponse]:
    """The page behind its door: for those who may import into the network, or into the run's."""

    def found(request: HttpRequest, run: int) -> ImportRun:
        network = request.network  # type: ignore[attr-defined]
        return ImportRun.objects.get(pk=run, kind=importer.kind, network_id=network.pk)

    def may(visitor: Visitor, subject: Any) -> bool:
        return importer.may(visitor, getattr(subject, "network_id", subject.pk))

    load = found if address.startswith("<int:run>") else lambda request: request.network
    ready = partial(page, importer)
    return door(may, load=load)(require_POST(ready) if page in CHANGING else ready)
