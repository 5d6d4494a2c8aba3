"""Badges and certificates: names in both scripts, whole and copied out right."""

import pytest
from django.utils.translation import override
from i18nfield.strings import LazyI18nString
from pypdfium2 import PdfDocument

from multaqa.attendance.enums import BadgeSize
from multaqa.attendance.exports.badges import ROWS, badge_sheets
from multaqa.attendance.exports.certificate import certificates_paper
from multaqa.attendance.queries import badges_of
from tests.factories.attendance import CertificateFactory
from tests.factories.convenings import ForumFactory, SiteFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import both
from tests.paper import pages

pytestmark = pytest.mark.django_db
LONG = both(
    "عبد الرحمن محمد عبد اللطيف السيد أبو المجد الشرقاوي",
    "Abdelrahman Mohamed Abdellatif Elsayed Aboulmagd Elsharkawy",
)


@pytest.fixture
def forum():
    return ForumFactory(name=both("ملتقى المكتبات الثاني", "The second libraries forum"))


@pytest.fixture
def luxor(forum):
    return SiteFactory(forum=forum, city=both("الأقصر", "Luxor"))


def seated(site, name, **more):
    guest = RegistrationFactory(forum=site.forum, badge_name=name, **more)
    PlaceFactory(registration=guest, site=site)
    return guest


@pytest.mark.parametrize("size", BadgeSize)
def test_a_badge_has_both_names_the_line_the_code_and_the_letters_of_the_site(forum, luxor, size):
    line = both("مكتبة دمياط العامة", "Damietta Public Library")
    seated(luxor, both("هدى المصري", "Hoda Elmasri"), badge_line=line, code="K7MPQ2RS")

    (text,) = pages(badge_sheets(forum, badges_of(forum), size))

    expected = ("هدى المصري", "Hoda Elmasri", "مكتبة دمياط العامة", "Damietta Public Library",
                "K7MPQ2RS", "ملتقى المكتبات الثاني", "أ", "A")  # fmt: skip
    assert [each for each in expected if each not in text] == []


@pytest.mark.parametrize("size", BadgeSize)
def test_the_longest_names_stand_whole_on_a_badge(forum, luxor, size):
    seated(luxor, LONG, badge_line=LONG)

    (text,) = pages(badge_sheets(forum, badges_of(forum), size))

    # Once as the name and once as the line, whatever lines they were broken into.
    for word in str(LONG.localize("ar")).split() + str(LONG.localize("en")).split():
        assert text.count(word) >= 2, word


@pytest.mark.parametrize("size", BadgeSize)
def test_a_name_stands_in_the_middle_of_its_badge(forum, luxor, size):
    seated(luxor, both("هدى المصري", "Hoda Elmasri"), code="K7MPQ2RS")
    page = PdfDocument(badge_sheets(forum, badges_of(forum), size))[0]
    width, height = (int(side) * 72 / 25.4 for side in size.split("x"))
    left = (page.get_width() - 2 * width) / 2
    # Between the band and the foot there are names alone.
    top = (page.get_height() + ROWS[size] * height) / 2
    picture = page.render(scale=2).to_numpy()[:, :, 0]
    band = picture[int(2 * (page.get_height() - top + height * 0.25)):
                   int(2 * (page.get_height() - top + height * 0.6)),
                   int(2 * left) + 4 : int(2 * (left + width)) - 4]  # fmt: skip
    inked = (band < 128).any(axis=0).nonzero()[0]

    assert abs((inked.min() + inked.max()) / 2 - band.shape[1] / 2) < width * 0.04


def test_without_a_line_of_its_own_a_badge_says_the_city(forum, luxor):
    seated(luxor, both("هدى المصري", "Hoda Elmasri"), city=both("أسوان", "Aswan"))

    (text,) = pages(badge_sheets(forum, badges_of(forum), BadgeSize.CARD))

    assert "أسوان" in text


def test_a_name_in_one_script_stands_alone(forum, luxor):
    seated(luxor, LazyI18nString({"en": "Hoda Elmasri"}))

    (text,) = pages(badge_sheets(forum, badges_of(forum), BadgeSize.CARD))

    assert text.count("Hoda") == 1


def test_ten_small_badges_stand_on_a_sheet_and_eight_large_ones(forum, luxor):
    for n in range(11):
        seated(luxor, both(f"اسم {n}", f"Name {n}"))
    people = badges_of(forum)

    assert len(pages(badge_sheets(forum, people, BadgeSize.CARD))) == 2
    assert len(pages(badge_sheets(forum, people[:8], BadgeSize.LARGE))) == 1


def test_badges_of_nobody_are_an_empty_sheet(forum):
    assert len(pages(badge_sheets(forum, [], BadgeSize.CARD))) == 1


def test_who_waits_for_a_seat_or_left_gets_no_badge(forum, luxor):
    waiting = RegistrationFactory(forum=forum)
    PlaceFactory(registration=waiting, site=luxor, seat=None, seated_at=None)
    gone = seated(luxor, both("راحل", "Gone"))
    type(gone.person).objects.filter(pk=gone.person_id).update(left_at=gone.started_at)
    stays = seated(luxor, both("هدى", "Hoda"))

    assert badges_of(forum) == [stays]
    assert badges_of(forum, luxor) == [stays]


def test_a_certificate_says_everything_in_both_languages(forum, luxor):
    certificate = CertificateFactory(
        registration__forum=forum, name=both("هدى المصري", "Hoda Elmasri"), minutes=1099,
        number="K7MP-QRST-2345",
    )  # fmt: skip

    (text,) = pages(certificates_paper(forum, [certificate]))

    expected = (
        "شهادة حضور", "تمنح هذه الشهادة إلى", "هدى المصري", "عن حضور", "ملتقى المكتبات الثاني",
        "ساعات البرنامج: 18.5", "تاريخ الإصدار: 15 يناير 2020", "للتحقق من صحتها", "التوقيع",
        "Certificate of attendance", "Hoda Elmasri", "The second libraries forum",
        "Hours of the programme: 18.5", "K7MP-QRST-2345", "/verify/K7MP-QRST-2345/",
    )  # fmt: skip
    assert [each for each in expected if each not in text] == []


def test_a_certificate_is_the_same_whichever_language_it_is_asked_in(forum, luxor):
    certificate = CertificateFactory(registration__forum=forum)
    with override("ar"):
        in_arabic = pages(certificates_paper(forum, [certificate]))

    assert pages(certificates_paper(forum, [certificate])) == in_arabic


def test_the_longest_names_fit_a_certificate(forum, luxor):
    certificate = CertificateFactory(registration__forum=forum, name=LONG)

    (text,) = pages(certificates_paper(forum, [certificate]))

    assert [w for w in str(LONG.localize("ar")).split() if w not in text] == []


def test_certificates_of_several_people_are_a_page_each(forum, luxor):
    some = [CertificateFactory(registration__forum=forum) for _ in range(3)]

    assert len(pages(certificates_paper(forum, some))) == 3
