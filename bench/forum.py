"""Loads the measured forum: four days in two cities, 60 sessions, 60 speakers, 200 people.

``python -m bench.forum`` writes into the database that the settings name, which must be empty.
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")

SESSIONS, SPEAKERS, PEOPLE, LIBRARIES = 60, 60, 200, 60
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


def load() -> None:
    """Write the network, its libraries and people, the forum and its first release."""
    from multaqa.convenings.actions.release import release_agenda

    network, libraries = _network()
    people = _people(network, libraries)
    forum = _forum(network)
    _agenda(forum, people[:SPEAKERS])
    release_agenda(forum=forum, note="", by=people[0], at=AT)


def _network():
    from multaqa.networks.models import Library, Network

    network = Network.objects.create(
        tier="national",
        standing="recognised",
        slug="bench",
        name={"ar": "شبكة مبتكري المكتبات في مصر", "en": "Library innovators in Egypt"},
        about={"ar": ABSTRACT[0], "en": ABSTRACT[1]},
        languages=["ar", "en"],
        country="EG",
        time_zone="Africa/Cairo",
        digits="arab",
        created_at=AT,
    )
    libraries = [
        Library.objects.create(
            network=network,
            slug=f"library-{n}",
            name={"ar": f"مكتبة الحي رقم {n} العامة", "en": f"Neighbourhood public library {n}"},
            kind="public",
            owner="ministry",
            city={"ar": "القاهرة", "en": "Cairo"},
            division="EG-C",
            surroundings="urban",
            isil=f"EG-B{n:03}",
            population_served=10_000 + 731 * n,
            created_at=AT,
        )
        for n in range(1, LIBRARIES + 1)
    ]
    return network, libraries


def _people(network, libraries):
    from multaqa.people.models import Consent, Person, Role

    people = []
    for n in range(PEOPLE):
        person = Person.objects.create(
            email=f"person{n}@example.org",
            name={"ar": f"ليلى الرفوف {n}", "en": f"Layla al-Rufuf {n}"},
            bio={"ar": ABSTRACT[0], "en": ABSTRACT[1]},
            city={"ar": "القاهرة", "en": "Cairo"},
            library=libraries[n % LIBRARIES],
            created_at=AT,
        )
        role = "coordinator" if n == 0 else "facilitator" if n < SPEAKERS else "innovator"
        Role.objects.create(person=person, network=network, name=role, given_at=AT)
        people.append(person)
    Consent.objects.bulk_create(
        Consent(person=person, part=part, audience="public", given_at=AT)
        for person in people
        for part in ("name", "library", "bio", "city")
    )
    return people


def _forum(network):
    from multaqa.convenings.models import Forum, Objective, ObjectiveSet, Room, Site, Travel
    from multaqa.programmes.models import Cycle

    cycle = Cycle.objects.create(
        network=network, number=1, name={"ar": "الدورة الأولى", "en": "First cycle"},
        state="running", starts_on=FIRST_DAY - timedelta(days=300),
    )  # fmt: skip
    objectives = ObjectiveSet.objects.create(network=network, name={"ar": "الأهداف", "en": "Aims"})
    for n, (ar, en) in enumerate(SUBJECTS[:8], 1):
        Objective.objects.create(
            set=objectives, number=n, title={"ar": ar, "en": en}, text={"ar": ar, "en": en}
        )
    forum = Forum.objects.create(
        network=network, cycle=cycle, objective_set=objectives, slug="forum",
        name={"ar": "الملتقى الثاني", "en": "Second forum"},
        tagline={"ar": "مدينتان ورؤية واحدة", "en": "Two cities, one vision"},
        about={"ar": ABSTRACT[0], "en": ABSTRACT[1]},
        state="open", starts_on=FIRST_DAY, ends_on=FIRST_DAY + timedelta(days=3), created_at=AT,
    )  # fmt: skip
    sites = []
    for n, (slug, ar, en) in enumerate(
        (("cairo", "القاهرة", "Cairo"), ("luxor", "الأقصر", "Luxor"))
    ):
        site = Site.objects.create(
            forum=forum, position=n + 1, slug=slug, city={"ar": ar, "en": en},
            venue={"ar": f"قصر الثقافة في {ar}", "en": f"Culture palace of {en}"},
            starts_on=FIRST_DAY + timedelta(days=2 * n),
            ends_on=FIRST_DAY + timedelta(days=2 * n + 1),
        )  # fmt: skip
        for place in range(1, 6):
            Room.objects.create(
                site=site, position=place, capacity=60,
                name={"ar": f"قاعة {place}", "en": f"Room {place}"},
            )  # fmt: skip
        sites.append(site)
    Travel.objects.create(site_a=sites[0], site_b=sites[1], minutes=240)
    return forum


def _agenda(forum, speakers) -> None:
    from multaqa.convenings.models import Facilitation, Session, SessionObjective

    sites = list(forum.sites.prefetch_related("rooms"))
    objectives = list(forum.objective_set.objectives.all())
    for n in range(SESSIONS):
        day, place = divmod(n, SESSIONS // 4)
        site = sites[day // 2]
        hour, room = divmod(place, 5)
        starts = datetime.combine(FIRST_DAY + timedelta(days=day), time(9 + 2 * hour), tzinfo=ZONE)
        subject, angle = SUBJECTS[n % 10], ANGLES[n // 10]
        session = Session.objects.create(
            forum=forum, site=site, room=site.rooms.all()[room], code=f"S{n + 1:02}",
            kind=("talk", "workshop", "plenary")[n % 3],
            title={"ar": f"{subject[0]}: {angle[0]}", "en": f"{subject[1]}: {angle[1]}"},
            abstract={"ar": ABSTRACT[0], "en": ABSTRACT[1]},
            starts_at=starts, ends_at=starts + timedelta(minutes=90),
        )  # fmt: skip
        Facilitation.objects.create(session=session, person=speakers[n])
        SessionObjective.objects.create(
            session=session, objective=objectives[n % len(objectives)], share=60
        )


if __name__ == "__main__":
    django.setup()
    load()
