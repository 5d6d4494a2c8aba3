"""What a person prints: their own badge and their own certificate."""

from django.http import HttpRequest, HttpResponse

from multaqa.kernel.doors import door
from multaqa.registrations.models import Registration

from .. import rules
from ..enums import BadgeSize
from ..exports.badges import badge_sheets
from ..exports.certificate import certificates_paper
from ..models import Certificate
from .common import certificate_of, paper, registration_of


@door(rules.may_see_badge, load=registration_of)
def badge(request: HttpRequest, registration: Registration) -> HttpResponse:
    """One person's badge, on a sheet of its own."""
    rules.require_badge(registration)
    forum = registration.forum
    content = badge_sheets(forum, [registration], BadgeSize.LARGE)
    return paper(content, f"badge-{forum.slug}-{registration.code}")


@door(rules.may_see_certificate, load=certificate_of)
def certificate(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """One certificate; withdrawn ones are printed no more."""
    rules.require_standing(certificate)
    content = certificates_paper(certificate.registration.forum, [certificate])
    return paper(content, f"certificate-{certificate.number}")
