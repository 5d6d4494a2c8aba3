from django import forms
from django.http import QueryDict
from django.utils.translation import override
from i18nfield.forms import I18nFormField, I18nTextarea, I18nTextInput
from i18nfield.strings import LazyI18nString

from multaqa.ui.forms import LONGEST, BilingualForm

OVERRIDE, MARK, ISOLATE = "\u202e", "\u200f", "\u2067"


class SessionForm(BilingualForm):
    title = I18nFormField(widget=I18nTextInput, max_length=20, label="Title", help_text="Short.")
    about = I18nFormField(widget=I18nTextarea, required=False, label="About")
    room = forms.CharField(max_length=30, label="Room")
    note = forms.CharField(widget=forms.Textarea, required=False, label="Note")
    on = forms.DateField(required=False, label="Day")
    seats = forms.IntegerField(required=False, label="Seats")
    email = forms.EmailField(required=False, label="E-mail")
    kind = forms.ChoiceField(
        choices=[("talk", "Talk"), ("meal", "Meal")], widget=forms.RadioSelect, required=False
    )
    open = forms.BooleanField(required=False, label="Open to all")


def sent(**texts):
    return SessionForm({"title_ar": "ورشة", "room": "A", **texts}, languages=["ar", "en"])


def drawn(form) -> str:
    with override("en"):
        return str(form)


def test_a_text_in_two_languages_comes_out_as_one_value():
    form = sent(title_en="Workshop")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"].data == {"ar": "ورشة", "en": "Workshop"}


def test_each_language_has_its_input_with_its_language_and_direction():
    html = drawn(SessionForm())

    assert 'name="title_ar" id="id_title_ar" value="" lang="ar" dir="rtl" required' in html
    assert 'name="title_en" id="id_title_en" value="" lang="en" dir="ltr"' in html


def test_the_first_language_is_required_and_the_others_are_not():
    with override("en"):
        form = sent(title_ar="", title_en="Workshop")

        assert form.errors["title"] == [
            "Write this in \u2068العربية\u2069: it is the network's own language."
        ]


def test_an_error_of_one_language_stands_beside_its_input():
    html = drawn(sent(title_en="x" * 21))

    assert '<ul class="errorlist" id="id_title_en_error">' in html
    assert 'aria-describedby="id_title_helptext id_title_en_error"' in html
    assert 'aria-describedby="id_title_helptext"' in html


def test_texts_in_languages_that_are_not_asked_for_stay():
    before = LazyI18nString({"ar": "قديم", "fr": "Atelier"})
    form = SessionForm(
        {"title_ar": "جديد", "room": "A"}, initial={"title": before}, languages=["ar", "en"]
    )

    assert form.is_valid()
    assert form.cleaned_data["title"].data == {"ar": "جديد", "fr": "Atelier"}


def test_a_form_sent_back_as_it_was_has_not_changed():
    before = LazyI18nString({"ar": "ورشة", "fr": "Atelier"})
    form = SessionForm(
        {"title_ar": "ورشة", "room": "A"},
        initial={"title": before, "room": "A"},
        languages=["ar", "en"],
    )

    assert form.changed_data == []


def test_marks_that_telephones_add_are_taken_out_without_a_word():
    form = sent(room=f"{MARK} قاعة {ISOLATE} أ")

    assert form.is_valid()
    assert form.cleaned_data["room"] == "قاعة أ"


def test_a_direction_override_is_refused_beside_the_field_and_gone_from_what_comes_back():
    form = sent(room=f"hall{OVERRIDE}gpj")

    assert set(form.errors) == {"room"}
    assert form["room"].value() == "hallgpj"


def test_a_direction_override_in_one_language_is_refused_beside_that_language():
    html = drawn(sent(title_en=f"Work{OVERRIDE}shop"))

    assert '<ul class="errorlist" id="id_title_en_error">' in html
    assert 'value="Workshop"' in html


def test_letters_that_arrived_unreadable_are_told():
    form = SessionForm(QueryDict(b"title_ar=%E6%D1&room=A"))

    assert set(form.errors) == {"title"}


def test_a_text_without_a_limit_still_has_one():
    form = sent(note="ا" * (LONGEST + 1))

    assert set(form.errors) == {"note"}


def test_lines_stay_in_a_long_text_and_go_from_a_short_one():
    form = sent(note="a\r\n\r\n\r\n\r\nb", room="a\nb")

    assert form.is_valid()
    assert (form.cleaned_data["note"], form.cleaned_data["room"]) == ("a\n\nb", "a b")


def test_figures_and_dates_may_be_typed_in_arabic_digits():
    form = sent(seats="٢٥", on="٢٠٢٠-٠٢-١٦")

    assert form.is_valid(), form.errors
    assert (form.cleaned_data["seats"], str(form.cleaned_data["on"])) == (25, "2020-02-16")


def test_a_calendar_is_the_telephones_own():
    html = drawn(SessionForm(initial={"on": "2020-02-16"}))

    assert '<input type="date" name="on" value="2020-02-16"' in html


def test_an_address_is_written_from_the_left():
    assert 'name="email" maxlength="320" dir="ltr"' in drawn(SessionForm())


def test_an_optional_field_says_so_in_a_word():
    html = drawn(SessionForm())

    assert '<label for="id_note">Note <span class="optional">optional</span></label>' in html


def test_the_errors_are_gathered_at_the_top_with_the_way_to_each_field():
    html = drawn(sent(title_ar="", room=""))

    assert '<a href="#id_title_ar">Title</a>' in html
    assert '<a href="#id_room">Room</a>' in html
    assert "2 things need your attention. Nothing is saved yet." in html


def test_a_choice_of_one_is_a_group_with_its_name():
    html = drawn(SessionForm())

    assert "<legend>Kind" in html


def test_a_box_stands_before_its_words():
    html = drawn(SessionForm())

    assert html.index('id="id_open"') < html.index("Open to all")


def test_a_form_without_data_shows_no_errors():
    assert "errors" not in drawn(SessionForm())


def test_a_choice_not_made_has_a_word_and_no_dashes():
    class Where(BilingualForm):
        city = forms.ChoiceField(choices=[("", "---------"), ("luxor", "Luxor")])
        side = forms.ChoiceField(choices=[("", "---------"), ("nile", "Nile")], required=False)

    html = drawn_in_english(Where)

    assert '<option value="" selected>Choose</option>' in html
    assert '<option value="" selected>Not said</option>' in html


def drawn_in_english(kind) -> str:
    with override("en"):
        return str(kind())
