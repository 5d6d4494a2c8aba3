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
