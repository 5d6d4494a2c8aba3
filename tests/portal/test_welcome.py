import pytest


@pytest.mark.django_db
def test_the_bare_address_leads_to_the_first_page_in_arabic(client):
    response = client.get("/", headers={"accept-language": "ar"})

    assert response["Location"] == "/ar/"


@pytest.mark.django_db
def test_the_first_page_is_written_right_to_left_in_arabic(client):
    page = client.get("/ar/").content.decode()

    assert '<html lang="ar" dir="rtl"' in page


@pytest.mark.django_db
def test_the_digits_chosen_are_kept_and_the_reader_led_back(client):
    response = client.post(
        "/ar/digits/",
        {"digits": "arab", "next": "/ar/"},
        headers={"sec-fetch-site": "same-origin"},
    )

    assert response["Location"] == "/ar/"
    assert response.cookies["digits"].value == "arab"


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_choice_of_digits_leads_nowhere_else(client, back):
    response = client.post(
        "/ar/digits/",
        {"digits": "arab", "next": back},
        headers={"sec-fetch-site": "same-origin"},
    )

    assert response["Location"] == "/ar/"


@pytest.mark.django_db
def test_a_choice_of_digits_from_another_site_is_refused(client):
    response = client.post(
        "/ar/digits/", {"digits": "arab"}, headers={"sec-fetch-site": "cross-site"}
    )

    assert response.status_code == 403
