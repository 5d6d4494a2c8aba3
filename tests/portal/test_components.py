import pytest


@pytest.mark.django_db
def test_the_gallery_is_shown_in_both_languages_and_both_themes(client):
    page = client.get("/en/components/").content.decode()

    for pane in ('lang="ar" dir="rtl" data-theme="dark"', 'lang="en" dir="ltr" data-theme="light"'):
        assert pane in page


@pytest.mark.django_db
def test_the_gallery_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/en/components/")

    with django_assert_num_queries(1):  # the stamps of kept pages
        client.get("/en/components/")
