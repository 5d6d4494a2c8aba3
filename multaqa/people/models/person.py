"""A person, who is also the account: with an e-mail, or reached by a personal link only."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import every_word, place_in_order
from multaqa.networks.models import Library


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Person":
        """For allauth and Django: a person with an e-mail."""
        person = self.model(email=email.lower(), created_at=timezone.now(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str, **fields: object) -> "Person":
        """For ``manage.py createsuperuser``: someone who repairs."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, name={"ar": email}, **fields
        )


class PersonQuerySet(models.QuerySet["Person"]):
    def present(self) -> "PersonQuerySet":
        """Those who have not left."""
        return self.filter(left_at=None)

    def by_name(self) -> "PersonQuerySet":
        """In the order of a directory in the reader's language."""
        return self.order_by("order_ar" if get_language() == "ar" else "order_en", "pk")


class Person(AbstractBaseUser, PermissionsMixin):
    """``languages`` are codes; ``interests`` are short texts; ``phone`` is E.164, for WhatsApp.

    ``search`` and ``place`` are the folded name and city, ``order_ar`` and ``order_en`` the place
    in a directory; ``tidy`` keeps them. ``welcomed_at``: when they said how they are called and
    read what is shown to whom. Someone who left keeps the row (figures stand on it) and loses
    everything that names them.
    """

    email = models.EmailField(unique=True, null=True, blank=True)
    name = I18nCharField(max_length=150)
    bio = I18nTextField(blank=True)
    city = I18nCharField(max_length=100, blank=True)
    library = models.ForeignKey(Library, models.SET_NULL, null=True, blank=True, related_name="+")
    interests = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    photo = models.ImageField(upload_to="photos/", null=True, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=5, default="ar")
    is_demo = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    welcomed_at = models.DateTimeField(null=True, blank=True, editable=False)
    left_at = models.DateTimeField(null=True, blank=True)
    search = models.TextField(editable=False, default="")
    place = models.TextField(editable=False, default="")
    # Bytes: both databases compare them as they stand, whatever the language of the machine.
    order_ar = models.BinaryField(editable=False, default=b"")
    order_en = models.BinaryField(editable=False, default=b"")
    created_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    objects = PersonManager.from_queryset(PersonQuerySet)()

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Bring the derived columns up to date (``bulk_create`` does not call ``save``)."""
        self.email = self.email.lower() if self.email else None
        self.search = "" if self.left_at else fold(every_word(self.name))
        self.place = fold(every_word(self.city))
        self.order_ar = b"" if self.left_at else place_in_order(self.name, "ar")
        self.order_en = b"" if self.left_at else place_in_order(self.name, "en")
