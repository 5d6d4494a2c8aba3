"""The addresses of the networks room: of the whole site, and under a network's own."""

from django.urls import include, path, re_path

from multaqa.kernel.imports.pages import addresses

from .imports import LIBRARIES
from .pages import below, library, network

app_name = "networks"
of_a_network = [
    path("about/", network.about, name="about"),
    path("edit/", network.update, name="update"),
    path("place/", network.place, name="place"),
    path("networks/", below.index, name="below"),
    path("networks/<slug:child>/recognise/", below.recognise, name="recognise"),
    path("networks/<slug:child>/decline/", below.decline, name="decline"),
    path("map/", library.drawn, name="map"),
    path("libraries/", library.index, name="libraries"),
    re_path(r"^libraries\.(?P<ending>xlsx|csv)$", library.download, name="libraries_table"),
    path("libraries/new/", library.create, name="library_create"),
    path("libraries/import/", include(addresses(LIBRARIES))),
    path("libraries/<slug:library>/", library.show, name="library"),
    path("libraries/<slug:library>/edit/", library.update, name="library_update"),
    path("libraries/<slug:library>/close/", library.close, name="library_close"),
    path("libraries/<slug:library>/reopen/", library.reopen, name="library_reopen"),
]
urlpatterns = [
    path("networks/", network.index, name="index"),
    path("start/", network.start, name="start"),
    path("<slug:network>/", include(of_a_network)),
]
