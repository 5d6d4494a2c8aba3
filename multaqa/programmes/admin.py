"""For repair, not for work."""

from django.contrib import admin

from multaqa.kernel.bilingual import IN_ADMIN

from .models import Cycle, CycleRole, Theme


class Themes(admin.TabularInline):
    model = Theme
    extra = 0
    formfield_overrides = IN_ADMIN


@admin.register(Cycle)
class CycleAdmin(admin.ModelAdmin):
    list_display = ("name", "network", "number", "state")
    inlines = (Themes,)
    formfield_overrides = IN_ADMIN


@admin.register(CycleRole)
class CycleRoleAdmin(admin.ModelAdmin):
    list_display = ("person", "name", "cycle", "ended_at")
    raw_id_fields = ("person", "innovator")
