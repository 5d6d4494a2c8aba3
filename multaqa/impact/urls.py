"""The addresses of the impact room, under a network's own."""

from django.urls import URLPattern, URLResolver

app_name = "impact"

urlpatterns: list[URLPattern | URLResolver] = []
