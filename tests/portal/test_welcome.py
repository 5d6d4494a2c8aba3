import pytest


@pytest.mark.django_db
def test_the_bare_address_leads_to_the_first_page_in_arabic(client):
    response = client.get("/", headers={"accept-language": "ar"})

    assert response["Location"] == "/ar/"


@pytest.mark.django_db
def test_the_first_page_is_written_right_to_left_in_arabic(client):
    page = client.get("/ar/").content.decode()

    assert '<html lang="ar" dir="rtl"' in page
