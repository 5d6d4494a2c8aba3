"""Places at a site and in a session: taken, waited for, given up; each seat has its number."""

from django.db import models

from multaqa.convenings.models import Session, Site

from .registration import Registration


class Claim(models.Model):
    """Somebody wants a place, since ``asked_at``: without a ``seat`` they wait.

    Seats are numbered from 1, and no two share a number: however many ask at once, the database
    itself gives no seat twice. A place given up has no seat, and keeps its row.
    """

    asked_at = models.DateTimeField()
    seat = models.PositiveIntegerField(null=True, blank=True)
    seated_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def waited(self) -> bool:
        """Whether the seat came later than the wish."""
        return self.seated_at is not None and self.seated_at > self.asked_at


class ClaimQuerySet(models.QuerySet):
    def seated(self):  # type: ignore[no-untyped-def]
        return self.filter(seat__isnull=False)

    def waiting(self):  # type: ignore[no-untyped-def]
        """In the order in which they are served."""
        return self.filter(seat=None, given_up_at=None).order_by("asked_at", "pk")


def _held_together(of: str) -> tuple[models.BaseConstraint, ...]:
    """What the database holds of places in ``of``."""
    return (
        models.UniqueConstraint(
            fields=("registration", of),
            condition=models.Q(given_up_at=None),
            name=f"one_place_a_{of}",
        ),
        models.UniqueConstraint(
            fields=(of, "seat"), condition=models.Q(seat__isnull=False), name=f"one_seat_of_a_{of}"
        ),
        models.CheckConstraint(
            condition=models.Q(seat=None) | models.Q(seat__gte=1, given_up_at=None),
            name=f"a_seat_of_a_{of}_is_held",
        ),
    )


class Place(Claim):
    """A place at a site of the forum: at most ``Site.capacity`` seats, as many as asked without."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="places")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    # Of one that waits, from 1, where it was read with its registration (queries.rows).
    in_line: int | None = None

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("site_id", "asked_at", "id")
        constraints = _held_together("site")

    def __str__(self) -> str:
        return f"{self.registration_id} at site {self.site_id}, seat {self.seat}"


class SignUp(models.Model):
    """A session has limited places, and who is registered signs up for one."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="+")
    places = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.places} places in session {self.session_id}"


class SessionPlace(Claim):
    """A place in a session that has a ``SignUp``."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="session_places")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("session_id", "asked_at", "id")
        constraints = _held_together("session")

    def __str__(self) -> str:
        return f"{self.registration_id} in session {self.session_id}, seat {self.seat}"
