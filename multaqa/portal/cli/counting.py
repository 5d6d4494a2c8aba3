"""Of whom so many sit at a table: ``mentor=1``, ``City=2``, ``Gender: woman=1``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext_lazy as _

from multaqa.engines.rotation import Quota
from multaqa.engines.script import fold
from multaqa.kernel.imports import Good, Unfit
from multaqa.kernel.imports.headers import words_of
from multaqa.kernel.imports.importer import Column
from multaqa.kernel.refusal import Refusal

from . import cells

# A trait and one of its values; an empty one speaks of each value by itself.
Who = tuple[str, str]
# A column of more words than this is told by none of them.
SHORT = 12


@dataclass(frozen=True, slots=True)
class Trait:
    """A column that says something of people: its header as it is written, the others that it is
    known by, and its values as they are written, by their folded spelling."""

    header: str
    words: frozenset[str]
    values: Mapping[str, str]


Traits = Mapping[str, Trait]


def traits_of(
    columns: Iterable[Column], written: Mapping[str, str], rows: Iterable[Good]
) -> Traits:
    """What the columns of the people say of them."""
    people = list(rows)
    found = {}
    for column in columns:
        said = [row.values[column.name] for row in people if column.name in row.values]
        words = frozenset(map(fold, words_of(column)))
        found[column.name] = Trait(
            written.get(column.name, column.name), words, {fold(each): each for each in said[::-1]}
        )
    return found


def counted(written: str, traits: Traits) -> Who:
    """Of whom ``written`` speaks; Unfit for a word that is in no column, and in two."""
    header, colon, value = (each.strip() for each in written.partition(":"))
    named = [key for key, trait in traits.items() if fold(header) in trait.words]
    if colon:
        if not named:
            raise Unfit(
                _("There is no column “%(header)s”. There are: %(headers)s."),
                header=header,
                headers=cells.few([trait.header for trait in traits.values()]),
            )
        return named[0], _value(value, traits[named[0]])
    if named:
        return named[0], ""
    having = [key for key, trait in traits.items() if fold(written) in trait.values]
    if not having:
        few = sorted((each.values for each in traits.values()), key=len)
        short = (values.values() for values in few if len(values) <= SHORT)
        raise _unknown(written, chain.from_iterable(short))
    if len(having) > 1:
        raise Unfit(
            _("“%(word)s” stands in several columns: %(headers)s. Write %(example)s."),
            word=written,
            headers=cells.few([traits[key].header for key in having]),
            example=f"{traits[having[0]].header}: {written}",
        )
    return having[0], fold(written)


def _value(written: str, trait: Trait) -> str:
    if fold(written) not in trait.values:
        raise _unknown(written, trait.values.values())
    return fold(written)


def _unknown(word: str, known: Iterable[str]) -> Unfit:
    return Unfit(
        _("Nobody in the list is “%(word)s”. There are: %(words)s."),
        word=word,
        words=cells.few(list(dict.fromkeys(known))),
    )


def quotas_of(option: str, asked: Iterable[str], traits: Traits) -> Iterator[Quota]:
    """The quotas of ``--at-least`` or ``--at-most``; Refusal for one that cannot be read."""
    for each in asked:
        who, equals, number = each.rpartition("=")
        try:
            if not equals:
                raise Unfit(_("Write of whom, and how many, as: mentor=1."))
            trait, value = counted(who.strip(), traits)
            count = cells.count_in(number)
        except Unfit as unfit:
            raise Refusal(f"{option} “{each}”: {unfit.sentence}") from unfit
        if option == "--at-least":
            yield Quota(trait, value or None, least=count)
        else:
            yield Quota(trait, value or None, most=count)


def rule_quotas(rule: Good) -> Iterator[Quota]:
    """The quotas of a row of the sheet of rules: one, or one of each table that it names; none
    where it asks no number."""
    trait, value = rule.values["who"]
    if not {"least", "most"} & rule.values.keys():
        return
    for table in rule.values.get("tables") or [None]:
        yield Quota(
            trait,
            value or None,
            rule.values.get("least", 0),
            rule.values.get("most"),
            None if table is None else frozenset({table}),
            hard=rule.values.get("soft") != "yes",
        )


def spread_of(asked: Iterable[str], traits: Traits, rules: Iterable[Good]) -> tuple[str, ...]:
    """The columns whose words are spread over the tables: roles, those of the sheet of rules, and
    those of ``--spread``."""
    found = ["role"] if traits["role"].values else []
    found += [row.values["who"][0] for row in rules if row.values.get("spread") == "yes"]
    for each in asked:
        try:
            trait, value = counted(each, traits)
            if value:
                raise Unfit(_("Name a column, as City: its words are spread over the tables."))
        except Unfit as unfit:
            raise Refusal(f"--spread “{each}”: {unfit.sentence}") from unfit
        found.append(trait)
    return tuple(dict.fromkeys(found))
