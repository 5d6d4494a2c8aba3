"""The forms of a forum."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea

from multaqa.networks.models import Network
from multaqa.programmes.models import Cycle
from multaqa.ui.forms import BilingualForm

from ..models import Forum
from .draft import Draft


class ForumForm(Draft):
    """What a forum says of itself."""

    class Meta:
        model = Forum
        fields = ("name", "tagline", "slug", "starts_on", "ends_on", "about", "shortest_break")
        labels = {
            "name": _("Name"),
            "tagline": _("In one line"),
            "slug": _("Address"),
            "starts_on": _("First day"),
            "ends_on": _("Last day"),
            "about": _("About the forum"),
        }
        help_texts = {
            "slug": _("The end of the page’s address, in Latin letters: second-forum."),
        }

    shortest_break = forms.IntegerField(
        label=_("Shortest break, in minutes"),
        help_text=_("A shorter one is shown as a conflict; 0 asks for none."),
        min_value=0,
        max_value=240,
        initial=10,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(("cycle", *self.Meta.fields))


class NewForumForm(ForumForm):
    """A forum begins in a cycle of its network."""

    cycle = forms.ModelChoiceField(Cycle.objects.none(), label=_("Cycle"), empty_label=None)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cycle"].queryset = Cycle.objects.filter(network=network)


class CancelForm(BilingualForm):
    """Why a forum is cancelled, for the public."""

    because = I18nFormField(
        label=_("The reason, as the public will read it"), widget=I18nTextarea, max_length=2000
    )
