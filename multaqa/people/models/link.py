"""A sign-in link: signed, expiring, for one person, revocable."""

from django.db import models

from multaqa.networks.models import Network

from ..enums import LinkKind
from .person import Person


class SignInLink(models.Model):
    """``nonce`` is signed into the address; the row decides whether the address still opens."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    network = models.ForeignKey(Network, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=LinkKind)
    nonce = models.CharField(max_length=32, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} link of {self.person_id} until {self.expires_at:%Y-%m-%d}"
