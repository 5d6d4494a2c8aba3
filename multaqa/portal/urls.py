"""Every address of the site; each room brings its own."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from .pages import components, desk, home, offline, reading, search_engines, welcome

# What stands under a network's own address, the first match wins.
OF_A_NETWORK = [
    path("", home.show, name="network_home"),
    path("", include("multaqa.people.urls")),
    path("", include("multaqa.letters.urls")),
    path("", include("multaqa.programmes.urls")),
    path("", include("multaqa.registrations.urls")),
    path("", include("multaqa.logistics.urls")),
    path("", include("multaqa.attendance.urls")),
    path("", include("multaqa.feedback.urls")),
    path("", include("multaqa.weaving.urls")),
    path("", include("multaqa.impact.urls")),
    path("", include("multaqa.convenings.urls")),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", welcome.choose, name="choose"),
    path("sw.js", offline.worker, name="worker"),
    path("robots.txt", search_engines.robots, name="robots"),
    path("sitemap.xml", search_engines.sitemap, name="sitemap"),
]
urlpatterns += i18n_patterns(
    path("", welcome.show, name="welcome"),
    path("", include("multaqa.letters.urls.site")),
    path("", include("multaqa.people.urls.site")),
    path("", include("multaqa.attendance.urls.site")),
    path("offline/", offline.show, name="offline"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("components/", components.show, name="components"),
    path("digits/", reading.digits, name="digits"),
    path("desk/", desk.show, name="desk"),
    path("desk/seen/<int:told_of>/", desk.seen, name="desk_seen"),
    path("", include("multaqa.networks.urls")),
    path("<slug:network>/", include(OF_A_NETWORK)),
)
