"""The questions of a questionnaire: added, worded, ordered, taken off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import answer, now, typed
from multaqa.kernel.doors import door

from ... import actions, rules
from ...forms import ItemForm
from ...models import Item, Questionnaire
from .way import above_asked, address, asked_of, item_of


@door(rules.may_ask_by, load=asked_of)
def create(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """One more question at the end."""
    form = ItemForm(typed(request), languages=asked.forum.network.languages)

    def act() -> None:
        actions.add_item(questionnaire=asked, **form.given(), **now(request))

    title, back = _("A new question"), _back(asked)
    page = {"title": title, "crumbs": above_asked(asked), "back": back}
    return answer(request, form, act, said=_("Saved."), **page)


@door(rules.may_ask_item, load=item_of)
def update(request: HttpRequest, item: Item) -> HttpResponse:
    """Word it otherwise."""
    asked = item.questionnaire
    form = ItemForm(typed(request), item=item, languages=asked.forum.network.languages)

    def act() -> None:
        actions.edit_item(item=item, **form.given(), **now(request))

    title, back = _("Edit the question"), _back(asked)
    page = {"title": title, "crumbs": above_asked(asked), "back": back}
    return answer(request, form, act, said=_("Saved."), **page)


@door(rules.may_ask_item, load=item_of)
@require_POST
def move(request: HttpRequest, item: Item) -> HttpResponse:
    """One place earlier."""
    actions.move_item(item=item, **now(request))
    return redirect(_back(item.questionnaire))


@door(rules.may_ask_item, load=item_of)
@require_POST
def remove(request: HttpRequest, item: Item) -> HttpResponse:
    """Take it off; it can be added again."""
    actions.remove_item(item=item, **now(request))
    return redirect(_back(item.questionnaire))


def _back(asked: Questionnaire) -> str:
    return address(asked.forum, "prepare_questionnaire", asked.about)
