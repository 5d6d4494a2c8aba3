"""The floor's rows: plain text in one language."""

from django.db import models


class Forum(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    about = models.TextField()

    def __str__(self) -> str:
        return self.name


class Speaker(models.Model):
    name = models.CharField(max_length=200)
    library = models.CharField(max_length=200)
    bio = models.TextField()

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="sessions")
    city = models.CharField(max_length=100)
    room = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    abstract = models.TextField()
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    speakers = models.ManyToManyField(Speaker, related_name="sessions")

    def __str__(self) -> str:
        return self.title
