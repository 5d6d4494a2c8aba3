"""The addresses of the convenings room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from .pages import agenda, calendars, cards, forum, my_agenda, session
from .pages.prepare import agenda as working_agenda
from .pages.prepare import forum as draft
from .pages.prepare import (
    forums,
    grid,
    moves,
    objective,
    objectives,
    releases,
    rooms,
    schedule,
    sessions,
    sites,
    taking,
)

app_name = "convenings"

# ── Where coordinators work ──────────────────────────────────────────────────────────────
OBJECTIVES = [
    path("", objectives.index, name="prepare_sets"),
    path("new/", objectives.create, name="prepare_set_new"),
    path("take/", objectives.take_shipped, name="prepare_set_take"),
    path("<int:set>/", objectives.show, name="prepare_set_show"),
    path("<int:set>/edit/", objectives.update, name="prepare_set_edit"),
    path("<int:set>/copy/", objectives.copy, name="prepare_set_copy"),
    path("<int:set>/delete/", objectives.remove, name="prepare_set_delete"),
    path("<int:set>/new/", objective.create, name="prepare_objective_new"),
    path("<int:set>/<int:objective>/", objective.update, name="prepare_objective"),
    path("<int:set>/<int:objective>/move/", objective.move, name="prepare_objective_move"),
    path("<int:set>/<int:objective>/remove/", objective.remove, name="prepare_objective_remove"),
]
SITES = [
    path("", sites.index, name="prepare_sites"),
    path("new/", sites.create, name="prepare_site_new"),
    path("<int:site>/", sites.update, name="prepare_site"),
    path("<int:site>/move/", sites.move, name="prepare_site_move"),
    path("<int:site>/remove/", sites.remove, name="prepare_site_remove"),
    path("<int:site>/rooms/new/", rooms.create, name="prepare_room_new"),
    path("rooms/<int:room>/", rooms.update, name="prepare_room"),
    path("rooms/<int:room>/remove/", rooms.remove, name="prepare_room_remove"),
    path("ways/<int:one>/<int:other>/", sites.travel, name="prepare_way"),
]
AGENDA = [
    path("", working_agenda.show, name="prepare_agenda"),
    path("conflicts/", working_agenda.conflicts, name="prepare_conflicts"),
    path("import/", schedule.create, name="prepare_import"),
    path("import/look/", schedule.look, name="prepare_import_look"),
    path("import/drop/", schedule.drop, name="prepare_import_drop"),
    path("new/", sessions.create, name="prepare_session_new"),
    path("<slug:code>/edit/", sessions.update, name="prepare_session"),
    path("<slug:code>/move/", moves.move, name="prepare_session_move"),
    path("<slug:code>/undo/", moves.undo, name="prepare_session_undo"),
    path("<slug:code>/remove/", sessions.remove, name="prepare_session_remove"),
    path("<slug:code>/restore/", sessions.restore, name="prepare_session_restore"),
]
FORUM = [
    path("", draft.show, name="prepare_forum"),
    path("edit/", draft.update, name="prepare_forum_edit"),
    path("step/", draft.move, name="prepare_forum_move"),
    path("cancel/", draft.cancel, name="prepare_forum_cancel"),
    path("delete/", draft.remove, name="prepare_forum_delete"),
    path("objectives/take/", taking.update, name="prepare_taking"),
    path("sites/", include(SITES)),
    path("agenda/", include(AGENDA)),
    path("grid/", grid.first, name="prepare_grid_first"),
    path("grid/<slug:site>/<str:day>/", grid.show, name="prepare_grid"),
    path("release/", releases.create, name="prepare_release"),
    path("releases/", releases.index, name="prepare_releases"),
]
PREPARE = [
    path("", forums.index, name="prepare_forums"),
    path("new/", forums.create, name="prepare_forum_new"),
    path("objectives/", include(OBJECTIVES)),
    path("<slug:forum>/", include(FORUM)),
]

# ── What everyone reads ──────────────────────────────────────────────────────────────────
A_FORUM: list[URLPattern | URLResolver] = [
    path("", forum.show, name="forum"),
    path("card.png", cards.of_forum, name="card"),
    path("agenda/", agenda.show, name="agenda"),
    path("agenda/site/<slug:site>/", agenda.of_site, name="agenda_of_site"),
    path("agenda/objective/<int:number>/", agenda.of_objective, name="agenda_of_objective"),
    path("agenda/print/", agenda.poster, name="poster"),
    path("agenda.ics", calendars.of_forum, name="calendar"),
    path("schedule.json", calendars.as_json, name="schedule_json"),
    path("schedule.xml", calendars.as_xml, name="schedule_xml"),
    path("now/", agenda.now, name="now"),
    path("sessions/<slug:session>/", session.show, name="session"),
    path("sessions/<slug:session>/card.png", cards.of_session, name="session_card"),
    path("sessions/<slug:session>/session.ics", calendars.of_session, name="session_calendar"),
    path("speakers/", forum.speakers, name="speakers"),
    path("venue/", forum.venue, name="venue"),
    path("releases/", forum.releases, name="releases"),
    path("my/", my_agenda.show, name="my_agenda"),
    path("my/add/", my_agenda.add, name="pick"),
    path("my/remove/", my_agenda.remove, name="unpick"),
    path("my/rotate/", my_agenda.rotate, name="change_address"),
    path("my/<slug:token>.ics", calendars.of_reader, name="my_calendar"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("card.png", cards.of_network, name="network_card"),
    path("prepare/", include(PREPARE)),
    path("forums/", forum.index, name="forums"),
    path("forums/<slug:forum>/", include(A_FORUM)),
]
