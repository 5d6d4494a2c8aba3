"""The cities that people come from: one for all who write its name, with a letter and a colour."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from multaqa.engines.script import fold, sort_key, terms
from multaqa.kernel.bilingual import spoken, words

LETTERS = {"ar": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@dataclass(frozen=True, slots=True)
class City:
    """A city of the guests: ``key`` in rules, its colour by ``number``, its mark a ``letter``."""

    key: str
    name: Any
    number: int
    letter: str


def cities_of(homes: Mapping[int, Any]) -> dict[int, City]:
    """The city of each person who has one: one city for all who share its name in any language,
    even where one wrote it in Arabic alone, another in English alone, and a third in both."""
    said = {pk: [fold(text) for text in words(homes[pk]).values()] for pk in sorted(homes)}
    keys = _keys(filter(None, said.values()))
    of_person = {pk: keys[names[0]] for pk, names in said.items() if names}
    fullest: dict[str, Any] = {}
    for pk, key in of_person.items():
        if len(words(fullest.get(key, {}))) < len(said[pk]):
            fullest[key] = homes[pk]
    cities = _marked(fullest)
    return {pk: cities[key] for pk, key in of_person.items()}


def _keys(said: Iterable[list[str]]) -> dict[str, str]:
    """By each name the first that was said of the same city."""
    keys: dict[str, str] = {}
    for names in said:
        joined = {keys[name] for name in names if name in keys}
        key = next((name for name in keys if name in joined), names[0])
        for name, held in list(keys.items()):
            if held in joined:
                keys[name] = key
        keys |= dict.fromkeys(names, key)
    return keys


def _marked(names: Mapping[str, Any]) -> dict[str, City]:
    """Cities by key, each with its first letter where no other has taken it, else another of its
    name, else any that is free; else with a number."""
    language = get_language() or "ar"
    alphabet = LETTERS.get(language[:2], LETTERS[""])
    ordered = sorted(names, key=lambda key: sort_key(spoken(names[key]).text))
    own = {key: _letters(names[key], alphabet) for key in ordered}
    taken: dict[str, str] = {}
    for key in ordered:
        if own[key] and own[key][0] not in taken.values():
            taken[key] = own[key][0]
    for number, key in enumerate(ordered, 1):
        free = [each for each in (*own[key], *alphabet) if each not in taken.values()]
        taken.setdefault(key, (*free, str(number))[0])
    return {key: City(key, names[key], number, taken[key]) for number, key in enumerate(ordered)}


def _letters(name: Any, alphabet: str) -> list[str]:
    """The letters of a city's name without its article, as they stand in the alphabet."""
    spelled = "".join(terms(spoken(name).text)).replace("ا", "أ").upper()
    return [letter for letter in spelled if letter in alphabet]
