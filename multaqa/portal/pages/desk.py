"""The desk: what needs doing today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.kernel.doors import door, signed_in


@door(signed_in)
def show(request: HttpRequest) -> HttpResponse:
    """Everything this person can do, the most urgent first."""
    return render(request, "portal/desk.html")
