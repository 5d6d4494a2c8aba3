"""For repair, not for work."""

from django.contrib import admin
from django.db import models

from multaqa.kernel.bilingual import IN_ADMIN

from .models import Library, Network

FIELDS = {models.URLField: {"assume_scheme": "https"}, **IN_ADMIN}


@admin.register(Network)
class NetworkAdmin(admin.ModelAdmin):
    list_display = ("slug", "name", "tier", "parent", "standing", "country")
    list_filter = ("tier", "standing")
    search_fields = ("slug", "name")
    raw_id_fields = ("parent",)
    formfield_overrides = FIELDS


@admin.register(Library)
class LibraryAdmin(admin.ModelAdmin):
    list_display = ("name", "network", "kind", "division", "closed_on")
    list_filter = ("kind", "owner", "network")
    search_fields = ("search", "isil")
    raw_id_fields = ("network",)
    formfield_overrides = FIELDS
