"""The addresses of the attendance room, under a network's own."""

from django.urls import URLPattern, URLResolver

app_name = "attendance"

urlpatterns: list[URLPattern | URLResolver] = []
