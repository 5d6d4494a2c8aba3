"""Text in several languages says which language it is in."""

import pytest
from django.utils.translation import gettext_lazy, override
from i18nfield.strings import LazyI18nString

from multaqa.kernel.bilingual import Sentence, every_word, in_every_language, spoken, words
from multaqa.ui.reading import reading_as

BOTH = LazyI18nString({"ar": "ملتقى", "en": "Forum"})
ENGLISH = LazyI18nString({"ar": "", "en": "Forum"})
FRENCH = LazyI18nString({"fr": "Rencontre"})


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (BOTH, {"ar": "ملتقى", "en": "Forum"}),
        (ENGLISH, {"en": "Forum"}),
        ({"en": "Forum"}, {"en": "Forum"}),
        ("Forum", {"": "Forum"}),
        ("", {}),
        (None, {}),
    ],
)
def test_the_texts_of_a_value_are_those_that_are_there(value, texts):
    assert words(value) == texts


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        (BOTH, "en", ("Forum", "en")),
        (BOTH, "fr", ("ملتقى", "ar")),
        (ENGLISH, "ar", ("Forum", "en")),
        (FRENCH, "en", ("Rencontre", "fr")),
        ("", "en", ("", "en")),
    ],
)
def test_a_text_comes_in_the_asked_language_else_in_arabic_else_in_any(value, language, said):
    found = spoken(value, language)

    assert (str(found), found.language) == said


def test_the_asked_language_is_the_pages_own():
    with override("en"):
        assert spoken(BOTH).language == "en"


def test_outside_any_page_arabic_is_asked():
    with override(None):
        assert spoken(BOTH).language == "ar"


def test_every_word_of_every_value_is_in_the_search_line():
    assert every_word(BOTH, "", FRENCH) == "ملتقى Forum Rencontre"


def test_a_sentence_is_said_in_the_language_of_its_reader():
    sentence = Sentence(gettext_lazy("The year must lie between %(first)s and %(last)s."), first=1)
    sentence.values["last"] = 2

    with override("ar"):
        assert str(sentence) == "يجب أن تقع السنة بين 1 و2."


@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", "أطول من ٢٠٠ حرف. b12.csv"), ("en", "Longer than 200. b12.csv")],
)
def test_numbers_in_a_sentence_follow_their_reader_and_codes_do_not(language, said):
    text = {"ar": "أطول من %(most)s حرف. %(name)s", "en": "Longer than %(most)s. %(name)s"}
    sentence = Sentence(LazyI18nString(text), most=200, name="b12.csv")

    with override(language), reading_as(country="EG", usual_digits="arab"):
        assert str(sentence) == said


def test_sentences_are_kept_in_every_language_of_the_pages():
    kept = in_every_language([gettext_lazy("Not done")])

    assert kept == [{"ar": "لم يُنفَّذ الطلب", "en": "Not done"}]
