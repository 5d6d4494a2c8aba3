"""The addresses of the logistics room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from .pages import needs
from .pages.prepare import houses, missing, overview, people, rooms

app_name = "logistics"

# ── Where coordinators work ──────────────────────────────────────────────────────────────
ROOMS = [
    path("", rooms.index, name="prepare_rooms"),
    path("sites/<int:site>/give/", rooms.give, name="prepare_give"),
    path("sites/<int:site>/proposal/", rooms.proposal, name="prepare_proposal"),
    path("sites/<int:site>/new/", houses.create, name="prepare_house_new"),
    path("stays/<int:stay>/", rooms.bed, name="prepare_bed"),
    path("houses/<int:lodging>/", houses.update, name="prepare_house"),
    path("houses/<int:lodging>/remove/", houses.remove, name="prepare_house_remove"),
    path("houses/<int:lodging>/bedrooms/", houses.add_bedrooms, name="prepare_bedrooms"),
    path("bedrooms/<int:bedroom>/", houses.bedroom, name="prepare_bedroom"),
    path("bedrooms/<int:bedroom>/remove/", houses.remove_bedroom, name="prepare_bedroom_remove"),
]
GUEST = [
    path("", people.show, name="prepare_guest"),
    path("whatsapp/", people.whatsapp, name="prepare_whatsapp"),
    path("whatsapp/<int:link>/", people.whatsapp_link, name="prepare_whatsapp_link"),
]
PREPARE = [
    path("", overview.show, name="prepare_logistics"),
    path("travel/", overview.travel, name="prepare_travel"),
    path("rooms/", include(ROOMS)),
    path("meals/", overview.meals, name="prepare_meals"),
    path("access/", overview.access, name="prepare_access"),
    path("missing/", missing.index, name="prepare_missing"),
    path("missing/remind/", missing.remind, name="prepare_remind"),
    path("lists/<slug:which>.<slug:ending>", overview.download, name="prepare_list"),
    path("people/<int:registration>/", include(GUEST)),
]

# ── Where one says what one needs ────────────────────────────────────────────────────────
urlpatterns: list[URLPattern | URLResolver] = [
    path("prepare/<slug:forum>/logistics/", include(PREPARE)),
    path("forums/<slug:forum>/needs/", needs.show, name="needs"),
]
