"""The addresses of the feedback room, under a network's own."""

from django.urls import URLPattern, URLResolver

app_name = "feedback"

urlpatterns: list[URLPattern | URLResolver] = []
