"""For repair, not for work."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from multaqa.kernel.bilingual import IN_ADMIN

from .models import Consent, Invitation, Person, Role, SignInLink


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ("pk", "name", "email", "left_at")
    search_fields = ("search", "email")
    raw_id_fields = ("library",)
    exclude = ("password", "photo")
    formfield_overrides = IN_ADMIN
    filter_horizontal = ("groups", "user_permissions")

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """People leave; their rows stay for the figures."""
        return False


@admin.register(Role)
class RoleAdmin(admin.ModelAdmin):
    list_display = ("person", "name", "network", "given_at", "ended_at")
    list_filter = ("name",)
    raw_id_fields = ("person", "network")


@admin.register(Consent, Invitation, SignInLink)
class Looking(admin.ModelAdmin):
    """What only its person or a coordinator may change."""

    exclude = ("nonce",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
