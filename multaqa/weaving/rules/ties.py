"""Who may ask, answer and read figures of ties, and when."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.people.enums import RoleName
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..enums import ROSTER_ROLES, Closeness, ReckoningState, WaveState
from ..models import Reckoning, SurveyConsent, TieAnswer, Wave
from ..queries import Drawing, is_listed, is_published, is_reckoned, state_of
from ..queries.waves import is_asked_in

READERS = (RoleName.STEERING, RoleName.EVALUATOR)

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_belong(visitor: Visitor, cycle: Cycle) -> bool:
    """Members of the network see which surveys there are, and their own ties."""
    return visitor.belongs(cycle.network_id)


def may_survey(visitor: Visitor, cycle: Cycle) -> bool:
    """Coordinators of the cycle's network arrange its surveys; none sees an answer."""
    return visitor.coordinates(cycle.network_id)


def may_arrange(visitor: Visitor, wave: Wave) -> bool:
    """The same, of one wave."""
    return visitor.coordinates(wave.cycle.network_id)


def may_answer(visitor: Visitor, wave: Wave) -> bool:
    """Whoever stands on the roster answers, for themselves; by a personal link too."""
    return visitor.belongs(wave.cycle.network_id) and is_listed(wave, visitor.person_id)


def may_read_figures(visitor: Visitor, cycle: Cycle) -> bool:
    """Coordinators, the steering committee and evaluators, before anything is published."""
    return visitor.coordinates(cycle.network_id) or visitor.has(
        *READERS, network_id=cycle.network_id
    )


def may_read_names(visitor: Visitor, cycle: Cycle) -> bool:
    """Coordinators who were not asked themselves: whoever knows what they said reads in the lines
    at their own name what others said of them."""
    return may_survey(visitor, cycle) and not is_asked_in(cycle, visitor.person_id)


def may_read_change(visitor: Visitor, cycle: Cycle) -> bool:
    """Everybody, once a coordinator has published it; until then those who read figures."""
    return may_read_figures(visitor, cycle) or is_published(cycle)


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_open(wave: Wave, *, at: datetime) -> None:
    """Refuse answers before and after, and once figures were made of the wave."""
    state = state_of(wave, at)
    if state == WaveState.SOON:
        raise Refusal(_("This survey has not opened yet."))
    if state == WaveState.CLOSED or is_reckoned(wave):
        raise Refusal(_("This survey is closed. Thank you for your interest."))


def require_listed(wave: Wave, person: Person) -> None:
    """Refuse whoever does not stand on the roster."""
    if not is_listed(wave, person.pk):
        raise Refusal(_("This person does not stand on the roster."))


def require_consent(consent: SurveyConsent | None) -> SurveyConsent:
    """Refuse answers of somebody who has not agreed to take part."""
    if consent is None:
        raise Refusal(_("Nobody’s answers are kept before they agree to take part."))
    return consent


def require_asked_about(asked: bool) -> None:
    """Refuse to take back what was never asked."""
    if not asked:
        raise Refusal(_("You take part in no survey of this cycle: there is nothing to erase."))


def require_signed(signed: bool) -> None:
    """Refuse a paper on which its person did not agree."""
    if not signed:
        raise Refusal(_("Only a paper on which they agreed and signed may be typed in."))


def require_some(answers: Mapping[int, tuple[int, bool, bool]]) -> None:
    """Refuse an empty paper: once it is kept nobody can type it again."""
    if not answers:
        raise Refusal(_("Nothing was chosen yet."))


def require_none_yet(answers: QuerySet[TieAnswer]) -> None:
    """Refuse to type over what a person answered themselves, or to find out whether it agrees."""
    if answers.exists():
        raise Refusal(_("This person has answered already; what they said stays theirs to change."))


def require_own(person: Person, *, by: Person | None) -> None:
    """Refuse to withdraw somebody else’s consent."""
    if by is None or by.pk != person.pk:
        raise Refusal(_("Only the person concerned can say this."))


def require_answers(answers: Mapping[int, tuple[int, bool, bool]], known: Collection[int]) -> None:
    """Refuse answers of no level, and about people who are not asked about."""
    if any(level not in Closeness.values for level, _advice, _worked in answers.values()):
        raise Refusal(_("This is no answer to the question."))
    if not set(answers) <= set(known):
        raise Refusal(_("Meanwhile the roster changed. Look at it, and save the others again."))


def require_wave(wave: Wave) -> None:
    """Refuse a wave that ends before it begins, asks nobody, or follows another cycle’s forum."""
    if wave.closes_at <= wave.opens_at:
        raise Refusal(_("The end comes before the start."), field="closes_on")
    if not wave.roles or not set(wave.roles) <= set(ROSTER_ROLES):
        raise Refusal(_("Choose whose ties are asked about."), field="roles")
    if wave.forum is not None and wave.forum.cycle_id != wave.cycle_id:
        raise Refusal(_("This forum belongs to another cycle."), field="forum")
    if bool(wave.side) != (wave.forum is not None):
        raise Refusal(_("Say both which forum, and whether before or after it."), field="side")


def require_not_reckoned(wave: Wave) -> None:
    """Refuse to open again what figures were made of: two of them could be compared, and the
    difference would be one person’s answers."""
    if is_reckoned(wave):
        raise Refusal(_("Figures were made of this survey: it stays as it is."))


def require_over(waves: Sequence[Wave]) -> None:
    """Refuse figures of surveys that people still answer: each answer could be seen in them."""
    if not waves:
        raise Refusal(_("No survey is over yet: figures are made of those that are."))


def require_none_under_way(reckonings: QuerySet[Reckoning]) -> None:
    """Refuse to begin what has begun."""
    if reckonings.filter(state__in=(ReckoningState.WAITING, ReckoningState.WORKING)).exists():
        raise Refusal(_("Figures are being worked out already. Look again in a moment."))


def require_any(reckoning: Reckoning | None) -> Reckoning:
    """The reckoning, if there is one."""
    if reckoning is None:
        raise Refusal(_("There are no figures yet."))
    return reckoning


def require_worked_out(reckoning: Reckoning) -> None:
    """Refuse to publish what is not there."""
    if reckoning.state != ReckoningState.DONE:
        raise Refusal(_("The figures are not worked out."))


def require_drawn(drawn: Drawing | None) -> Drawing:
    """Refuse a network of so few people that every line would point at somebody."""
    if drawn is None:
        raise Refusal(
            _("Too few people answered to draw the network without pointing at somebody.")
        )
    return drawn
