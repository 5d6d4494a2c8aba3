"""Messages: what is gathered from code and templates, and what the judge of translations sees."""

import os

import pytest
from babel.messages.catalog import Catalog

from multaqa.portal import catalogues, messages

ONE_ROOM = "networks"


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house of one room, with its locale folder, where files can be written."""
    room = tmp_path / "multaqa" / ONE_ROOM
    (room / "templates" / ONE_ROOM).mkdir(parents=True)
    (room / "__init__.py").touch()
    monkeypatch.setattr(messages, "CODE", tmp_path / "multaqa")
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path / "locale")
    messages.faults.cache_clear()
    yield room
    messages.faults.cache_clear()


def translate(**texts: str) -> None:
    file = catalogues.po_file("ar", ONE_ROOM)
    content = file.read_text(encoding="utf-8")
    for msgid, text in texts.items():
        content = content.replace(
            f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"'
        )
    file.write_text(content, encoding="utf-8")


def test_code_says_strings_in_five_ways(house):
    (house / "forms.py").write_text(
        '_("one")\ngettext_lazy("two")\nngettext("three", "threes", n)\n'
        'pgettext_lazy("of a forum", "four")\nnpgettext("of a day", "five", "fives", n)\n'
    )

    found = messages._keys(messages.gathered(ONE_ROOM))

    assert found == {
        (None, "one"),
        (None, "two"),
        (None, ("three", "threes")),
        ("of a forum", "four"),
        ("of a day", ("five", "fives")),
    }


def test_a_template_says_strings_in_four_ways(house):
    (house / "templates" / ONE_ROOM / "show.html").write_text(
        "<ul>\n   <li>{% translate 'one' %}\n  <li>{{ x|default:_('two') }}\n"
        "{% blocktranslate trimmed %}\n  three\n  {{ n }}\n{% endblocktranslate %}\n"
        '{% include "a.html" with text=_("four") only %}\n'
        "{% blocktranslate count n=n context 'of days' %}day{% plural %}{{ n }} days"
        "{% endblocktranslate %}"
    )

    found = messages._keys(messages.gathered(ONE_ROOM))

    assert found == {
        (None, "one"),
        (None, "two"),
        (None, "three %(n)s"),
        (None, "four"),
        ("of days", ("day", "%(n)s days")),
    }


def test_a_string_that_is_no_constant_is_refused(house):
    (house / "forms.py").write_text("_(f'hello {x}')\n")

    with pytest.raises(SystemExit, match=r"forms\.py: _ needs plain strings"):
        messages.gathered(ONE_ROOM)


def test_an_update_keeps_translations_and_drops_what_no_code_says(house):
    code = house / "forms.py"
    code.write_text('_("kept")\n_("gone")\n')
    messages.update(ONE_ROOM, "ar")
    translate(kept="باقٍ", gone="ذهب")
    code.write_text('_("kept")\n_("new")\n')

    messages.update(ONE_ROOM, "ar")

    texts = {m.id: m.string for m in messages._said(messages.read("ar", ONE_ROOM))}
    assert texts == {"kept": "باقٍ", "new": ""}


def test_an_update_twice_writes_the_same_bytes(house):
    (house / "forms.py").write_text('ngettext("%(n)s day", "%(n)s days", n)\n_("a")\n')
    messages.update(ONE_ROOM, "ar")
    first = catalogues.po_file("ar", ONE_ROOM).read_bytes()

    messages.update(ONE_ROOM, "ar")

    assert catalogues.po_file("ar", ONE_ROOM).read_bytes() == first


def test_two_translations_of_one_text_stop_the_compilation(house):
    (house / "forms.py").write_text('_("Closed")\n')
    other = house.parent / "people"
    other.mkdir()
    (other / "__init__.py").write_text('_("Closed")\n')
    messages.update(ONE_ROOM, "ar")
    translate(Closed="مغلق")
    first = catalogues.po_file("ar", ONE_ROOM).read_text(encoding="utf-8")
    catalogues.po_file("ar", "people").write_text(first.replace("مغلق", "مختتم"), encoding="utf-8")

    with pytest.raises(SystemExit, match="people: 'Closed' has another translation too"):
        messages.compile_language("ar")


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Hello", "", "is not translated"),
        ("Hello %(name)s", "مرحبا", "has other placeholders"),
        ("Hello", "مرحبا %(name)s", "has other placeholders"),
        (("%(n)s day", "%(n)s days"), ("يوم",) * 5, "needs 6 forms and has 5"),
        (("%(n)s day", "%(n)s days"), ("يوم",) * 6, "form 3 has other placeholders"),
    ],
)
def test_an_unfinished_translation_is_named(source, translation, fault):
    message = Catalog(locale="ar").add(source, translation)

    assert fault in list(messages._faults_of(message, 6))


def test_none_one_and_two_may_be_said_without_the_number():
    forms = ("لا أيام", "يوم واحد", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم")
    message = Catalog(locale="ar").add(("%(n)s day", "%(n)s days"), forms)

    assert list(messages._faults_of(message, 6)) == []


def test_a_fuzzy_translation_is_named():
    message = Catalog(locale="ar").add("Hello", "مرحبا", flags=["fuzzy"])

    assert list(messages._faults_of(message, 6)) == ["is fuzzy"]


def test_arabic_counts_in_the_order_of_cldr(house):
    assert "n%100>=11 && n%100<=99 ? 4 : 5" in messages.read("ar", ONE_ROOM).plural_expr


def test_what_is_newer_than_its_compilation_is_stale(house):
    (house / "forms.py").write_text('_("one")\n')
    for language in catalogues.LANGUAGES:
        messages.update(ONE_ROOM, language)
        messages.compile_language(language)
    fresh = catalogues.stale()
    os.utime(catalogues.po_file("ar", ONE_ROOM), (2e9, 2e9))

    assert (fresh, catalogues.stale()) == (False, True)


def test_the_check_prints_what_is_missing_and_fails(house, capsys):
    (house / "forms.py").write_text('_("one")\n')

    status = messages.main(["check"])

    assert status == 1
    assert "networks.po: 'one' is not in it" in capsys.readouterr().out
