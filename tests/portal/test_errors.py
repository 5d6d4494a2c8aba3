import pytest
from django.template.loader import render_to_string

from tests.factories.networks import NetworkFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "هذه الصفحة غير موجودة"), ("en", "This page is not here")]
)
def test_a_missing_page_says_so_in_the_language_of_its_address(client, language, words):
    response = client.get(f"/{language}/{NetworkFactory().slug}/no-such-page/")

    assert response.status_code == 404
    assert words in response.content.decode()


def test_a_fault_of_ours_is_told_in_both_languages_without_asking_anything():
    page = render_to_string("500.html")

    assert "حدث خلل عندنا" in page
    assert "Something broke on our side" in page
