"""Of the scene: a certificate, and a device at the door."""

from typing import Any

from multaqa.attendance.queries import digest_of
from multaqa.registrations.models import Registration
from tests.factories.attendance import CertificateFactory, DeviceFactory


def of_attendance(scene: Any) -> dict[str, Any]:
    """The innovator, who has a seat, holds a certificate; a device stands at the door."""
    named = scene.named
    if "forum" not in named:
        return {}
    row = Registration.objects.get(forum=named["told_of"], person=scene.people["inn"])
    number = {"number": CertificateFactory(registration=row).number}
    secret = f"secret-of-{row.forum.slug}"
    device = DeviceFactory(forum=row.forum, digest=digest_of(secret), name="confidential")
    own = {"registration": row.pk, "device": device.pk, "secret": secret}
    return {"attendance:": own | number, "verify_number": number}
