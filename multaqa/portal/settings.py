"""Settings, read from the environment; with none set, one machine and SQLite.

MULTAQA_DATABASE   postgres://user:password@host:port/name; without it SQLite in MULTAQA_HOME
MULTAQA_HOME       where the database, uploads and the secret key live (default: ./var)
MULTAQA_SECRET     the signing key; without it one is made and kept in MULTAQA_HOME
MULTAQA_HOSTS      host names the site answers to, comma-separated
MULTAQA_ADDRESS    what letters begin addresses with; without it the first host, or 127.0.0.1:8000
MULTAQA_HTTPS      "1" behind TLS: secure cookies, HSTS
MULTAQA_MAIL       smtp://user:password@host:port (smtps:// for TLS from the first byte; no TLS at
                   port 25 or on this machine); without it letters are printed
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.management.utils import get_random_secret_key

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("MULTAQA_HOME", ROOT / "var"))
HOME.mkdir(parents=True, exist_ok=True)


def _secret() -> str:
    """The signing key from the environment, or the one kept (made once) in HOME."""
    if given := os.environ.get("MULTAQA_SECRET"):
        return given
    kept = HOME / "secret"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _database() -> dict[str, object]:
    """Django's description of the database named by MULTAQA_DATABASE."""
    address = os.environ.get("MULTAQA_DATABASE")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "multaqa.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # Writers queue at the start of a transaction instead of failing in its middle.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # Each thread has a connection, which held 2.2 MiB and holds 1: the pages of the
                # database that it would keep are held by the machine already, and a page asks eight
                # questions at most.
                "cached_statements": 12,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                " PRAGMA cache_size=-128;",
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret()
DEBUG = os.environ.get("MULTAQA_DEBUG") == "1"
HTTPS = os.environ.get("MULTAQA_HTTPS") == "1"
ALLOWED_HOSTS = os.environ.get("MULTAQA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
# What letters put before an address, where no request says it.
ADDRESS = os.environ.get(
    "MULTAQA_ADDRESS", f"https://{ALLOWED_HOSTS[0]}" if HTTPS else "http://127.0.0.1:8000"
).rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS]
DATABASES = {"default": _database()}
# The database, so that the tries which rate limits count are counted together by all processes.
# Nothing else is cached in it: an ordinary page asks it nothing.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_tally",
        # More are culled, and with them the memory of who tried too often.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

INSTALLED_APPS = [
    "multaqa.portal",
    "multaqa.impact",
    "multaqa.weaving",
    "multaqa.feedback",
    "multaqa.attendance",
    "multaqa.logistics",
    "multaqa.registrations",
    "multaqa.convenings",
    "multaqa.programmes",
    "multaqa.letters",
    "multaqa.people",
    "multaqa.networks",
    "multaqa.kernel",
    "multaqa.ui",
    "multaqa.people.apps.RepairConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "i18nfield",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "multaqa.kernel.kept.KeptPages",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "multaqa.kernel.compression.Compress",
    "multaqa.ui.dressing.Dress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "multaqa.kernel.visitors.Visitors",
    "multaqa.ui.reading.Reading",
    "multaqa.portal.middleware.NetworkOfTheAddress",
    "multaqa.kernel.refusal.Refusals",
]
ROOT_URLCONF = "multaqa.portal.urls"
WSGI_APPLICATION = "multaqa.portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "multaqa.portal.context.page",
            ],
        },
    }
]
FORM_RENDERER = "multaqa.ui.forms.Renderer"

# ── Who comes in ─────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "multaqa.people.backends.ByPassword",
    "multaqa.people.backends.ByCode",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "welcome"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
# An hour of guessing at one address is 36 tries at 100 million codes.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,12/h/key"}
# Digits: an Arabic keyboard has them where Latin letters would need another.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_ADAPTER = "multaqa.people.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "multaqa.people.forms.entrance.SignInForm",
    "signup": "multaqa.people.forms.entrance.SignUpForm",
    "add_email": "multaqa.people.forms.entrance.ChangeAddressForm",
    "confirm_login_code": "multaqa.people.forms.entrance.SignInCodeForm",
    "confirm_email_verification_code": "multaqa.people.forms.entrance.ProofOfAddressForm",
}
MFA_ADAPTER = "multaqa.people.adapter.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
# Browsers allow passkeys without TLS on "localhost" only, where the operator tries them.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "multaqa.people.forms.entrance.RecoveryForm",
    "reauthenticate": "multaqa.people.forms.entrance.ConfirmByRecoveryForm",
    "add_webauthn": "multaqa.people.forms.entrance.PasskeyForm",
    "edit_webauthn": "multaqa.people.forms.entrance.PasskeyNameForm",
}
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Nobody has a session before signing in, so a message to a visitor rides in a signed cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_FAILURE_VIEW = "multaqa.portal.pages.errors.stale_form"

# ── What the browser may do ──────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],  # and the sheets that stand in the page: multaqa.ui.dressing
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ── Languages ────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English"), ("fr", "Français")]
# French has its catalogue and waits for a network that asks for it: pages answer in these.
PAGE_LANGUAGES = ("ar", "en")
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ── Files ────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "multaqa.ui.finders.SheetFinder",
]
FILE_UPLOAD_HANDLERS = [
    "multaqa.kernel.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60
# The sheet in the page names its font without a manifest: the number is its version.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[.-]([0-9a-f]{12}|\d+)\..+$"

# ── Work after the answer, letters, the log ──────────────────────────────────────────────
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
_MAIL = urlsplit(os.environ.get("MULTAQA_MAIL", ""))
EMAIL_BACKEND = (
    "multaqa.letters.tasks.post_office.Backend"
    if _MAIL.hostname
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_USE_TLS = not (
    EMAIL_USE_SSL or EMAIL_PORT == 25 or EMAIL_HOST in ("127.0.0.1", "localhost", "::1")
)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("MULTAQA_FROM", "Multaqa <no-reply@localhost>")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "warnings": {"class": "logging.StreamHandler", "level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # Each task says twice that it goes well, some sixty lines that drown the demo's sign-in links;
    # the worker sets the level of its logger itself, so the handler has to hold.
    "loggers": {"django_tasks": {"handlers": ["warnings"], "propagate": False}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
