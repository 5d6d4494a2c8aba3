"""The repairers' pages: whoever repairs comes in by code like everyone, and surely."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse


class RepairSite(admin.AdminSite):
    """Django's admin without its password pages, closed to personal links."""

    site_header = site_title = "Multaqa"

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(super().has_permission(request) and request.visitor.strong)  # type: ignore[attr-defined]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Lead to the door of the house; a reader who is in already has no right here."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or "/admin/")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There are no passwords to change."""
        raise Http404
