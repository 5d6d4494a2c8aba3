"""The forms of the attendance room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.bilingual import spoken
from multaqa.ui.forms import BilingualForm

from .enums import BadgeSize


class _SiteField(forms.ModelChoiceField):
    """One of a forum's sites, or all of them."""

    def __init__(self, forum: Forum, **kwargs: Any) -> None:
        super().__init__(forum.sites.all(), required=False, **kwargs)

    def label_from_instance(self, site: Site) -> str:
        return str(spoken(site.city))


class DeviceForm(BilingualForm):
    """A phone or tablet at a door."""

    name = forms.CharField(
        label=_("Whose phone, at which door"),
        help_text=_("Such as: Mona's phone, main gate."),
        max_length=80,
    )

    def __init__(self, *args: Any, forum: Forum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"] = _SiteField(
            forum,
            label=_("Only at this site"),
            empty_label=_("At every site"),
            help_text=_("Then it gets the names of those who have a seat there, and no others."),
        )


class BadgesForm(BilingualForm):
    """Which badges are printed, and how large."""

    size = forms.ChoiceField(label=_("Size"), choices=BadgeSize, widget=forms.RadioSelect)

    def __init__(self, *args: Any, forum: Forum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"] = _SiteField(
            forum, label=_("Whose badges"), empty_label=_("Everyone who has a seat")
        )


class CertificatesForm(BilingualForm):
    """From how many hours on somebody gets a certificate."""

    hours = forms.IntegerField(
        label=_("At least so many hours of the agenda"), min_value=0, max_value=1000, initial=1
    )


class WithdrawForm(BilingualForm):
    """Why a certificate is withdrawn."""

    reason = forms.CharField(
        label=_("Why"), help_text=_("The person reads it; the public does not."), max_length=200
    )
