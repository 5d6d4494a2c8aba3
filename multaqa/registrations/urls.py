"""The addresses of the registrations room, under a network's own."""

from django.urls import URLPattern, URLResolver

app_name = "registrations"

urlpatterns: list[URLPattern | URLResolver] = []
