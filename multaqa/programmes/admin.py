"""For repair, not for work."""

from django.contrib import admin

from .models import Cycle, CycleRole, Theme


class Themes(admin.TabularInline):
    model = Theme
    extra = 0


@admin.register(Cycle)
class CycleAdmin(admin.ModelAdmin):
    list_display = ("name", "network", "number", "state")
    inlines = (Themes,)


@admin.register(CycleRole)
class CycleRoleAdmin(admin.ModelAdmin):
    list_display = ("person", "name", "cycle", "ended_at")
    raw_id_fields = ("person", "innovator")
