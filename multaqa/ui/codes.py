"""QR codes: in a page, and as a picture for a letter."""

from io import BytesIO

from django.utils.safestring import SafeString, mark_safe


def qr_code(text: str) -> SafeString:
    """An SVG element that a telephone reads as ``text``, from a metre away."""
    import segno  # 5 MiB that a worker takes only once somebody asks for a code

    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=2,
        dark="#000", light="#fff", svgclass="qr", lineclass=None,
    )  # fmt: skip
    return mark_safe(picture.getvalue().decode("utf-8"))  # noqa: S308 - drawn by segno


def qr_picture(text: str) -> bytes:
    """The same as a PNG."""
    import segno

    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=8, border=2)
    return picture.getvalue()
