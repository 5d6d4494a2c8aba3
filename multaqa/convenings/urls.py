"""The addresses of the convenings room, under a network's own."""

from django.urls import URLPattern

app_name = "convenings"
urlpatterns: list[URLPattern] = []
