import pytest
from allauth.account.models import EmailAddress

from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import correct, edit_profile, set_photo, welcome
from tests.factories.networks import LibraryFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala():
    return PersonFactory(name=both("هالة", "Hala"), email="hala@example.org")


def test_a_welcome_is_noted_once_the_name_is_known(hala):
    welcome(person=hala, name=both("هالة المثال", ""), language="en", by=hala, at=NOW)

    hala.refresh_from_db()
    assert (hala.search, hala.language, hala.welcomed_at) == ("هاله المثال", "en", NOW)


def test_only_what_was_given_is_written(hala):
    edit_profile(person=hala, values={"phone": "+20100"}, by=hala, at=NOW)

    hala.refresh_from_db()
    assert (hala.phone, str(hala.name)) == ("+20100", "Hala")


def test_the_ledger_names_the_fields_and_not_what_stands_in_them(hala):
    edit_profile(person=hala, values={"phone": "+20100", "name": hala.name}, by=hala, at=NOW)

    assert Entry.objects.get().detail == {"fields": ["phone"]}


def test_a_coordinator_does_not_write_what_is_the_persons_own(hala):
    correct(
        person=hala,
        values={"bio": both("س", "x"), "interests": ["x"], "email": "other@example.org"},
        network_id=1,
        by=PersonFactory(),
        at=NOW,
    )

    hala.refresh_from_db()
    assert (str(hala.bio), hala.interests, hala.email) == ("", [], "hala@example.org")


def test_an_address_is_given_to_who_has_none():
    person = PersonFactory(email=None)

    correct(person=person, values={"email": "A@B.org"}, network_id=1, by=person, at=NOW)

    assert EmailAddress.objects.get(user=person).email == "a@b.org"


def test_an_address_of_another_account_is_refused(hala):
    with pytest.raises(Refusal, match="Another account"):
        correct(
            person=PersonFactory(email=None),
            values={"email": hala.email},
            network_id=1,
            by=hala,
            at=NOW,
        )


@pytest.mark.parametrize("action", ["welcome", "edit", "photo", "correct"])
def test_nothing_is_written_of_who_left(action):
    gone = PersonFactory(left_at=NOW)
    said = {"person": gone, "by": gone, "at": NOW}
    verbs = {
        "welcome": lambda: welcome(name="x", language="ar", **said),
        "edit": lambda: edit_profile(values={}, **said),
        "photo": lambda: set_photo(picture=None, **said),
        "correct": lambda: correct(values={}, network_id=1, **said),
    }

    with pytest.raises(Refusal, match="has left"):
        verbs[action]()


def test_the_library_is_one_of_the_fields(hala):
    library = LibraryFactory()

    edit_profile(person=hala, values={"library": library}, by=hala, at=NOW)

    hala.refresh_from_db()
    assert hala.library == library


def test_the_old_photographs_file_goes_once_the_new_one_stands(
    hala, django_capture_on_commit_callbacks
):
    set_photo(person=hala, picture=b"first", by=hala, at=NOW)
    storage, first = hala.photo.storage, hala.photo.name

    with django_capture_on_commit_callbacks(execute=True):
        set_photo(person=hala, picture=b"second", by=hala, at=NOW)

    assert (storage.exists(first), hala.photo.read()) == (False, b"second")


def test_a_photographs_name_tells_nothing(hala):
    set_photo(person=hala, picture=b"first", by=hala, at=NOW)

    assert str(hala.pk) not in hala.photo.name.removeprefix("photos/").split(".")
