"""The addresses of the registrations room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from .pages import mine, register
from .pages.prepare import (
    behalf,
    newcomer,
    opening,
    questions,
    registrations,
    sessions,
    sites,
)

app_name = "registrations"

# ── Where coordinators work ──────────────────────────────────────────────────────────────
PREPARE = [
    path("", registrations.index, name="prepare_registrations"),
    path("new/", behalf.create, name="prepare_new"),
    path("newcomer/", newcomer.create, name="prepare_newcomer"),
    path("table.xlsx", registrations.workbook, name="prepare_xlsx"),
    path("table.csv", registrations.text, name="prepare_csv"),
    path("<int:registration>/", registrations.show, name="prepare_registration"),
    path("<int:registration>/form/", behalf.fill_in, name="prepare_fill_in"),
    path("<int:registration>/withdraw/", registrations.withdraw, name="prepare_withdraw"),
    path("sites/<int:site>/", sites.show, name="prepare_line"),
    path("sites/<int:site>/capacity/", sites.capacity, name="prepare_capacity"),
    path("form/", questions.index, name="prepare_form"),
    path("form/opening/", opening.update, name="prepare_opening"),
    path("form/preview/", opening.preview, name="prepare_preview"),
    path("form/new/", questions.create, name="prepare_question_new"),
    path("form/<int:question>/", questions.update, name="prepare_question"),
    path("form/<int:question>/move/", questions.move, name="prepare_question_move"),
    path("form/<int:question>/remove/", questions.remove, name="prepare_question_remove"),
    path("sessions/", sessions.index, name="prepare_sessions"),
    path("sessions/<slug:code>/", sessions.show, name="prepare_session_places"),
    path("sessions/<slug:code>/places/", sessions.limit, name="prepare_limit"),
]

# ── Where one registers ──────────────────────────────────────────────────────────────────
REGISTER: list[URLPattern | URLResolver] = [
    path("", register.show, name="register"),
    path("save/", register.save, name="save"),
    path("change/", register.change, name="change"),
    path("withdraw/", mine.withdraw, name="withdraw"),
    path("forum.ics", mine.calendar, name="calendar"),
    path("sessions/<slug:code>/", mine.sign_up, name="sign_up"),
    path("answers/<int:answer>/", mine.answer, name="answer"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("prepare/<slug:forum>/registrations/", include(PREPARE)),
    path("forums/<slug:forum>/register/", include(REGISTER)),
]
