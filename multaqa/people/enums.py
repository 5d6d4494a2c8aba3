"""The roles of the trade, the parts of a profile, and who may see them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoleName(TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    STEERING = "steering", _("Steering committee")
    AMBASSADOR = "ambassador", _("Ambassador")
    EVALUATOR = "evaluator", _("Evaluator")
    FACILITATOR = "facilitator", _("Facilitator")
    MENTOR = "mentor", _("Mentor")
    SPONSOR = "sponsor", _("Sponsor")
    INNOVATOR = "innovator", _("Innovator")


# What those who hold a role are called together.
ROLES_OF_MANY = {
    RoleName.COORDINATOR: _("Coordinators"),
    RoleName.STEERING: _("Members of the steering committee"),
    RoleName.AMBASSADOR: _("Ambassadors"),
    RoleName.EVALUATOR: _("Evaluators"),
    RoleName.FACILITATOR: _("Facilitators"),
    RoleName.MENTOR: _("Mentors"),
    RoleName.SPONSOR: _("Sponsors"),
    RoleName.INNOVATOR: _("Innovators"),
}


class Part(TextChoices):
    """The parts of a profile that a person shows or keeps."""

    NAME = "name", _("Name")
    PHOTO = "photo", _("Photograph")
    BIO = "bio", _("About me")
    LIBRARY = "library", _("Library")
    CITY = "city", _("City")
    INTERESTS = "interests", _("Interests")
    LANGUAGES = "languages", _("Languages")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")


class Audience(TextChoices):
    """Who is shown a part: the person's networks, or everyone. Without a consent: nobody."""

    MEMBERS = "members", _("Members of my network")
    PUBLIC = "public", _("Everyone")


class LinkKind(TextChoices):
    """A personal link is sent by a coordinator; an operator's is made on the machine itself."""

    PERSONAL = "personal", _("Personal link")
    OPERATOR = "operator", _("Operator’s link")


class LinkState(TextChoices):
    OPEN = "open", _("Opens")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @property
    def tone(self) -> str:
        """How a page paints it."""
        return "good" if self is LinkState.OPEN else "neutral"


# For how many days a personal link may open, the usual one first.
LINK_DAYS = (30, 1, 7, 90)
OPERATOR_LINK_DAYS = 1
# The languages a profile offers, by CLDR code: those of our networks and of their neighbours.
SPOKEN_LANGUAGES = ("ar", "en", "fr", "es", "de", "it", "tr", "fa", "ku", "zgh")
# Calling codes of the countries our networks stand in: 010… typed in Egypt is +2010….
CALLING_CODES = {
    "AE": "971",
    "BH": "973",
    "DJ": "253",
    "DZ": "213",
    "EG": "20",
    "IQ": "964",
    "JO": "962",
    "KM": "269",
    "KW": "965",
    "LB": "961",
    "LY": "218",
    "MA": "212",
    "MR": "222",
    "OM": "968",
    "PS": "970",
    "QA": "974",
    "SA": "966",
    "SD": "249",
    "SO": "252",
    "SY": "963",
    "TN": "216",
    "YE": "967",
}
# What stands in a name once its person has left.
FORMER = {"ar": "عضو سابق", "en": "Former member", "fr": "Ancien membre"}
