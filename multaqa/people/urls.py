"""The addresses of the people room: under a network's own, and (``site``) of the whole site."""

from django.urls import URLPattern, path

from .pages import person

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("people/<int:person>/photo/", person.photo, name="photo"),
]
