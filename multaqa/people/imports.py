"""People from a spreadsheet: nobody is written to, and nothing of them is shown to anyone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from multaqa.engines.script import clean, fold
from multaqa.kernel.bilingual import spoken, words
from multaqa.kernel.imports import Column, Good, Importer, Known, Unfit, choice, register
from multaqa.kernel.imports.importer import Values
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Library, Network
from multaqa.ui.names import languages

from . import actions, queries, rules
from .enums import SPOKEN_LANGUAGES, RoleName
from .forms.fields import international, language_name
from .models import Person

# The feminine of a role is written as often as its name.
_ALSO = {
    RoleName.COORDINATOR: ("منسقة", "مدير البرنامج", "مديرة البرنامج"),
    RoleName.STEERING: ("عضو لجنة التسيير", "عضو اللجنة التوجيهية", "steering committee member"),
    RoleName.AMBASSADOR: ("سفيرة",),
    RoleName.EVALUATOR: ("مقيمة",),
    RoleName.FACILITATOR: ("ميسرة", "مدرب", "مدربة", "trainer"),
    RoleName.MENTOR: ("موجهة", "مرشد", "مرشدة"),
    RoleName.SPONSOR: ("راعية",),
    RoleName.INNOVATOR: ("مبتكرة", "متدرب", "متدربة", "trainee", "participant"),
}


def _role_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {role.value: _ALSO[role] for role in RoleName}
    for language in ("ar", "en"):
        with translation.override(language):
            for role in RoleName:
                found[role.value] += (str(role.label),)
    return found


def _role(written: str) -> str:
    return choice(_role_words())(written)


def _email(written: str) -> str:
    address = clean(written).lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Unfit(_("This is not an e-mail address.")) from wrong
    return address


def _phones_of(country: str) -> Column:
    def parse(written: str) -> str:
        try:
            return international(written, country)
        except ValidationError as wrong:
            raise Unfit(
                _("This is no telephone number. Begin with + and the code of the country.")
            ) from wrong

    return Column(
        "phone",
        {"ar": "واتساب", "en": "WhatsApp"},
        ("الهاتف", "الموبايل", "الجوال", "mobile", "telephone", "phone"),
        parse=parse,
        most=40,
        example="+201001234567",
        help=_("Their personal sign-in link is sent to it."),
    )


def _languages(written: str) -> list[str]:
    known = {fold(code): code for code in SPOKEN_LANGUAGES}
    for page in ("ar", "en"):
        known |= {fold(name): code for code, name in languages(page).items()}
    for mark in "،;؛/+":
        written = written.replace(mark, ",")
    codes = [known.get(fold(part)) for part in written.split(",") if part.strip()]
    if None in codes:
        raise Unfit(_("Languages are written with commas between them, such as: Arabic, English."))
    return sorted({code for code in codes if code})


def _libraries_of(network_id: int) -> Column:
    ids: dict[str, set[int]] = {}
    names: dict[int, str] = {}
    rows = Library.objects.open().filter(network_id=network_id)
    for pk, name, isil in rows.values_list("pk", "name", "isil"):
        names[pk] = spoken(name).text
        for text in filter(None, (*words(name).values(), isil)):
            ids.setdefault(fold(text), set()).add(pk)

    def parse(written: str) -> int:
        found = ids.get(fold(written), set())
        if not found:
            raise Unfit(_("No library of the network has this name or ISIL."))
        if len(found) > 1:
            raise Unfit(_("Several libraries have this name: write the ISIL instead."))
        return min(found)

    return Column(
        "library",
        {"ar": "المكتبة", "en": "Library"},
        ("isil",),
        parse=parse,
        show=lambda pk: names.get(pk, ""),
        most=200,
        help=_("Its name or ISIL, as in the network’s list of libraries."),
    )


def _show_languages(codes: Sequence[str]) -> str:
    return " · ".join(language_name(code) for code in codes)


NAMES = (
    Column(
        "name_ar",
        {"ar": "الاسم بالعربية", "en": "Name in Arabic"},
        ("الاسم",),
        most=150,
        example="هالة المثال",
    ),
    Column(
        "name_en",
        {"ar": "الاسم بالإنجليزية", "en": "Name in English"},
        ("name",),
        most=150,
        example="Hala Almithal",
    ),
)
ROLE = Column(
    "role",
    {"ar": "الدور", "en": "Role"},
    required=True,
    parse=_role,
    show=lambda code: str(RoleName(code).label),
    example="مبتكر",
    words=lambda: [str(label) for label in RoleName.labels],
)
EMAIL = Column(
    "email",
    {"ar": "البريد الإلكتروني", "en": "E-mail"},
    ("البريد", "e-mail address"),
    parse=_email,
    most=254,
    example="hala@example.org",
    help=_("They sign in by it, and it tells who is who."),
)
CITIES = (
    Column("city_ar", {"ar": "المدينة", "en": "City in Arabic"}, most=100, example="المنيا"),
    Column("city_en", {"ar": "المدينة بالإنجليزية", "en": "City"}, most=100, example="Minya"),
)
LANGUAGES = Column(
    "languages",
    {"ar": "اللغات", "en": "Languages"},
    parse=_languages,
    show=_show_languages,
    help=_("With commas between them."),
)


class People(Importer):
    """The people of a network, a row a role: someone with two roles stands in two rows."""

    kind = "people"
    titles = {"ar": "الأشخاص", "en": "People"}
    back = "people:index"

    def columns_for(self, network_id: int) -> tuple[Column, ...]:
        """The columns; telephones and libraries are read as those of the network."""
        country = Network.objects.values_list("country", flat=True).get(pk=network_id)
        own = _phones_of(country), _libraries_of(network_id)
        return (*NAMES, ROLE, EMAIL, *own, *CITIES, LANGUAGES)

    def check(self, values: Values) -> Iterator[Unfit]:
        """A name in either language is enough; without any there is nobody."""
        if not values.get("name_ar") and not values.get("name_en"):
            yield Unfit(_("Write the name, in Arabic or in English."), column="name_ar")

    def known(self, network_id: int) -> Iterable[Known]:
        """The members of the network, once a role."""
        people = Person.objects.present().filter(queries.in_network(network_id)).in_bulk()
        for pk, roles in queries.role_names(network_id, people).items():
            for role in roles:
                yield Known(pk, _values(people[pk], role))

    def keys(self, values: Values) -> Mapping[str, str]:
        """The e-mail tells who it is; else the telephone together with the name (it may be a
        family's); a second role is a second row."""
        role, found = values["role"], {}
        if email := values.get("email"):
            found["email"] = f"{email} {role}"
        if phone := values.get("phone"):
            found["phone"] = f"{phone} {fold(_any_name(values))} {role}"
        return found

    def names(self, values: Values) -> Mapping[str, str]:
        return {code: values.get(f"name_{code}", "") for code in ("ar", "en")}

    def apart(self, one: Values, other: Values) -> bool:
        """People of two libraries are two; one e-mail in two roles is no question."""
        libraries = one.get("library"), other.get("library")
        same_email = one.get("email") and one.get("email") == other.get("email")
        return bool(same_email) or (None not in libraries and libraries[0] != libraries[1])

    def write(
        self, *, network_id: int, rows: Sequence[Good], by: Person | None, at: datetime
    ) -> None:
        """Bring in those who are new; put right what a coordinator may of those who are not."""
        network = Network.objects.get(pk=network_id)
        new = [_newcomer(row.values, network) for row in rows if row.known_id is None]
        actions.add_people(network=network, newcomers=new, by=by, at=at)
        people = Person.objects.in_bulk([row.known_id for row in rows if row.known_id])
        for row in rows:
            person = people.get(row.known_id or 0)
            if person and rules.may_correct(Visitor(by), person):
                values = _corrections(person, row.values)
                actions.correct(person=person, values=values, network_id=network_id, by=by, at=at)


def _values(person: Person, role: str) -> Values:
    """A known person as a row of the file would say it."""
    name, city = words(person.name), words(person.city)
    return {
        "name_ar": name.get("ar", ""),
        "name_en": name.get("en", ""),
        "role": role,
        "email": person.email or "",
        "phone": person.phone,
        "library": person.library_id,
        "city_ar": city.get("ar", ""),
        "city_en": city.get("en", ""),
        "languages": sorted(person.languages),
    }


def _any_name(values: Values) -> str:
    return str(values.get("name_ar") or values.get("name_en") or "")


def _texts(values: Values, field: str) -> dict[str, str]:
    found = {code: values.get(f"{field}_{code}", "") for code in ("ar", "en")}
    return {code: text for code, text in found.items() if text}


def _newcomer(values: Values, network: Network) -> actions.Newcomer:
    return actions.Newcomer(
        name=_texts(values, "name"),
        role=values["role"],
        email=values.get("email", ""),
        phone=values.get("phone", ""),
        city=_texts(values, "city"),
        library_id=values.get("library"),
        languages=tuple(values.get("languages", ())),
        language="ar" if values.get("name_ar") else network.languages[0],
    )


def _corrections(person: Person, values: Values) -> dict[str, Any]:
    """What the row says otherwise; what it leaves empty stays as it is."""
    said: dict[str, Any] = {
        "name": LazyI18nString(words(person.name) | _texts(values, "name")),
        "city": LazyI18nString(words(person.city) | _texts(values, "city")),
    }
    if values.get("library"):
        said["library"] = Library.objects.get(pk=values["library"])
    return said | {key: values[key] for key in ("phone", "languages") if values.get(key)}


PEOPLE = register(People())
