"""The addresses of the networks room, under a network's own."""

from django.urls import URLPattern

app_name = "networks"
urlpatterns: list[URLPattern] = []
