"""The floor's four pages and their addresses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from .models import Forum, Session, Speaker


def home(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "home.html", {"forum": get_object_or_404(Forum, slug=slug)})


def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    forum = get_object_or_404(Forum, slug=slug)
    sessions = (
        forum.sessions.defer("abstract").prefetch_related("speakers").order_by("starts_at", "room")
    )
    return render(request, "agenda.html", {"forum": forum, "sessions": sessions})


def session(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    rows = Session.objects.select_related("forum").prefetch_related("speakers")
    found = get_object_or_404(rows, pk=pk, forum__slug=slug)
    return render(request, "session.html", {"forum": found.forum, "session": found})


def speakers(request: HttpRequest, slug: str) -> HttpResponse:
    people = Speaker.objects.prefetch_related("sessions").order_by("name")
    return render(
        request,
        "speakers.html",
        {"forum": get_object_or_404(Forum, slug=slug), "people": people},
    )


urlpatterns = [
    path("<slug:slug>/", home, name="home"),
    path("<slug:slug>/agenda/", agenda, name="agenda"),
    path("<slug:slug>/sessions/<int:pk>/", session, name="session"),
    path("<slug:slug>/speakers/", speakers, name="speakers"),
]
