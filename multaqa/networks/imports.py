"""Libraries from a table: the columns, the words they take, and what makes two libraries one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import words
from multaqa.kernel.imports import Column, Good, Importer, Known, Unfit, choice, register
from multaqa.kernel.imports.direct import Outcome
from multaqa.kernel.imports.direct import run as run_at_once

from . import geography
from .actions import Draft, import_libraries
from .enums import LibraryKind, Owner, Surroundings, Waterside
from .forms import FIVE_PLACES, MOST_PEOPLE, between, require_isil
from .models import Library, Network

_KINDS = {
    LibraryKind.NATIONAL: ("وطنية", "مكتبة وطنية", "قومية", "national library"),
    LibraryKind.ACADEMIC: ("أكاديمية", "مكتبة أكاديمية", "جامعية", "مكتبة جامعية", "university"),
    LibraryKind.PUBLIC: ("عامة", "مكتبة عامة", "public library"),
    LibraryKind.COMMUNITY: ("مجتمعية", "مكتبة مجتمعية", "community library"),
    LibraryKind.SCHOOL: ("مدرسية", "مكتبة مدرسية", "school library"),
    LibraryKind.MOBILE: ("متنقلة", "مكتبة متنقلة", "mobile library", "bookmobile"),
    LibraryKind.CHILDREN: ("أطفال", "مكتبة أطفال", "مكتبة طفل", "children's library"),
    LibraryKind.OTHER: ("أخرى", "نوع آخر", "مكتبة من نوع آخر", "other library"),
}
_OWNERS = {
    Owner.MINISTRY: ("وزارة", "وزارة الثقافة", "حكومية", "government"),
    Owner.FUND: ("صندوق", "صندوق التنمية الثقافية"),
    Owner.ASSOCIATION: ("جمعية", "جمعية أهلية", "NGO"),
    Owner.MUNICIPALITY: ("بلدية", "مجلس محلي", "محليات", "local authority", "city"),
    Owner.OTHER: ("أخرى", "جهة أخرى", "جهة مالكة أخرى", "other owner"),
}
_SURROUNDINGS = {
    Surroundings.URBAN: ("حضر", "حضرية", "مدينة", "city"),
    Surroundings.PERI_URBAN: ("أطراف مدينة", "شبه حضرية", "ضواحي", "edge of a city", "suburb"),
    Surroundings.RURAL: ("ريف", "ريفية", "قرية", "village"),
    Surroundings.DESERT: ("صحراء", "صحراوية", "واحة", "oasis"),
}
_WATERSIDE = {
    Waterside.COAST: ("على الساحل", "ساحل", "ساحلية", "on the coast", "coastal"),
    Waterside.NILE: ("على النيل", "نيل", "نيلية", "on the nile"),
    Waterside.NEITHER: ("لا", "لا ساحل ولا نيل", "لا شيء", "neither coast nor nile", "no"),
}


def _labels(kind: Any) -> Callable[[str], str]:
    return lambda code: str(kind(code).label)


def _offered(kind: Any) -> Callable[[], Sequence[str]]:
    return lambda: [str(label) for label in kind.labels]


def _valid(judge: Callable[[str], Any], written: str) -> Any:
    """What the forms' own judge makes of a cell."""
    try:
        return judge(written)
    except ValidationError as wrong:
        raise Unfit(wrong.message, **(wrong.params or {})) from wrong


def _degrees(written: str, most: int) -> str:
    return str(_valid(partial(between, least=-most, most=most, step=FIVE_PLACES), written))


def _people(written: str) -> int:
    return int(_valid(partial(between, least=0, most=MOST_PEOPLE), written))


def _website(written: str) -> str:
    address = written if "://" in written else f"https://{written}"
    judge = URLValidator(
        schemes=["http", "https"], message=_("This is not the address of a website.")
    )
    _valid(judge, address)
    return address


def _division(country: str, written: str) -> str:
    code = geography.find(country, written)
    if code is None:
        raise Unfit(_("No governorate has this name or code."))
    return code


def _division_name(code: str) -> str:
    found = geography.division(code)
    return found.name if found else code


