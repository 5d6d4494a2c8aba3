"""The kinds of things that forms about people ask for."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.functions import Length
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.engines.script import digits, fold, terms
from multaqa.kernel.bilingual import words
from multaqa.networks.models import Library
from multaqa.ui.names import languages
from multaqa.ui.reading import in_digits

from ..enums import CALLING_CODES, SPOKEN_LANGUAGES

MOST_PHOTO_BYTES, PHOTO_SIDE = 5 * 1024 * 1024, 256
# As opened: a bomb of a few kB can hold billions of points. A JPEG is opened at a fraction of its
# size, the others whole (25 million points are 100 MB).
MOST_PHOTO_POINTS = {"JPEG": 80_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
MOST_INTERESTS, LONGEST_INTEREST = 12, 40
MOST_CANDIDATES = 8


def language_name(code: str) -> str:
    """How a language is called in the language of the page."""
    return languages(get_language() or "ar").get(code, code)


def international(text: str, country: str = "") -> str:
    """A telephone number as E.164. One that is typed without its country's code is taken for one
    of ``country`` (ISO 3166-1). Raises ValidationError for what is no number."""
    typed = "".join(c for c in digits(text, "latn") if c not in " -.()/\u200e\u200f\u00a0")
    if typed.startswith("00"):
        typed = f"+{typed[2:]}"
    if typed.startswith("0") and country in CALLING_CODES:
        typed = f"+{CALLING_CODES[country]}{typed[1:]}"
    if not typed.startswith("+"):
        raise ValidationError(_("Begin with + and the code of the country, such as +20."))
    number = typed[1:]
    if not (number.isascii() and number.isdecimal() and 8 <= len(number) <= 15):
        raise ValidationError(_("This is not a telephone number."))
    return typed


class PhoneField(forms.CharField):
    """A telephone number, kept as E.164; ``country`` is where one without a code rings."""

    country = ""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={"type": "tel", "dir": "ltr", "inputmode": "tel", "autocomplete": "tel"}
        )
        super().__init__(required=False, max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return international(text, self.country) if text else ""


class InterestsField(forms.CharField):
    """A few short texts, with commas between them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=1000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        comma = "، " if get_language() == "ar" else ", "
        return comma.join(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> list[str]:
        typed = super().clean(value).replace("،", ",").replace("؛", ",").split(",")
        found = list(dict.fromkeys(part.strip() for part in typed if part.strip()))
        if len(found) > MOST_INTERESTS:
            raise ValidationError(
                _("At most %(most)s interests.") % {"most": in_digits(MOST_INTERESTS)}
            )
        if any(len(each) > LONGEST_INTEREST for each in found):
            raise ValidationError(
                _("An interest is a few words, at most %(most)s letters.")
                % {"most": in_digits(LONGEST_INTEREST)}
            )
        return found


class SpokenField(forms.MultipleChoiceField):
    """The languages someone speaks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [(code, language_name(code)) for code in SPOKEN_LANGUAGES],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **kwargs,
        )


class PhotoField(forms.FileField):
    """A photograph; what comes out is a small square WebP, made anew: without the place, the
    camera and whatever else stood in the file."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
        super().__init__(widget=widget, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> bytes:
        file = super().clean(data, initial)
        if file.size > MOST_PHOTO_BYTES:
            raise ValidationError(_("The picture is larger than 5 MB. Choose a smaller one."))
        from PIL import Image  # 10 MiB that a worker takes only once somebody shows their face

        try:
            return _square(file)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise _too_many_points() from bomb
        except (OSError, ValueError, SyntaxError, EOFError) as broken:
            raise ValidationError(_("Choose a picture in JPEG, PNG or WebP.")) from broken


def _square(file: Any) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(file, formats=tuple(MOST_PHOTO_POINTS)) as picture:
        # What the file says of its size is read before any of it is opened.
        if picture.width * picture.height > MOST_PHOTO_POINTS[picture.format or ""]:
            raise _too_many_points()
        picture.thumbnail((4 * PHOTO_SIDE, 4 * PHOTO_SIDE))
        small = ImageOps.fit(
            ImageOps.exif_transpose(picture).convert("RGBA"), (PHOTO_SIDE, PHOTO_SIDE)
        )
    plain = Image.new("RGB", small.size, "white")
    plain.paste(small, mask=small.getchannel("A"))
    out = BytesIO()
    plain.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _too_many_points() -> ValidationError:
    return ValidationError(_("The picture is too large to open. Choose a smaller one."))


def libraries_like(text: str, networks: Iterable[int]) -> list[Library]:
    """The open libraries of these networks that answer ``text``: those of just that name, else
    those that hold its words; at most MOST_CANDIDATES and one."""
    found = Library.objects.open().filter(network_id__in=list(networks))
    for term in terms(text):
        found = found.filter(search__contains=term)
    # The name itself is shorter than the names that hold it.
    found = found.order_by(Length("search"), "pk")
    some = list(found[: MOST_CANDIDATES + 1]) if terms(text) else []
    exact = [each for each in some if fold(text) in {fold(n) for n in words(each.name).values()}]
    return exact or some
