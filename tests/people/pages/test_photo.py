"""The photograph of a profile: made small, cleaned, served by consent."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from multaqa.people.enums import Part
from tests.factories.people import (
    ConsentFactory,
)

pytestmark = pytest.mark.django_db


def picture(form="JPEG", size=(600, 400), **options):
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return SimpleUploadedFile(f"me.{form.lower()}", out.getvalue(), f"image/{form.lower()}")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_becomes_a_small_square_webp(mine, hala, form):
    mine.post("/en/me/photo/", {"photo": picture(form)})

    hala.refresh_from_db()
    with Image.open(hala.photo) as kept:
        assert (kept.format, kept.size) == ("WEBP", (256, 256))


def test_what_the_camera_wrote_is_taken_out(mine, hala):
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "Secret camera", {1: "N", 2: (26.0, 0.0, 0.0)}

    mine.post("/en/me/photo/", {"photo": picture(exif=exif)})

    hala.refresh_from_db()
    content = hala.photo.read()
    assert (
        b"Secret" in content,
        b"EXIF" in content,
        dict(Image.open(BytesIO(content)).getexif()),
    ) == (
        False,
        False,
        {},
    )


def test_a_photograph_taken_sideways_is_put_upright(mine, hala):
    half = Image.new("RGB", (400, 400), "white")
    half.paste("black", (0, 0, 400, 200))
    exif, out = Image.Exif(), BytesIO()
    exif[0x0112] = 3  # turned by 180 degrees
    half.save(out, "JPEG", exif=exif)

    mine.post("/en/me/photo/", {"photo": SimpleUploadedFile("me.jpg", out.getvalue())})

    hala.refresh_from_db()
    with Image.open(hala.photo) as kept:
        assert (kept.getpixel((128, 20))[0] > 200, kept.getpixel((128, 235))[0] < 50) == (
            True,
            True,
        )


def bomb():
    """A PNG of a few hundred bytes that says it is 20,000 by 20,000 points."""
    import struct
    import zlib

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"\xff\xd8\xff\xe0 broken",
        b"GIF89a" + b"\x00" * 40,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        bomb(),
        b"x" * (5 * 1024 * 1024 + 1),
    ],
    ids=["empty", "text", "broken jpeg", "gif", "svg", "broken png", "bomb", "too large"],
)
def test_what_is_no_picture_of_ours_is_refused_in_words(mine, hala, content):
    response = mine.post("/en/me/photo/", {"photo": SimpleUploadedFile("me.jpg", content)})

    hala.refresh_from_db()
    assert (bool(response.context["form"].errors["photo"]), bool(hala.photo)) == (True, False)


def test_a_picture_cut_short_is_refused(mine, hala):
    whole = picture(size=(2000, 2000)).read()

    response = mine.post("/en/me/photo/", {"photo": SimpleUploadedFile("me.jpg", whole[:3000])})

    assert "photo" in response.context["form"].errors


def test_the_photograph_is_served_to_its_person(mine):
    mine.post("/en/me/photo/", {"photo": picture()})

    response = mine.get("/en/me/photo/picture/")

    assert (response["Content-Type"], response["Cache-Control"]) == (
        "image/webp",
        "private, max-age=3600",
    )


def test_the_photograph_is_removed_with_its_file(mine, hala, django_capture_on_commit_callbacks):
    mine.post("/en/me/photo/", {"photo": picture()})
    hala.refresh_from_db()
    storage, name = hala.photo.storage, hala.photo.name

    with django_capture_on_commit_callbacks(execute=True):
        mine.post("/en/me/photo/", {"remove": ""})

    hala.refresh_from_db()
    assert (
        bool(hala.photo),
        storage.exists(name),
        mine.get("/en/me/photo/picture/").status_code,
    ) == (
        False,
        False,
        404,
    )


def test_a_photograph_lies_at_no_public_address(mine, hala, client):
    mine.post("/en/me/photo/", {"photo": picture()})
    hala.refresh_from_db()

    assert client.get(f"/media/{hala.photo.name}").status_code == 404


@pytest.mark.parametrize(("audience", "code"), [(None, 404), ("members", 404), ("public", 200)])
def test_the_public_gets_a_photograph_by_consent_only(mine, hala, client, network, audience, code):
    mine.post("/en/me/photo/", {"photo": picture()})
    if audience:
        ConsentFactory(person=hala, part=Part.PHOTO, audience=audience)

    assert client.get(f"/en/{network.slug}/people/{hala.pk}/photo/").status_code == code
