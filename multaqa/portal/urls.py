"""Every address of the site; each room brings its own."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from .pages import welcome

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", welcome.choose, name="choose"),
]
urlpatterns += i18n_patterns(
    path("", welcome.show, name="welcome"),
    path("account/", include("allauth.urls")),
    path("desk/", welcome.show, name="desk"),
)
