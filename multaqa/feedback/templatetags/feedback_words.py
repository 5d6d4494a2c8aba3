"""How each figure was made, in a sentence of the reader's language."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.engines.survey import Chosen, Rated
from multaqa.ui.templatetags.ui import num

register = template.Library()


@register.filter
def one(value: float) -> str:
    """With one decimal, in the reader's digits."""
    return num(round(value, 1))


@register.filter
def percent(share: float) -> str:
    """A share of 1 as whole percent."""
    return _("%(n)s%%") % {"n": num(round(100 * share))}


@register.simple_tag
def answers(n: int | None, of: int | None) -> str:
    """How many answered, of how many who could."""
    if n is None:
        return _("withheld")
    if of is None or of < n:
        return ngettext("%(n)s answer", "%(n)s answers", n) % {"n": num(n)}
    return _("%(n)s of %(all)s") % {"n": num(n), "all": num(of)}


@register.simple_tag
def mean_sentence(said: Rated) -> str:
    """What the mean is of, and how sure it is."""
    if said.n in said.counts.values():
        return _("All %(n)s ratings are alike: from them nobody can say how sure the mean is.") % {
            "n": num(said.n)
        }
    if said.low == said.high:
        return _("Everybody who could answer did: the mean of %(n)s ratings is exact.") % {
            "n": num(said.n)
        }
    return ngettext(
        "The mean of %(n)s rating from 1 to 5; with 95%% certainty between %(low)s and %(high)s.",
        "The mean of %(n)s ratings from 1 to 5; with 95%% certainty between %(low)s and %(high)s.",
        said.n,
    ) % {"n": num(said.n), "low": one(said.low), "high": one(said.high)}


@register.simple_tag
def pleased_sentence(said: Rated) -> str:
    """The share that chose 4 or 5."""
    return _(
        "%(share)s chose 4 or 5 (%(n)s of %(all)s); with 95%% certainty between %(low)s and "
        "%(high)s."
    ) % {
        "share": percent(said.pleased),
        "n": num(said.counts[said.most] + said.counts[said.most - 1]),
        "all": num(said.n),
        "low": percent(said.pleased_low),
        "high": percent(said.pleased_high),
    }


@register.simple_tag
def steps(said: Rated) -> list[tuple[str, int]]:
    """The ratings as rows of a chart, the highest first."""
    return [(num(step), count) for step, count in reversed(said.counts.items())]


@register.simple_tag
def options(item: Any, said: Chosen) -> list[tuple[Any, int]]:
    """The options as rows of a chart, in their order."""
    labels = {each["code"]: each["label"] for each in item.options}
    return [(labels[code], count) for code, count in said.counts.items()]


@register.filter
def kind(said: Any) -> str:
    """What sort of figure it is: "rated", "chosen", "commented" or "withheld"."""
    return type(said).__name__.lower()