COLUMNS = (
    Column(
        "name_ar",
        {"ar": "اسم المكتبة بالعربية", "en": "Name in Arabic"},
        also=("اسم المكتبة", "الاسم", "الاسم بالعربية", "المكتبة", "library name in arabic"),
        most=200,
        example="مكتبة المثال العامة",
        help=_("A name in Arabic or in English is needed; both are better."),
    ),
    Column(
        "name_en",
        {"ar": "اسم المكتبة بالإنجليزية", "en": "Name in English"},
        also=("name", "library", "library name", "الاسم بالإنجليزية"),
        most=200,
        example="Example Public Library",
    ),
    Column(
        "kind",
        {"ar": "النوع", "en": "Kind"},
        also=("نوع المكتبة", "type", "library type", "library kind"),
        required=True,
        parse=choice(_KINDS),
        show=_labels(LibraryKind),
        example="عامة",
        help=_("One of the words below, in Arabic or English."),
        words=_offered(LibraryKind),
    ),
    Column(
        "owner",
        {"ar": "الجهة المالكة", "en": "Owner"},
        also=("المالك", "ملكية المكتبة", "الملكية", "ownership"),
        required=True,
        parse=choice(_OWNERS),
        show=_labels(Owner),
        example="وزارة",
        help=_("One of the words below, in Arabic or English."),
        words=_offered(Owner),
    ),
    Column(
        "city_ar",
        {"ar": "المدينة بالعربية", "en": "City in Arabic"},
        also=("المدينة", "المدينة أو القرية"),
        most=100,
        example="المنيا",
        help=_("A city in Arabic or in English is needed."),
    ),
    Column(
        "city_en",
        {"ar": "المدينة بالإنجليزية", "en": "City in English"},
        also=("city", "town", "city or village"),
        most=100,
        example="Minya",
    ),
    Column(
        "division",
        {"ar": "المحافظة", "en": "Governorate"},
        also=("الولاية", "province", "state", "region", "iso 3166-2"),
        show=_division_name,
        example="المنيا",
        help=_("Its name in Arabic or English, or its ISO 3166-2 code."),
    ),
    Column(
        "surroundings",
        {"ar": "البيئة المحيطة", "en": "Surroundings"},
        also=("البيئة", "المحيط", "environment"),
        parse=choice(_SURROUNDINGS),
        show=_labels(Surroundings),
        example="حضر",
        words=_offered(Surroundings),
    ),
    Column(
        "waterside",
        {"ar": "الساحل أو النيل", "en": "Coast or Nile"},
        also=("على الماء", "waterside"),
        parse=choice(_WATERSIDE),
        show=_labels(Waterside),
        example="على النيل",
        words=_offered(Waterside),
    ),
    Column(
        "latitude",
        {"ar": "خط العرض", "en": "Latitude"},
        also=("lat", "دائرة العرض"),
        parse=partial(_degrees, most=90),
        example="28.10988",
        help=_("In degrees, as maps on a telephone show it. With the longitude, or neither."),
    ),
    Column(
        "longitude",
        {"ar": "خط الطول", "en": "Longitude"},
        also=("lon", "long", "lng"),
        parse=partial(_degrees, most=180),
        example="30.75030",
    ),
    Column(
        "isil",
        {"ar": "رمز ISIL", "en": "ISIL"},
        also=("الرمز الدولي", "isil code"),
        parse=partial(_valid, require_isil),
        example="EG-EXAMPLE-1",
        help=_("International code of the library, where it has one: EG-1234."),
    ),
    Column(
        "population_served",
        {"ar": "عدد السكان المخدومين", "en": "Population served"},
        also=("السكان", "عدد السكان", "population"),
        parse=_people,
        example="250000",
    ),
    Column(
        "website",
        {"ar": "الموقع الإلكتروني", "en": "Website"},
        also=("الموقع", "url", "web"),
        parse=_website,
        example="https://library.example.org",
    ),
)


