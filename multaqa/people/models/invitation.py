"""An invitation: a network asks someone who has an account already to take a role in it."""

from django.db import models

from multaqa.networks.models import Network

from ..enums import RoleName
from .person import Person


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        return self.filter(answered_at=None)


class Invitation(models.Model):
    """Until its person accepts, the network sees nothing of them and they hold no role in it.

    Without this, whoever starts a network could read any profile by typing an e-mail address.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=RoleName)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "network", "role"),
                condition=models.Q(answered_at=None),
                name="one_open_invitation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.network_id} invites {self.person_id} as {self.role}"
