"""Settings of the floor application; its database is FLOOR_DATABASE, a path."""

import os
from pathlib import Path

HERE = Path(__file__).parent
SECRET_KEY = "floor"  # noqa: S105 - it signs nothing
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "bench.floor.pages"
INSTALLED_APPS = ["bench.floor.apps.FloorConfig"]
# Its weight is measured compressed, as ours is; its CPU cost bare.
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware"] if os.environ.get("FLOOR_GZIP") else []
USE_TZ = True
TIME_ZONE = "Africa/Cairo"
LANGUAGE_CODE = "ar"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("FLOOR_DATABASE", ":memory:"),
        "CONN_MAX_AGE": None,
    }
}
