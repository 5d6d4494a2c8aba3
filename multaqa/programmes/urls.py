"""The addresses of the programmes room, under a network's own."""

from django.urls import URLPattern, path

from .pages import cohort, cycle

app_name = "programmes"
urlpatterns: list[URLPattern] = [
    path("cycles/", cycle.index, name="index"),
    path("cycles/add/", cycle.create, name="add"),
    path("cycles/<int:cycle>/", cycle.show, name="show"),
    path("cycles/<int:cycle>/edit/", cycle.update, name="edit"),
    path("cycles/<int:cycle>/move/", cycle.move, name="move"),
    path("cycles/<int:cycle>/people/", cohort.show, name="cohort"),
    path("cycles/<int:cycle>/people/add/", cohort.create, name="give"),
    path("cycles/roles/<int:role>/end/", cohort.end, name="end"),
]
