"""The addresses of the programmes room, under a network's own."""

from django.urls import URLPattern, path

from .pages import cohort, cycle

app_name = "programmes"
urlpatterns: list[URLPattern] = [
    path("cycles/", cycle.index, name="index"),
    path("cycles/add/", cycle.create, name="add"),
    path("cycles/<int:number>/", cycle.show, name="show"),
    path("cycles/<int:number>/edit/", cycle.update, name="edit"),
    path("cycles/<int:number>/move/", cycle.move, name="move"),
    path("cycles/<int:number>/people/", cohort.show, name="cohort"),
    path("cycles/<int:number>/people/add/", cohort.create, name="give"),
    path("cycles/roles/<int:role>/end/", cohort.end, name="end"),
]
