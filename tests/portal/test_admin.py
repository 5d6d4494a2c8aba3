"""The repairers' pages of every room: each opens on a row and on none, in both languages, and keeps
what it asks for."""

import pytest
from django.contrib import admin

from tests.factories.networks import LibraryFactory
from tests.factories.people import (
    ConsentFactory,
    InvitationFactory,
    PersonFactory,
    RoleFactory,
    SignInLinkFactory,
)
from tests.factories.programmes import CycleRoleFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db
ROWS = (ConsentFactory, CycleRoleFactory, InvitationFactory, RoleFactory, SignInLinkFactory)
OURS = [model for model in admin.site._registry if model.__module__.startswith("multaqa.")]
# What only its person or a coordinator makes.
NOT_MADE_HERE = {"consent", "invitation", "signinlink"}


@pytest.fixture
def client(client_of):
    return client_of(PersonFactory(is_staff=True, is_superuser=True))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_page_of_a_row_opens(client, model, language):
    LibraryFactory()
    for factory in ROWS:
        factory()
    name = model._meta.model_name
    base = f"/admin/{model._meta.app_label}/{name}/"

    row, new = (
        client.get(base + page, headers={"accept-language": language})
        for page in (f"{model._default_manager.first().pk}/change/", "add/")
    )

    assert row.status_code == 200
    assert new.status_code == (403 if name in NOT_MADE_HERE else 200)


def test_a_repaired_name_is_kept_in_each_language(client):
    library = LibraryFactory(name=both("مكتبة الغابه", "Forest Library"))
    page = f"/admin/networks/library/{library.pk}/change/"
    form = client.get(page).context["adminform"].form
    sent = {}
    for each in form:
        value = each.value()
        if hasattr(each.field.widget, "decompress"):
            parts = each.field.widget.decompress(value)
            sent |= {f"{each.html_name}_{place}": part for place, part in enumerate(parts)}
        else:
            sent[each.html_name] = value
    sent["name_0"] = "مكتبة الغابة"

    sent = {name: value for name, value in sent.items() if value is not None}
    response = client.post(page, sent)

    library.refresh_from_db()
    assert response.status_code == 302
    assert library.name.data == {"ar": "مكتبة الغابة", "en": "Forest Library"}
