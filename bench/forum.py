"""Loads the measured forum: four days in two cities, 60 sessions, 60 speakers, 200 people, and
beside it one of a single session, speaker and library: whose pages must ask as many questions.

``python -m bench.forum`` writes into the database that the settings name, which must be empty.
"""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")


@dataclass(frozen=True)
class Size:
    """How many of each; ``slug`` is the network's, the ``number``-th that is loaded, ``person`` the
    id of its coordinator."""

    number: int
    person: int
    slug: str
    sessions: int
    speakers: int
    people: int
    libraries: int


MANY = Size(1, 1, "many", sessions=60, speakers=60, people=200, libraries=60)
ONE = Size(2, 201, "one", sessions=1, speakers=1, people=2, libraries=1)
ZONE = ZoneInfo("Africa/Cairo")
FIRST_DAY = date(2027, 2, 7)
AT = datetime(2027, 1, 10, 9, tzinfo=UTC)
SUBJECTS = (
    ("المكتبة والحي الذي حولها", "The library and the neighbourhood around it"),
    ("قياس أثر نوادي القراءة في القرى", "Measuring what village reading clubs change"),
    ("شراكات المدرسة والمكتبة العامة", "Partnerships of schools and public libraries"),
    ("ورش الروبوت للأطفال بموارد قليلة", "Robotics for children on a small budget"),
    ("المكتبة الخضراء: الماء والضوء والظل", "The green library: water, light and shade"),
    ("الدعم النفسي والاجتماعي بين الرفوف", "Psychological and social support among the shelves"),
    ("مهارات رقمية لمن تجاوزوا الستين", "Digital skills for people over sixty"),
    ("كيف نطلب الدعم ونحسن الطلب", "How to ask for support, and ask well"),
    ("فضاء الصانع في مكتبة صغيرة", "A makerspace in a small library"),
    ("من الفكرة إلى التجربة المحكمة", "From an idea to a controlled trial"),
)
ANGLES = (
    ("دروس عام كامل", "lessons of a whole year"),
    ("ورشة عملية", "a practical workshop"),
    ("حوار مفتوح", "an open conversation"),
    ("دراسة حالة من الصعيد", "a case from Upper Egypt"),
    ("أدوات جاهزة للاستعمال", "tools ready to use"),
    ("ما لم ينجح ولماذا", "what failed and why"),
)
ABSTRACT = (
    "نعرض ما جربته ثلاث مكتبات في عام واحد، ونقارن ما وعدت به بما تحقق فعلا، ثم يعمل المشاركون في "
    "مجموعات صغيرة على خطوة واحدة يستطيعون البدء بها في مكتباتهم خلال شهر من عودتهم.",
    "We show what three libraries tried in a year and set the promise beside the outcome; "
    "then small groups work out one step that each can begin at home within a month.",
)
BIO = (
    "تعمل في المكتبات العامة منذ عشرة أعوام، وتقود نادي قراءة للأطفال.",
    "Has worked in public libraries for ten years and leads a children’s reading club.",
)
# Invented: people named after books and what holds them.
GIVEN = [
    pair.split()
    for pair in (
        "ليلى Layla, سلمى Salma, حسام Hossam, مريم Mariam, وليد Walid, نهى Noha, "
        "كريم Karim, دينا Dina, أيمن Ayman, رحاب Rehab"
    ).split(", ")
]
FAMILY = [
    pair.split()
    for pair in (
        "الرفوف al-Rufuf, الفهرس al-Fihris, القارئ al-Qari, الورّاق al-Warraq, "
        "الحبر al-Hibr, الكتبي al-Kutubi, النسّاخ al-Nassakh, الخزانة al-Khizana, "
        "المخطوط al-Makhtut, الديوان al-Diwan, السطور al-Sutur, الصفحات al-Safahat, "
        "المحبرة al-Mihbara, القرطاس al-Qirtas, الأوراق al-Awraq, الكرّاس al-Kurras, "
        "المعجم al-Mujam, القصص al-Qisas, الحكايات al-Hikayat, النشر al-Nashr"
    ).split(", ")
]


