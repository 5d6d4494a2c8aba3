"""The upload."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..tables import TOO_LARGE


class UploadForm(forms.Form):
    """One file; whether it is a table is asked when it is taken in."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV, up to 10 MB and 20,000 rows."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            # The file was thrown away on its way in, so that to the form there is none.
            self.fields["file"].error_messages["required"] = TOO_LARGE
