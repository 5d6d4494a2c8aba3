"""The addresses of the feedback room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from .pages import answering
from .pages.prepare import items, posters, questionnaires, reminders, results

app_name = "feedback"

# ── Where coordinators work ──────────────────────────────────────────────────────────────
ABOUT: list[URLPattern | URLResolver] = [
    path("", questionnaires.show, name="prepare_questionnaire"),
    path("make/", questionnaires.create, name="prepare_make"),
    path("days/", questionnaires.update, name="prepare_days"),
    path("preview/", questionnaires.preview, name="prepare_preview"),
    path("items/new/", items.create, name="prepare_item_new"),
    path("items/<int:item>/", items.update, name="prepare_item"),
    path("items/<int:item>/move/", items.move, name="prepare_item_move"),
    path("items/<int:item>/remove/", items.remove, name="prepare_item_remove"),
    path("results/", results.show, name="prepare_results"),
    path("results.<str:ending>", results.download, name="prepare_table"),
    path("reminders/", reminders.index, name="prepare_reminders"),
    path("reminders/write/", reminders.create, name="prepare_remind"),
    path("reminders/<int:registration>/", reminders.by_hand, name="prepare_by_hand"),
]
PREPARE: list[URLPattern | URLResolver] = [
    path("", questionnaires.index, name="prepare"),
    path("sheets/", posters.index, name="prepare_sheets"),
    path("sessions/<slug:code>/", results.of_session, name="prepare_session"),
    path("<slug:about>/", include(ABOUT)),
]

# ── Where people say how it was ──────────────────────────────────────────────────────────
MINE: list[URLPattern | URLResolver] = [
    path("", answering.index, name="mine"),
    path("whole/", answering.of_forum, name="whole"),
    path("s/<slug:session>/", answering.of_session, name="session"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("prepare/<slug:forum>/feedback/", include(PREPARE)),
    path("forums/<slug:forum>/feedback/", include(MINE)),
]
