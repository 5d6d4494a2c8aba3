"""The addresses of the letters room under a network's own; those above it are in ``site``."""

from django.urls import URLPattern, URLResolver, include, path

from ..pages import kind, log, stop

app_name = "letters"
A_KIND = [
    path("", kind.show, name="kind"),
    path("preview/<int:person>/", kind.preview, name="preview"),
    path("trial/", kind.trial, name="trial"),
    path("<str:language>/", kind.update, name="words"),
    path("<str:language>/ours/", kind.ours, name="ours"),
]
PREPARE = [
    path("", kind.index, name="kinds"),
    path("log/", log.index, name="log"),
    path("log/<int:letter>/again/", log.again, name="again"),
    path("kinds/<str:kind>/", include(A_KIND)),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("prepare/letters/", include(PREPARE)),
    path("letters/stop/<str:signed>/", stop.show, name="stop"),
]
