"""The upload."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One file; whether it is a table is asked when it is taken in."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV, up to 10 MB and 20,000 rows."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )
