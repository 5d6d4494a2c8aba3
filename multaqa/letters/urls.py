"""The addresses of the letters room, under a network's own."""

from django.urls import URLPattern, URLResolver, path

from .pages import stop

app_name = "letters"

urlpatterns: list[URLPattern | URLResolver] = [
    path("letters/stop/<str:signed>/", stop.show, name="stop"),
]
