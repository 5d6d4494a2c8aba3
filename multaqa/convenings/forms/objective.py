"""The forms of objectives and their sets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.ui.forms import BilingualForm

from ..models import Forum, Objective, ObjectiveSet
from .draft import Draft


class SetForm(Draft):
    """The name of a set."""

    class Meta:
        model = ObjectiveSet
        fields = ("name",)
        labels = {"name": _("Name of the set")}


class CopySetForm(SetForm):
    """The name of a copy, and the forum that goes on with it (or none)."""

    forum = forms.ModelChoiceField(
        Forum.objects.none(),
        label=_("Forum that takes the copy"),
        help_text=_("Its sessions then serve the objectives of the copy."),
        empty_label=_("None"),
        required=False,
    )

    def __init__(self, *args: Any, forums: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forum"].queryset = forums


class ObjectiveForm(Draft):
    """One objective."""

    class Meta:
        model = Objective
        fields = ("title", "text", "shown_by", "measured_by")
        labels = {
            "title": _("Short title"),
            "text": _("The objective"),
            "shown_by": _("What shows it"),
            "measured_by": _("Measured by the platform"),
        }
        help_texts = {"shown_by": _("By what will you know that it was reached?")}


class TakeSetForm(BilingualForm):
    """The set that a forum stands for."""

    objective_set = forms.ModelChoiceField(
        ObjectiveSet.objects.none(),
        label=_("Set of objectives"),
        empty_label=_("None"),
        required=False,
    )

    def __init__(self, *args: Any, sets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objective_set"].queryset = sets
