"""The addresses of the attendance room, under a network's own."""

from django.urls import URLPattern, URLResolver, include, path

from ..pages import door, papers
from ..pages.prepare import badges, certificates, check_in, devices, present

app_name = "attendance"

PREPARE = [
    path("attendance/", present.show, name="present"),
    path("attendance/check-in/", check_in.show, name="check_in"),
    path("attendance/devices/", devices.index, name="devices"),
    path("attendance/devices/<int:device>/shut-out/", devices.shut_out, name="shut_out"),
    path("badges/", badges.show, name="badges"),
    path("badges/badges.pdf", badges.sheets, name="badges_pdf"),
    path("certificates/", certificates.index, name="certificates"),
    path("certificates/certificates.pdf", certificates.papers, name="certificates_pdf"),
    path("certificates/issue/<int:registration>/", certificates.issue, name="issue"),
    path("certificates/<str:number>/withdraw/", certificates.withdraw, name="withdraw"),
]
A_FORUM = [
    path("badge/<int:registration>.pdf", papers.badge, name="badge"),
    path("certificates/<str:number>.pdf", papers.certificate, name="certificate"),
    path("door/", door.show, name="door"),
    path("door/roster.json", door.roster, name="roster"),
    path("door/scans/", door.scans, name="scans"),
    path("door/<str:secret>/", door.enter, name="enter"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("prepare/<slug:forum>/", include(PREPARE)),
    path("forums/<slug:forum>/", include(A_FORUM)),
]
