"""The addresses of the programmes room, under a network's own."""

from django.urls import URLPattern

app_name = "programmes"
urlpatterns: list[URLPattern] = []
