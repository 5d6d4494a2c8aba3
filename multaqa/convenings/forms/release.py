"""The form of a release."""

from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea

from multaqa.ui.forms import BilingualForm


class ReleaseForm(BilingualForm):
    """What the public reads beside the new version."""

    note = I18nFormField(
        label=_("A word about this version"),
        help_text=_("What changed and why, in a sentence or two."),
        widget=I18nTextarea,
        max_length=1000,
        required=False,
    )