class Libraries(Importer):
    """A library is the same as another by its ISIL, or by its name, city and governorate."""

    kind = "libraries"
    titles = {"ar": "المكتبات", "en": "Libraries"}
    back = "networks:libraries"

    def columns_for(self, network_id: int) -> tuple[Column, ...]:
        country = Network.objects.values_list("country", flat=True).get(pk=network_id)
        offered = tuple(each.name for each in geography.divisions(country))
        if not offered:
            return tuple(column for column in COLUMNS if column.name != "division")
        return tuple(
            replace(column, parse=partial(_division, country), words=lambda: offered)
            if column.name == "division"
            else column
            for column in COLUMNS
        )

    def check(self, values: dict[str, Any]) -> Iterator[Unfit]:
        for field, sentence in (
            ("name", _("A library needs a name, in Arabic or in English.")),
            ("city", _("A library needs a city, in Arabic or in English.")),
        ):
            if not any(f"{field}_{code}" in values for code in ("ar", "en")):
                yield Unfit(sentence, column=f"{field}_{get_language() or 'ar'}")
        if ("latitude" in values) != ("longitude" in values):
            missing = "longitude" if "latitude" in values else "latitude"
            yield Unfit(_("Write both latitude and longitude, or neither."), column=missing)

    def known(self, network_id: int) -> Iterable[Known]:
        plain = ("kind", "owner", "division", "surroundings", "waterside", "isil", "website")
        places = ("latitude", "longitude")
        rows = (
            Library.objects.filter(network_id=network_id)
            .order_by()
            .values_list("pk", "name", "city", "population_served", *plain, *places)
        )
        for pk, name, city, people, *others in rows:
            values = {f"name_{code}": text for code, text in words(name).items()}
            values |= {f"city_{code}": text for code, text in words(city).items()}
            values |= {"population_served": people} if people is not None else {}
            found = zip((*plain, *places), others, strict=True)
            values |= {field: str(value) for field, value in found if value not in ("", None)}
            yield Known(pk, values)

    def keys(self, values: dict[str, Any]) -> Mapping[str, str]:
        keys = {"isil": fold(values["isil"])} if "isil" in values else {}
        for code, other in (("ar", "en"), ("en", "ar")):
            if name := values.get(f"name_{code}"):
                city = values.get(f"city_{code}") or values.get(f"city_{other}") or ""
                place = values.get("division", "")
                keys[code] = f"{fold(name)}|{fold(city)}|{place}"
        return keys

    def names(self, values: dict[str, Any]) -> Mapping[str, str]:
        return {
            code: f"{values[f'name_{code}']} {values.get(f'city_{code}', '')}"
            for code in ("ar", "en")
            if f"name_{code}" in values
        }

    def apart(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        return any(
            name in one and name in other and one[name] != other[name]
            for name in ("isil", "division")
        )

    def write(
        self, *, network_id: int, rows: Sequence[Good], by: Model | None, at: datetime
    ) -> None:
        network = Network.objects.get(pk=network_id)
        drafts = [Draft(_fields(row.values), row.known_id) for row in rows]
        import_libraries(network=network, drafts=drafts, by=by, at=at)


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a library that a row says something of; texts by language in one."""
    fields: dict[str, Any] = {}
    for name, value in values.items():
        field, _underscore, code = name.rpartition("_")
        if field in ("name", "city"):
            fields.setdefault(field, {})[code] = value
        else:
            fields[name] = Decimal(value) if name in ("latitude", "longitude") else value
    return fields


LIBRARIES = register(Libraries())


def run(
    *,
    network: Network,
    content: bytes,
    by: Model | None,
    at: datetime,
    dry_run: bool = True,
    skip: frozenset[int] = frozenset(),
) -> Outcome:
    """Import the libraries in the XLSX or CSV file ``content`` at once, but for the rows ``skip``.

    Nothing is written on a dry run, nor where a row is wrong (``Outcome.parsed.problems``). Raises
    Refusal for what is no table of libraries.
    """
    return run_at_once(
        LIBRARIES,
        network_id=network.pk,
        content=content,
        by=by,
        at=at,
        dry_run=dry_run,
        skip=skip,
    )
