"""Leaving: nothing that names the person is left in any table, and the figures stay."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.test import Client

from multaqa.kernel.models import Entry, ImportFile, ImportRun
from multaqa.kernel.refusal import Refusal
from multaqa.people import actions, exports
from multaqa.people.enums import RoleName
from multaqa.people.models import Person, Role
from multaqa.people.notices import PersonLeft
from multaqa.programmes.models import CycleRole
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import (
    InvitationFactory,
    PersonFactory,
    RoleFactory,
    SignInLinkFactory,
    coordinator_of,
)
from tests.factories.programmes import CycleFactory, CycleRoleFactory
from tests.factories.registrations import AnswerFactory, RegistrationFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
# Words that stand in this person's rows and in nobody else's.
TELLING = (
    "زرقاء",
    "Zarqaa",
    "zarqaa@example.org",
    "201555666777",
    "kites of Fayoum",
    "hexaflexagon",
)


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def zarqaa(network, client_of):
    """Somebody of whom every room holds something."""
    person = PersonFactory(
        name=both("زرقاء اليمامة", "Zarqaa Alyamama"),
        email="zarqaa@example.org",
        phone="+201555666777",
        bio=both("أطير", "I fly the kites of Fayoum"),
        interests=["hexaflexagon"],
        languages=["ar"],
        city=both("الفيوم", "Fayoum"),
        library=LibraryFactory(network=network),
        is_staff=True,
    )
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    Authenticator.objects.create(user=person, type="recovery_codes", data={"seed": "x"})
    RoleFactory(person=person, network=network, name=RoleName.MENTOR)
    CycleRoleFactory(cycle=CycleFactory(network=network), person=person)
    actions.set_consents(person=person, shows=[("name", "public")], by=person, at=NOW)
    actions.set_photo(person=person, picture=b"zarqaa", by=person, at=NOW)
    SignInLinkFactory(person=person, network=network)
    InvitationFactory(person=person)
    LogEntry.objects.create(
        user=person,
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(person.pk),
        object_repr=str(person),
        action_flag=CHANGE,
        change_message="Zarqaa changed",
    )
    run = ImportRun.objects.create(
        kind="people",
        network_id=network.pk,
        by=PersonFactory(),
        file_name="people.csv",
        moved_at=NOW,
        created_at=NOW,
        expires_at=NOW,
        findings={"sample": ["Zarqaa Alyamama"]},
    )
    ImportFile.objects.create(run=run, content=b"name,e-mail\nZarqaa,zarqaa@example.org")
    registration = RegistrationFactory(person=person, forum__network=network, badge_line="Zarqaa")
    AnswerFactory(registration=registration, value="I bring my hexaflexagon")
    client_of(person)
    Client().post("/en/account/sign-in/", {"login": person.email})
    return person


def leave(person):
    return actions.leave(person=person, by=person, at=NOW)


def everything_written():
    """Every value of every column of every table, sessions opened, as one text."""
    rows = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.values():
            rows.append(f"{model._meta.label} {row}")
    rows += [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(rows)


def told_by(text):
    return [word for word in TELLING if word in text]


def test_the_scan_would_find_what_names_the_person(zarqaa):
    assert told_by(everything_written()) == list(TELLING)


def test_nothing_that_names_the_person_is_left_in_any_table(
    zarqaa, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        leave(zarqaa)

    assert told_by(everything_written()) == []


def test_the_photographs_file_is_gone(zarqaa, django_capture_on_commit_callbacks):
    storage, name = zarqaa.photo.storage, zarqaa.photo.name

    with django_capture_on_commit_callbacks(execute=True):
        leave(zarqaa)

    assert not storage.exists(name)


def test_the_row_stays_as_a_former_member_with_the_city(zarqaa):
    leave(zarqaa)

    gone = Person.objects.get(pk=zarqaa.pk)
    assert (str(gone.name), str(gone.city), gone.search, gone.library, gone.is_active) == (
        "Former member",
        "Fayoum",
        "",
        None,
        False,
    )


@pytest.mark.parametrize(
    ("left", "count"),
    [
        (lambda p: EmailAddress.objects.filter(user=p), 0),
        (lambda p: Authenticator.objects.filter(user=p), 0),
        (lambda p: Role.objects.held().filter(person=p), 0),
        (lambda p: Role.objects.filter(person=p), 1),
        (lambda p: p.consents.standing(), 0),
        (lambda p: p.consents, 2),
        (lambda p: p.links.filter(revoked_at=None), 0),
        (lambda p: p.invitations.open(), 0),
    ],
)
def test_what_is_held_ends_and_what_was_stays(zarqaa, left, count):
    leave(zarqaa)

    assert left(zarqaa).count() == count


def test_roles_in_running_cycles_end(zarqaa, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leave(zarqaa)

    assert CycleRole.objects.held().filter(person=zarqaa).count() == 0


def test_it_is_announced(zarqaa, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leave(zarqaa)

    assert heard(PersonLeft) == [PersonLeft(zarqaa.pk, NOW)]


def test_every_session_ends(client_of, zarqaa):
    client = client_of(zarqaa)

    leave(zarqaa)

    assert client.get("/en/me/").status_code == 302


def test_sessions_of_others_go_on(client_of, zarqaa):
    client = client_of(PersonFactory(welcomed_at=NOW))

    leave(zarqaa)

    assert client.get("/en/me/").status_code == 200


def test_a_session_that_is_not_in_the_table_ends_too(zarqaa):
    before = zarqaa.get_session_auth_hash()

    leave(zarqaa)

    assert Person.objects.get(pk=zarqaa.pk).get_session_auth_hash() != before


def test_the_last_coordinator_hands_over_first(network):
    person = coordinator_of(network)

    with pytest.raises(Refusal, match="only coordinator"):
        leave(person)


def test_one_of_two_coordinators_may_leave(network):
    person = coordinator_of(network)
    coordinator_of(network)

    assert leave(person).left_at == NOW


def test_leaving_is_done_once(zarqaa):
    leave(zarqaa)

    with pytest.raises(Refusal, match="has left"):
        leave(zarqaa)


def test_the_address_is_free_again(zarqaa):
    leave(zarqaa)

    assert PersonFactory(email="zarqaa@example.org").pk != zarqaa.pk


def test_the_ledger_keeps_the_fact_without_the_name(zarqaa):
    leave(zarqaa)

    assert Entry.objects.filter(verb="person left", subject_id=zarqaa.pk).count() == 1


# ── The pages ────────────────────────────────────────────────────────────────────────────


def test_a_strong_sign_in_leaves_by_a_button(client_of, zarqaa):
    client_of(zarqaa).post("/en/me/leave/")

    assert Person.objects.get(pk=zarqaa.pk).left_at is not None


def test_opening_the_page_leaves_nothing(client_of, zarqaa):
    client_of(zarqaa).get("/en/me/leave/")

    assert Person.objects.get(pk=zarqaa.pk).left_at is None


@pytest.mark.parametrize(
    ("language", "word", "left"),
    [
        ("en", "leave", True),
        ("en", " LEAVE ", True),
        ("ar", "مغادره", True),
        ("en", "", False),
        ("en", "no", False),
        ("en", "x" * 500, False),
        ("en", "\u202eleave", False),
    ],
)
def test_a_personal_link_leaves_by_typing_the_word(client_of, zarqaa, language, word, left):
    client_of(zarqaa, strong=False).post(f"/{language}/me/leave/", {"word": word})

    assert (Person.objects.get(pk=zarqaa.pk).left_at is not None) == left


def test_the_last_coordinator_is_told_on_the_page(client_of, network):
    client = client_of(coordinator_of(network))

    response = client.post("/en/me/leave/")

    assert "only coordinator" in str(response.context["form"].errors)


# ── What is taken along ──────────────────────────────────────────────────────────────────


def taken(person):
    from io import BytesIO
    from zipfile import ZipFile

    archive = ZipFile(BytesIO(exports.everything_of(person, at=NOW)))
    return {name: archive.read(name) for name in archive.namelist()}


def test_a_file_holds_data_a_page_and_the_photograph(zarqaa):
    assert sorted(taken(zarqaa)) == ["data.json", "photo.webp", "read.html"]


@pytest.mark.parametrize("file", ["data.json", "read.html"])
def test_it_holds_what_names_the_person(zarqaa, file):
    assert told_by(taken(zarqaa)[file].decode()) == list(TELLING)


KINDS = ("profile", "roles", "consents", "links", "invitations", "ways_in", "acts", "cycle_roles")


def test_it_holds_every_kind_of_row(zarqaa):
    held = json.loads(taken(zarqaa)["data.json"])

    assert [kind for kind in KINDS if not held[kind]] == []


def test_it_holds_nothing_that_opens_a_link_or_signs_in(zarqaa):
    text = taken(zarqaa)["data.json"].decode()

    assert (zarqaa.links.get().nonce in text, "seed" in text) == (False, False)


def test_the_page_is_in_the_persons_language(zarqaa):
    assert b'<html lang="ar" dir="rtl">' in taken(zarqaa)["read.html"]


def test_markup_in_a_name_is_text_on_the_page(zarqaa):
    Person.objects.filter(pk=zarqaa.pk).update(interests=["<script>x</script>"])

    assert b"<script>x" not in taken(zarqaa)["read.html"]


def test_the_file_is_downloaded(client_of, zarqaa):
    response = client_of(zarqaa).post("/en/me/data/")

    assert (response["Content-Type"], response["Cache-Control"], response.content[:2]) == (
        "application/zip",
        "no-store",
        b"PK",
    )


def test_a_personal_link_takes_no_data_where_a_code_would(client_of, zarqaa):
    assert client_of(zarqaa, strong=False).post("/en/me/data/").status_code == 403


def test_a_personal_link_takes_the_data_of_who_has_no_other_way_in(client_of, network):
    person = PersonFactory(email=None)
    RoleFactory(person=person, network=network, name=RoleName.INNOVATOR)

    assert client_of(person, strong=False).post("/en/me/data/").status_code == 200


def test_a_personal_link_takes_no_data_of_who_is_in_two_networks(client_of, network):
    person = PersonFactory(email=None)
    for each in (network, NetworkFactory()):
        RoleFactory(person=person, network=each, name=RoleName.INNOVATOR)

    assert client_of(person, strong=False).get("/en/me/data/").status_code == 403
