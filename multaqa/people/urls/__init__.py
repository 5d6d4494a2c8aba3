"""The addresses of the people room under a network's own; those above it are in ``site``."""

from django.urls import URLPattern, URLResolver, include, path

from multaqa.kernel.imports.pages import addresses

from ..imports import PEOPLE
from ..pages import directory, links, person, roles

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", directory.index, name="index"),
    path("people/add/", person.create, name="add"),
    path("people/import/", include(addresses(PEOPLE))),
    path("people/links/", links.index, name="links"),
    path("people/links/<int:link>/", links.show, name="link"),
    path("people/links/<int:link>/withdraw/", links.revoke, name="revoke"),
    path("people/roles/<int:role>/end/", roles.end, name="end_role"),
    path("people/<int:person>/", person.show, name="show"),
    path("people/<int:person>/edit/", person.update, name="edit"),
    path("people/<int:person>/photo/", person.photo, name="photo"),
    path("people/<int:person>/roles/", roles.create, name="give_role"),
    path("people/<int:person>/link/", links.create, name="make_link"),
]
