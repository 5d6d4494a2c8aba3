"""A refusal: one exception, one template, one status, with a sentence for the reader."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """An act that was asked for and is not done, with the reason in the reader's language.

    ``sentence`` is shown as it is; ``field`` names the form field it belongs beside, if one does.
    """

    def __init__(self, sentence: object, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class Refusals:
    """Middleware: a refusal that no page caught is answered with its sentence and status 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return render(request, "kernel/refusal.html", {"refusal": exception}, status=409)
        return None


@contextmanager
def told_by(form: Any) -> Iterator[None]:
    """Within it, a refusal becomes an error of the form, beside the field it belongs to::

    with told_by(form):
        actions.register(...)
        return redirect(...)
    return render(...)
    """
    try:
        yield
    except Refusal as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal))
