"""A page that refuses, asks for more or is not there keeps nobody out either."""

import pytest

from tests.access.scene import set_scene
from tests.browser.visiting import AXE, SIZES, faults

ANSWERS = {
    "refused": ("stranger", "here-any/edit/", 403),
    "asked for a stronger sign-in": ("by link", "here-any/edit/", 403),
    "not there": ("nobody", "here-any/forums/none/", 404),
    "asked to sign in": ("nobody", "here-any/edit/", 200),
}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("reader", "path", "status"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_that_is_no_page_is_open_to_all(
    open_page, sign_in, language, reader, path, status
):
    scene = set_scene("any")
    page = open_page(SIZES[language], language)
    page.add_init_script(AXE)
    if reader == "stranger":
        sign_in(page, scene.people["str"])
    if reader == "by link":
        sign_in(page, scene.people["coo"], strong=False, network=scene.network)

    answer = page.goto(f"/{language}/{path}")

    assert (answer.status, faults(page, language)) == (status, [])
