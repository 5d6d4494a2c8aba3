"""The demonstration's ties: a survey before the first forum and one after, and tables between.

The answers are made up by one pair of dice, the same at each loading: people of one city know each
other, others hardly; who shared a table (``tables``) mostly met. Two do not answer, and what
follows from that is worked out as it would be of real people.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from random import Random

from i18nfield.strings import LazyI18nString

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold
from multaqa.kernel.bilingual import every_word
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.weaving import actions
from multaqa.weaving.models import Wave
from multaqa.weaving.queries import asked_about, taking_part

from .content import moment
from .tables import sit_at_tables

ROLES = ("innovator", "mentor")
# When each survey was open; answers were given two days after it opened.
BEFORE, AFTER = ("2019-06-10T00:00", "2019-06-24T23:59"), ("2019-09-01T00:00", "2019-09-20T23:59")
# These two stood on the roster and did not answer.
SILENT = frozenset({"mahmoud-alkashshaf", "zeinab-alfasila"})
# The chance that two have met before: of one city, and of two.
KNOWN, STRANGE = 0.6, 0.12
# The chance that two who had not met have met afterwards: at one table, and otherwise.
AT_A_TABLE, ELSEWHERE = 0.62, 0.2
FORGOTTEN = 0.12
LEAD = LazyI18nString(
    {
        "ar": "لمسة واحدة لكل اسم. أجب بما تعرفه أنت، لا بما ينبغي أن يكون.",
        "en": "One touch a name. Answer as it is for you, not as it should be.",
    }
)

Levels = dict[tuple[int, int], int]


def load_ties(*, network: Network, people: dict[str, Person]) -> None:
    """All of it or, where the cycle was surveyed already or lacks its forum, nothing."""
    forum = Forum.objects.filter(network=network, slug="first-forum", is_demo=True).first()
    cycle = Cycle.objects.filter(pk=forum.cycle_id).first() if forum else None
    by = people.get("mariam-alfihris")
    if forum is None or cycle is None or by is None or Wave.objects.filter(cycle=cycle).exists():
        return
    dice = Random(2019)  # noqa: S311 - made-up answers, the same each time
    keys = {person.pk: key for key, person in people.items()}
    first = _wave(cycle, BEFORE, forum, "before", by)
    here = [each.person for each in taking_part(first).select_related("person")]
    levels = _met_before(here, dice)
    _answer(first, here, levels, keys, dice)
    met = sit_at_tables(forum=forum, by=by)
    second = _wave(cycle, AFTER, forum, "after", by)
    _answer(second, here, _met_after(levels, met, dice), keys, dice)
    at = second.closes_at + timedelta(days=1)
    row = actions.begin_reckoning(cycle=cycle, by=by, at=at)
    if kept := actions.work_out(reckoning=row, by=None, at=at):
        actions.publish_reckoning(reckoning=kept, by=by, at=at)


def _wave(cycle: Cycle, days: tuple[str, str], forum: Forum, side: str, by: Person) -> Wave:
    opens, closes = (moment(day, cycle.network.time_zone) for day in days)
    values = {
        "opens_at": opens,
        "closes_at": closes,
        "lead": LEAD,
        "roles": list(ROLES),
        "forum": forum,
        "side": side,
    }
    return actions.plan_wave(cycle=cycle, values=values, by=by, at=opens - timedelta(days=7))


def _city(person: Person) -> str:
    return fold(every_word(person.city))


def _met_before(here: Sequence[Person], dice: Random) -> Levels:
    """Who knew whom, from either side: of two who met, one may call it friendship."""
    levels: Levels = {}
    for one, other in combinations(here, 2):
        met = dice.random() < (KNOWN if _city(one) == _city(other) else STRANGE)
        for pair in ((one.pk, other.pk), (other.pk, one.pk)):
            levels[pair] = dice.choice((2, 2, 3, 4)) if met else dice.choice((0, 0, 1))
    return levels


def _met_after(before: Levels, tables: set[frozenset[int]], dice: Random) -> Levels:
    """Who knew whom afterwards: nobody forgets, tables bring people together, so do corridors."""
    levels: Levels = {}
    for pair in sorted({tuple(sorted(pair)) for pair in before}):
        back = pair[::-1]
        known = max(before[pair], before[back]) >= 2
        met = dice.random() < (AT_A_TABLE if frozenset(pair) in tables else ELSEWHERE)
        for each in (pair, back):
            if known:
                levels[each] = min(4, max(before[each], 2) + (dice.random() < 0.12))
            else:
                levels[each] = 2 + (dice.random() < 0.1) if met else before[each]
    return levels


def _answer(
    wave: Wave, here: Sequence[Person], levels: Levels, keys: dict[int, str], dice: Random
) -> None:
    at = wave.opens_at + timedelta(days=2)
    about = set(asked_about(wave).values_list("person_id", flat=True))
    for person in here:
        if keys.get(person.pk) in SILENT:
            continue
        named = person.pk % 3 != 0
        actions.agree(cycle=wave.cycle, person=person, named=named, by=person, at=at)
        said = {pk: _recalled(levels[person.pk, pk], dice) for pk in sorted(about - {person.pk})}
        answers = {
            pk: (level, level >= 2 and dice.random() < 0.4, level >= 3 and dice.random() < 0.4)
            for pk, level in said.items()
        }
        actions.save_answers(wave=wave, person=person, answers=answers, by=person, at=at)


def _recalled(level: int, dice: Random) -> int:
    """Of two who met, now and then one does not remember."""
    return 1 if level == 2 and dice.random() < FORGOTTEN else level
