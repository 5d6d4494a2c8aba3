"""The addresses of the impact room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from .pages import report as public_report
from .pages.prepare import board, health, report

app_name = "impact"

# ── Where coordinators see how it stands, and report of it ───────────────────────────────
REPORT: list[URLPattern | URLResolver] = [
    path("", report.show, name="report"),
    path("make/", report.make, name="make"),
    path("words/", report.words, name="words"),
    path("publish/", report.publish, name="publish"),
    path("paper.pdf", report.paper, name="draft_paper"),
    path("rows/<slug:key>/", report.rows, name="rows"),
]
PREPARE: list[URLPattern | URLResolver] = [
    path("board/", board.show, name="board"),
    path("objectives/", board.moved, name="board_moved"),
    path("health/", health.show, name="health"),
    path("health/today/", health.today, name="today"),
    path("report/", include(REPORT)),
]

# ── What everyone reads ──────────────────────────────────────────────────────────────────
REPORTED: list[URLPattern | URLResolver] = [
    path("", public_report.show, name="public_report"),
    path("counted/", public_report.counted, name="counted"),
    path("report.pdf", public_report.paper, name="paper"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("prepare/<slug:forum>/", include(PREPARE)),
    path("forums/<slug:forum>/report/", include(REPORTED)),
]
