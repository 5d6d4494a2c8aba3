"""Answers for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back after its sign-in or its cookie was gone: nothing was written."""
    return render(request, "portal/stale_form.html", status=403)
