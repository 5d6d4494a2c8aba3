"""The form of a report's words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.ui.forms import BilingualModelForm

from .models import Report


class WordsForm(BilingualModelForm):
    """The coordinator's words, and the comments that she quotes."""

    quotes = forms.MultipleChoiceField(
        label=_("Comments to quote"),
        help_text=_(
            "Without a name. Leave out what could point at somebody: a place, an hour, a way of "
            "speaking."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Report
        fields = ("intro", "lessons", "thanks")
        labels = {
            "intro": _("What the forum was"),
            "lessons": _("What was learnt"),
            "thanks": _("Thanks"),
        }
        help_texts = {
            "intro": _("It stands before the figures: three sentences for a stranger."),
            "lessons": _("What you would do again, and what differently."),
        }

    def __init__(self, *args: Any, comments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.of, each.text) for each in comments]
        self.fields["quotes"].choices = choices  # type: ignore[attr-defined]
        self.initial["quotes"] = [each["of"] for each in self.instance.quotes]
        if not comments:
            del self.fields["quotes"]

    def _post_clean(self) -> None:
        """The row stays as it was: an action changes it, or refuses."""
