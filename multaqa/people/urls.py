"""The addresses of the people room, under a network's own."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
