"""What the kernel keeps: the ledger, the stamps of pages kept whole, imports on their way."""

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy


class Entry(models.Model):
    """One line of the ledger: who did what to which thing, when. Never changed, never deleted.

    ``detail`` holds figures and field names, never names or addresses of people: a person who
    leaves must not live on here.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(max_length=60)
    network_id = models.BigIntegerField(null=True, blank=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("subject_kind", "subject_id")),
            models.Index(fields=("network_id", "-at")),
        )
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject_id}"


class Stamp(models.Model):
    """The mark of what a kept page shows: another value means the page must be made again."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", pgettext_lazy("import", "Waiting for its turn")
    READING = "reading", pgettext_lazy("import", "Being read")
    PREVIEWED = "previewed", pgettext_lazy("import", "Ready for you to confirm")
    CONFIRMED = "confirmed", pgettext_lazy("import", "Being written")
    DONE = "done", pgettext_lazy("import", "Written")
    FAILED = "failed", pgettext_lazy("import", "Not written")
    CANCELLED = "cancelled", pgettext_lazy("import", "Cancelled")


class ImportRun(models.Model):
    """One file on its way to become rows of a room: from the upload to what was written.

    ``kind`` names the importer; ``attempt`` the task that may work on it (an older one stops);
    ``moved_at`` when it last got on. ``counts`` and ``findings`` are the preview (see
    ``imports.findings``), made from what ``digest`` names; ``skipped`` are the rows the reader left
    out; ``failure`` a sentence by language. What people are in the file leaves with ``expires_at``.
    """

    kind = models.CharField(max_length=30)
    network_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    attempt = models.PositiveIntegerField(default=1)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    skipped = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    changed_since = models.BooleanField(default=False)
    failure = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = (models.Index(fields=("network_id", "kind", "-created_at")),)

    def __str__(self) -> str:
        return f"{self.kind} from {self.file_name}: {self.state}"


class ImportFile(models.Model):
    """The bytes of an import's file, apart from its run so that a look at the progress is light."""

    run = models.OneToOneField(ImportRun, models.CASCADE, primary_key=True, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"file of import {self.run_id}"


class Tally(models.Model):
    """Tries counted by rate limits, where every process reads them: the table of Django's cache,
    with the columns that its backend asks for. Only pages that are limited touch it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"tally {self.cache_key}"
