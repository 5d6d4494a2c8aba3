"""The address of the letters room that belongs to no network: one's own page."""

from django.urls import URLPattern, URLResolver, path

from ..pages import mine

urlpatterns: list[URLPattern | URLResolver] = [path("me/letters/", mine.show, name="my_letters")]
