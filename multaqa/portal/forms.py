"""The form that the gallery shows: one field of each kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.ui.forms import BilingualForm, LanguagesField


class Specimen(BilingualForm):
    """A session, as far as it shows every kind of field."""

    # Here the form is a picture among others, and must not pull the reader down to it.
    takes_focus = False

    title = LanguagesField(("ar", "en"), max_length=80, label=_("Title"))
    about = LanguagesField(
        ("ar", "en"), rows=3, required=False, label=_("What it is about"), max_length=400
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("talk", _("Talk")), ("workshop", _("Workshop")), ("visit", _("Site visit"))],
        widget=forms.RadioSelect,
    )
    city = forms.ChoiceField(
        label=_("City"),
        choices=[("", _("Choose a city")), ("cairo", _("Cairo")), ("luxor", _("Luxor"))],
    )
    on = forms.DateField(label=_("Day"), required=False)
    starts = forms.TimeField(label=_("Starts at"), required=False)
    seats = forms.IntegerField(
        label=_("Seats"), min_value=1, help_text=_("How many people the room holds.")
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("What the room needs"),
        required=False,
        choices=[("screen", _("A screen")), ("tables", _("Round tables"))],
        widget=forms.CheckboxSelectMultiple,
    )
    handout = forms.FileField(label=_("Handout"), required=False)
    open_to_all = forms.BooleanField(
        label=_("Open to everyone"), required=False, help_text=_("Anyone may come without a seat.")
    )
