"""The addresses of the logistics room, under a network's own."""

from django.urls import URLPattern, URLResolver

app_name = "logistics"

urlpatterns: list[URLPattern | URLResolver] = []
