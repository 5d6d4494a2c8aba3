"""The addresses of the attendance room that belong to no network: what a number verifies as."""

from django.urls import URLPattern, URLResolver, path

from ..pages import verify

urlpatterns: list[URLPattern | URLResolver] = [
    path("verify/", verify.ask, name="verify"),
    path("verify/<str:number>/", verify.show, name="verify_number"),
]
