"""The addresses of the convenings room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from .pages import agenda, calendars, cards, forum, my_agenda, session

app_name = "convenings"
# Where coordinators work; what everyone reads stands below it.
PREPARE: list[URLPattern | URLResolver] = []
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
    path("prepare/", include(PREPARE)),
    path("forums/", forum.index, name="forums"),
    path("forums/<slug:forum>/", include(A_FORUM)),
]
