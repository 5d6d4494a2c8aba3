"""How forms are drawn: every field with its label, help and error in one place."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's renderer with our templates for a form and for a field."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"