def title(n: int) -> tuple[str, str]:
    """The title of session ``n`` in Arabic and English."""
    subject, angle = SUBJECTS[n % len(SUBJECTS)], ANGLES[n // len(SUBJECTS)]
    return f"{subject[0]}: {angle[0]}", f"{subject[1]}: {angle[1]}"


def name(n: int) -> tuple[str, str]:
    """The name of person ``n``; no two of the first 200 are alike."""
    given, family = GIVEN[n % len(GIVEN)], FAMILY[n // len(GIVEN) % len(FAMILY)]
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"


def starts(n: int, sessions: int) -> datetime:
    """When session ``n`` begins: the same number on each of four days, five at a time."""
    day, place = divmod(n, max(1, sessions // 4))
    return datetime.combine(FIRST_DAY + timedelta(days=day), time(9 + 2 * (place // 5)), ZONE)


def both(texts: tuple[str, str]):
    from i18nfield.strings import LazyI18nString

    return LazyI18nString({"ar": texts[0], "en": texts[1]})


def load(size: Size) -> None:
    """Write a network, its libraries and people, the forum and its first release."""
    from bench.woven import come_next, weave
    from multaqa.convenings.actions import release_agenda

    network, libraries = _network(size)
    forum = _forum(network)
    people = _people(size, forum.cycle, libraries)
    _sites(forum)
    _agenda(size, forum, people)
    _registration(forum)
    release_agenda(forum=forum, note="", by=people[0], at=AT)
    _feedback(forum, people[0])
    weave(forum, people)
    come_next(forum, people[0])


def _network(size: Size):
    from multaqa.networks.models import Library, Network

    network = Network.objects.create(
        tier="national", standing="recognised", slug=size.slug, country="EG", digits="arab",
        name=both(("شبكة مبتكري المكتبات في مصر", "Library innovators in Egypt")),
        about=both(ABSTRACT), languages=["ar", "en"], time_zone="Africa/Cairo", created_at=AT,
        host=both(("جمعية المثال للمكتبات", "Example Library Association")),
    )  # fmt: skip
    libraries = [
        Library.objects.create(
            network=network, slug=f"library-{n}", kind="public", owner="ministry",
            name=both((f"مكتبة {name(n)[0]} العامة", f"{name(n)[1]} Public Library")),
            city=both(("القاهرة", "Cairo") if n % 2 else ("الأقصر", "Luxor")), created_at=AT,
            division="EG-C" if n % 2 else "EG-LX", surroundings="urban", population_served=9000,
        )
        for n in range(size.libraries)
    ]  # fmt: skip
    return network, libraries


def _forum(network):
    from multaqa.convenings.models import Forum, Objective, ObjectiveSet
    from multaqa.programmes.models import Cycle

    cycle = Cycle.objects.create(
        network=network, number=1, name=both(("الدورة الأولى", "First cycle")), state="running",
        starts_on=FIRST_DAY - timedelta(days=300),
    )  # fmt: skip
    objectives = ObjectiveSet.objects.create(network=network, name=both(("الأهداف", "Aims")))
    for n, subject in enumerate(SUBJECTS[:8], 1):
        Objective.objects.create(set=objectives, number=n, title=both(subject), text=both(subject))
    return Forum.objects.create(
        network=network, cycle=cycle, objective_set=objectives, slug="forum", state="open",
        name=both(("الملتقى الثاني", "Second forum")), about=both(ABSTRACT), created_at=AT,
        tagline=both(("مدينتان ورؤية واحدة", "Two cities, one vision")),
        starts_on=FIRST_DAY, ends_on=FIRST_DAY + timedelta(days=3),
    )  # fmt: skip


def _people(size: Size, cycle, libraries):
    """A coordinator, who leads sessions too; speakers; innovators. All show their names to all."""
    from multaqa.people.models import Consent, Person, Role
    from multaqa.programmes.models import CycleRole

    people = [
        Person.objects.create(
            email=f"person{n}@{size.slug}.example", name=both(name(n)), bio=both(BIO),
            city=both(("القاهرة", "Cairo") if n % 2 else ("الأقصر", "Luxor")),
            library=libraries[n % len(libraries)], created_at=AT,
        )
        for n in range(size.people)
    ]  # fmt: skip
    Role.objects.create(person=people[0], network=cycle.network, name="coordinator", given_at=AT)
    CycleRole.objects.bulk_create(
        CycleRole(
            cycle=cycle, person=person, given_at=AT,
            name="facilitator" if n < size.speakers else "innovator",
        )
        for n, person in enumerate(people)
    )  # fmt: skip
    Consent.objects.bulk_create(
        Consent(person=person, part=part, audience="public", given_at=AT)
        for person in people
        for part in ("name", "library", "bio", "city")
    )
    return people


def _sites(forum) -> None:
    from multaqa.convenings.models import Room, Site, Travel

    cities = (("cairo", ("القاهرة", "Cairo")), ("luxor", ("الأقصر", "Luxor")))
    sites = []
    for n, (slug, city) in enumerate(cities):
        site = Site.objects.create(
            forum=forum, position=n + 1, slug=slug, city=both(city),
            venue=both((f"قصر الثقافة في {city[0]}", f"Culture palace of {city[1]}")),
            starts_on=FIRST_DAY + timedelta(days=2 * n),
            ends_on=FIRST_DAY + timedelta(days=2 * n + 1),
        )  # fmt: skip
        Room.objects.bulk_create(
            Room(site=site, position=n, capacity=60, name=both((f"قاعة {n}", f"Room {n}")))
            for n in range(1, 6)
        )
        sites.append(site)
    Travel.objects.create(site_a=sites[0], site_b=sites[1], minutes=240)


def _agenda(size: Size, forum, people) -> None:
    from multaqa.convenings.models import Facilitation, Session, SessionObjective

    sites = list(forum.sites.prefetch_related("rooms"))
    objectives = list(forum.objective_set.objectives.all())
    for n in range(size.sessions):
        begins = starts(n, size.sessions)
        site = sites[(begins.date() - FIRST_DAY).days // 2]
        session = Session.objects.create(
            forum=forum, site=site, room=site.rooms.all()[n % 5], code=f"S{n + 1:02}",
            kind=("talk", "workshop", "plenary")[n % 3], title=both(title(n)),
            abstract=both(ABSTRACT), starts_at=begins, ends_at=begins + timedelta(minutes=90),
        )  # fmt: skip
        Facilitation.objects.create(session=session, person=people[n % size.speakers])
        SessionObjective.objects.create(
            session=session, objective=objectives[n % len(objectives)], share=60
        )


def _registration(forum) -> None:
    """A form of eight questions; it is open for as long as anybody measures."""
    from multaqa.registrations.models import Opening, Question

    opening = Opening.objects.create(
        forum=forum,
        opens_at=AT.replace(year=2020),
        closes_at=AT.replace(year=2099),
        lead=both(ABSTRACT),
    )
    kinds = ("text", "long", "choice", "many", "number", "date", "file", "consent")
    options = [{"code": f"o{n}", "label": dict(zip(("ar", "en"), title(n), strict=True))}
               for n in range(4)]  # fmt: skip
    for n, kind in enumerate(kinds):
        Question.objects.create(
            opening=opening, position=n + 1, kind=kind, label=both(title(n)), help=both(BIO),
            options=options if kind in ("choice", "many") else [],
        )  # fmt: skip


def _feedback(forum, person) -> None:
    """A forum that is over, about which the coordinator, who was there, is asked for ever."""
    from multaqa.convenings.models import Forum
    from multaqa.feedback.actions import ask
    from multaqa.registrations.models import Registration

    past = Forum.objects.create(
        network=forum.network, cycle=forum.cycle, slug="past", state="archived", created_at=AT,
        name=both(("الملتقى الأول", "First forum")), starts_on=FIRST_DAY, ends_on=FIRST_DAY,
    )  # fmt: skip
    Registration.objects.create(
        forum=past, person=person, state="sent", code="PAST", started_at=AT, saved_at=AT, sent_at=AT
    )
    days = {"opens_at": AT.replace(year=2020), "closes_at": AT.replace(year=2099), "lead": ""}
    ask(forum=past, about="forum", **days, by=person, at=AT)
    _report(past, person)


def _report(past, person) -> None:
    """The report of the forum before, for everyone."""
    from multaqa.impact.actions import make_report, publish_report, word_report

    report = make_report(forum=past, by=person, at=AT)
    words = {"intro": both(ABSTRACT), "lessons": both(ABSTRACT), "thanks": both(BIO), "quotes": ()}
    word_report(report=report, **words, by=person, at=AT)
    publish_report(report=report, by=person, at=AT)


if __name__ == "__main__":
    django.setup()
    load(MANY)
    load(ONE)
