"""Whatever leaves on paper, its text is right when somebody copies it out of the PDF."""

import re
from functools import partial

import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from multaqa.attendance.enums import BadgeSize
from multaqa.attendance.exports.badges import badge_sheets
from multaqa.attendance.exports.certificate import certificates_paper
from multaqa.attendance.queries import badges_of
from multaqa.engines.rotation import Seating
from multaqa.engines.script import without_tashkeel
from multaqa.impact.actions import make_report, publish_report, word_report
from multaqa.impact.exports.paper import report_paper
from multaqa.kernel.bilingual import spoken
from multaqa.weaving.exports import seating_papers
from multaqa.weaving.queries import Label, lay
from tests.factories.attendance import CertificateFactory
from tests.factories.convenings import ForumFactory, SiteFactory
from tests.factories.impact import held_forum
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import NOW, both
from tests.house.house import CODE
from tests.paper import POPPLER, chrome, poppler

pytestmark = pytest.mark.django_db
FORUM = both("ملتقى المبتكرين الأوّل", "The first innovators’ forum")
# Marks over letters, kerned letters, ligatures; a name in Latin letters alone.
NAMES = (
    both("شريف مُصطفى البَرديّ", "Sherif Mostafa Elbardi"),
    both("آية الله رؤيا", "Ayatollah Roya"),
    LazyI18nString({"en": "John Paul Smith"}),
)
LUXOR = both("الأقصُر", "Luxor")
# A report in one language quotes and thanks in the other.
ARABIC = "شكرًا جزيلًا، تعلّمنا أولًا كيف نُشرك مُجتمعاتنا معًا."
MIXED = "تعرّفت إلى ورشة Makerspace للأطفال في مكتبات المحافظة"
LATIN = "More time for practice, please: three days are short."


def badges(size):
    forum = ForumFactory(name=FORUM)
    site = SiteFactory(forum=forum, city=LUXOR)
    for n, name in enumerate(NAMES):
        line = both("مكتبة دمياط العامّة", "Damietta Public Library")
        guest = RegistrationFactory(
            forum=forum, badge_name=name, badge_line=line, code=f"K7MPQ2R{n}"
        )
        PlaceFactory(registration=guest, site=site)
    said = ["K7MPQ2R0", "مكتبة دمياط العامّة", "Damietta Public Library"]
    return badge_sheets(forum, badges_of(forum), size), said


def certificates():
    forum = ForumFactory(name=FORUM)
    some = [
        CertificateFactory(registration__forum=forum, name=name, minutes=1110) for name in NAMES
    ]
    said = ["تُمنح هذه الشهادة إلى", "Certificate of attendance", f"/verify/{some[0].number}/"]
    return certificates_paper(forum, some), said


def report():
    forum = held_forum(name=FORUM)
    by = coordinator_of(forum.network)
    row = make_report(forum=forum, by=by, at=NOW)
    words = {"intro": LazyI18nString({"ar": ARABIC}), "lessons": LazyI18nString({"en": LATIN}),
             "thanks": LazyI18nString({"ar": MIXED})}  # fmt: skip
    row = word_report(report=row, **words, quotes=[], by=by, at=NOW)
    row.quotes = [{"of": "1-1", "text": each} for each in (ARABIC, LATIN, MIXED)]
    return report_paper(publish_report(report=row, by=by, at=NOW)), [ARABIC, LATIN, MIXED]


def seating(paper):
    labels = [Label(n, name, LUXOR, letter="أ") for n, name in enumerate(NAMES)]
    laid = lay(labels, {1: "الصباح", 2: "Evening"}, [Seating(r, {"4": (0, 1, 2)}) for r in (1, 2)])
    return paper(FORUM, laid), ["الصباح", "Evening"]


PAPERS = {
    "badges, small": partial(badges, BadgeSize.CARD),
    "badges, large": partial(badges, BadgeSize.LARGE),
    "certificates": certificates,
    "report": report,
    "cards of tables": partial(seating, seating_papers.table_cards),
    "cards of tables, all rounds": partial(seating, seating_papers.whole_table_cards),
    "list for the wall": partial(seating, seating_papers.wall_list),
    "cards of people": partial(seating, seating_papers.own_cards),
}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_text_copied_out_of_a_paper_is_what_was_written(paper, language):
    with override(language):
        content, said = PAPERS[paper]()
        names = [spoken(each).text for each in NAMES] if paper != "report" else []
    lines = [without_tashkeel(each) for each in (*names, *said)]

    text = chrome(content)
    assert [line for line in lines if line not in text] == []
    if POPPLER:
        # It sets the space after a comma, or where a script ends, before it: its words are right.
        text = poppler(content)
        words = {word for line in lines for word in re.findall(r"\w+", line)}
        assert [word for word in words if word not in text] == []


def test_every_paper_there_is_was_copied_from():
    sources = {
        each.name for each in CODE.rglob("*.typ") if "/ui/paper/paper.typ" in each.read_text()
    }

    assert sources == {
        "badges.typ", "certificate.typ", "report.typ", "table_cards.typ", "wall_list.typ",
        "own_cards.typ",
    }  # fmt: skip
