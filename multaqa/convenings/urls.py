"""The addresses of the convenings room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "convenings"
# Where coordinators work; what everyone reads stands below it.
PREPARE: list[URLPattern | URLResolver] = []
urlpatterns: list[URLPattern | URLResolver] = [path("prepare/", include(PREPARE))]
