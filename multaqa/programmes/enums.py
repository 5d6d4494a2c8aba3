"""The life of a cycle, and the roles it gives."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle
from multaqa.people.enums import RoleName


class CycleState(TextChoices):
    PLANNED = "planned", pgettext_lazy("cycle", "Planned")
    RUNNING = "running", pgettext_lazy("cycle", "Running")
    CLOSED = "closed", pgettext_lazy("cycle", "Closed")


CYCLE_LIFE = Lifecycle(
    CycleState,
    {
        CycleState.PLANNED: {CycleState.RUNNING},
        CycleState.RUNNING: {CycleState.CLOSED},
        CycleState.CLOSED: set(),
    },
)
# What one holds in a cycle; the other roles are held in the network itself.
CYCLE_ROLES = (
    RoleName.INNOVATOR,
    RoleName.MENTOR,
    RoleName.FACILITATOR,
    RoleName.SPONSOR,
    RoleName.EVALUATOR,
)
