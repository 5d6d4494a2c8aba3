"""Fields and their inputs, written without templates.

A template for each part of each field was half of what a form costs: 6 of 12 ms of a registration
with ten questions. The inputs are Django's own, tag for tag.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData
from django.utils.translation import gettext as _

Drawn = Mapping[str, Any]

# ── Words ────────────────────────────────────────────────────────────────────────────────


def _text(value: Any) -> str:
    """As a template says a value."""
    if isinstance(value, str) and not isinstance(value, SafeData):
        return escape(value)
    return conditional_escape(value if isinstance(value, (str, Promise)) else localize(value))


def _quoted(value: Any) -> str:
    return f'"{value if isinstance(value, SafeData) else escape(str(value))}"'


def _attributes(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f" {escape(name)}={_quoted(value)}"
        for name, value in attrs.items()
        if value is not False
    )


# ── Inputs ───────────────────────────────────────────────────────────────────────────────


def _input(widget: Drawn) -> str:
    value = widget["value"]
    said = "" if value is None else f" value={_quoted(value)}"
    named = f"<input type={_quoted(widget['type'])} name={_quoted(widget['name'])}"
    return f"{named}{said}{_attributes(widget['attrs'])}>"


def _file(widget: Drawn) -> str:
    asked = _input({**widget, "value": None})
    if not widget["is_initial"]:
        return asked
    value = widget["value"]
    kept = f"{_text(widget['initial_text'])}: <a href={_quoted(value.url)}>{_text(str(value))}</a>"
    if not widget["required"]:
        named = {"name": widget["checkbox_name"], "id": widget["checkbox_id"]}
        marks = {key: bool(widget["attrs"].get(key)) for key in ("disabled", "checked")}
        kept += f'\n<input type="checkbox"{_attributes(named | marks)}>\n'
        of, label = widget["checkbox_id"], widget["clear_checkbox_label"]
        kept += f"<label for={_quoted(of)}>{_text(label)}</label>"
    return f"{kept}<br>\n{_text(widget['input_text'])}:\n{asked}"


def _textarea(widget: Drawn) -> str:
    text = _text(widget["value"]) if widget["value"] else ""
    named = f"<textarea name={_quoted(widget['name'])}{_attributes(widget['attrs'])}>"
    return f"{named}\n{text}</textarea>"


def _select(widget: Drawn) -> str:
    groups = _groups(widget, _option, '<optgroup label="{}">', "</optgroup>")
    return f"<select name={_quoted(widget['name'])}{_attributes(widget['attrs'])}>{groups}</select>"


def _option(option: Drawn) -> str:
    attributes = _attributes(option["attrs"])
    return f"<option value={_quoted(option['value'])}{attributes}>{_text(option['label'])}</option>"


def _boxes(widget: Drawn) -> str:
    """Radio buttons, or boxes to tick."""
    of = {key: widget["attrs"][key] for key in ("id", "class") if widget["attrs"].get(key)}
    groups = _groups(widget, _box, "<div><label>{}</label>", "</div>")
    return f"<div{_attributes(of)}>{groups}</div>"


def _box(option: Drawn) -> str:
    if not option["wrap_label"]:
        return f"<div>{_input(option)}</div>"
    pk = option["attrs"].get("id")
    of = f" for={_quoted(pk)}" if pk else ""
    return f"<div><label{of}>{_input(option)} {_text(option['label'])}</label></div>"


def _groups(widget: Drawn, one: Callable[[Drawn], str], begin: str, end: str) -> str:
    return "".join(_group(*group, one, begin, end) for group in widget["optgroups"])


def _group(
    name: Any, options: Iterable[Drawn], _n: int, one: Callable[[Drawn], str], begin: str, end: str
) -> str:
    inside = "".join(map(one, options))
    return f"{begin.format(_text(name))}{inside}{end}" if name else inside


# ── A field: its label, its help, what is wrong with it, its input ───────────────────────


def _optional(*, required: bool) -> str:
    if required:
        return ""
    word = _("optional")
    return f' <span class="optional">{_text(word)}</span>'


def _frame(tag: str, kind: str, wrong: Any, inside: str, more: str = "") -> str:
    kind += " field--wrong" if wrong else ""
    return f'<{tag} class="field{kind}"{more}>{inside}</{tag}>'


def _help(field: Any) -> str:
    """Help is HTML: whoever writes it escapes what people wrote."""
    text = field.help_text
    return f'<p class="help" id="{field.auto_id}_helptext">{text}</p>' if text else ""


def field(bound: Any) -> str:
    """A field in its place, which Django calls a field group."""
    wrong, label = bound.errors, _text(bound.label)
    optional = _optional(required=bound.field.required)
    said = f"\n{_help(bound)}{wrong or ''}"
    if bound.use_fieldset:
        by = bound.aria_describedby
        inside = f"<legend>{label}{optional}</legend>{said}{bound}"
        return _frame(
            "fieldset", "", wrong, inside, f" aria-describedby={_quoted(by)}" if by else ""
        )
    of = f"<label for={_quoted(bound.id_for_label)}>{label}"
    if bound.widget_type == "checkbox":
        return _frame("div", " field--box", wrong, f"{bound}{of}</label>{said}")
    return _frame("div", "", wrong, f"{of}{optional}</label>{said}{bound}")


def languages_field(bound: Any) -> str:
    """A text in several languages: an input each, what is wrong with one beside it."""
    label, optional = _text(bound.label), _optional(required=bound.field.required)
    general = _errors(bound.general_errors, bound.auto_id)
    inputs = languages(bound.inputs, bound.field.widget.rows)
    inside = f"<legend>{label}{optional}</legend>\n{_help(bound)}{general}\n{inputs}"
    return _frame("fieldset", "", bound.errors, inside)


def languages(inputs: Iterable[Drawn], rows: int) -> str:
    """The inputs of a text, one a language."""
    return "".join(_language(each, rows) for each in inputs)


def _language(each: Drawn, rows: int) -> str:
    optional = _optional(required=not each.get("optional"))
    named = f'<span lang="{each["code"]}">{_text(each["label"])}</span>{optional}'
    errors = _errors(each.get("errors"), each["id"])
    attrs = {"name": each["name"], "id": each["id"]}
    marks = {
        "lang": each["code"],
        "dir": each["dir"],
        "required": bool(each.get("required")),
        "aria-invalid": "true" if each.get("wrong") else False,
        "aria-describedby": each.get("described_by") or False,
    }
    if rows:
        written = _attributes(attrs | {"rows": rows} | marks)
        asked = f"<textarea{written}>\n{_text(each['value'])}</textarea>"
    else:
        asked = f"<input{_attributes(attrs | {'value': each['value']} | marks)}>"
    label = f"<label for={_quoted(each['id'])}>{named}</label>"
    return f'<div class="language">{label}<div>{errors}{asked}</div></div>'


def _errors(errors: Iterable[str] | None, of: str) -> str:
    items = "".join(f"<li>{_text(error)}</li>" for error in errors or ())
    return f'<ul class="errorlist" id="{of}_error">{items}</ul>' if items else ""


def _drawn(draw: Callable[[Drawn], str], names: str) -> dict[str, Callable[[dict[str, Any]], str]]:
    return {
        f"django/forms/widgets/{name}.html": lambda context: draw(context["widget"])
        for name in names.split()
    }


# What Django asks of its renderer by the names of templates.
DRAWN: dict[str, Callable[[dict[str, Any]], str]] = {
    "ui/form/field": lambda context: field(context["field"]),
    "ui/form/languages_field": lambda context: languages_field(context["field"]),
    "ui/form/languages": lambda context: languages(context["inputs"], context["rows"]),
    **_drawn(_input, "text number email url password hidden date datetime time file checkbox"),
    **_drawn(_file, "clearable_file_input"),
    **_drawn(_textarea, "textarea"),
    **_drawn(_select, "select"),
    **_drawn(_boxes, "radio checkbox_select"),
}
