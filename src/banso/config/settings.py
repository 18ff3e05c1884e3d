"""Settings 設定, all by environment: BANSO_DATABASE_URL, BANSO_DATA_DIR, BANSO_HOSTS, BANSO_DEMO, BANSO_SECRET_KEY."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from .database import database_setting

BASE_DIR = Path(__file__).resolve().parent.parent
BANSO_DATA_DIR = Path(os.environ.get("BANSO_DATA_DIR") or Path.cwd() / "var").resolve()
BANSO_DATA_DIR.mkdir(parents=True, exist_ok=True)
BANSO_DEMO = os.environ.get("BANSO_DEMO", "") == "1"


def _secret_key() -> str:
    """The key from the environment, or one made on first start and kept, unreadable to others, in the data folder."""
    given = os.environ.get("BANSO_SECRET_KEY")
    if given:
        return given
    kept = BANSO_DATA_DIR / "secret_key"
    if not kept.exists():
        # Whole or not at all, and the first of two starts wins: the name appears once the content is on disk.
        handle, unnamed = tempfile.mkstemp(dir=BANSO_DATA_DIR, prefix="secret_key-")
        with os.fdopen(handle, "w") as target:
            target.write(secrets.token_urlsafe(50))
            target.flush()
            os.fsync(target.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(unnamed, kept)
        os.unlink(unnamed)
    return kept.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("BANSO_HOSTS", "").split(","))]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.auth",
    "banso.platform.identity",
    "banso.platform.scope",
    "banso.platform.audit",
    "banso.platform.outbox",
    "banso.platform.idempotency",
    "banso.platform.jobs",
    "banso.platform.tasks",
    "banso.platform.files",
    "banso.platform.mail",
    "banso.platform.search",
    "banso.platform.imports",
    "banso.platform.ui",
    "banso.domains.parties",
    "banso.domains.directory",
    "banso.domains.consents",
    "banso.domains.surveys",
    "banso.domains.cases",
    "banso.domains.routing",
    "banso.domains.messages",
    "banso.domains.referrals",
    "banso.domains.indicators",
    "banso.faces.entrance",
    "banso.faces.portal",
    "banso.faces.desk",
    "banso.faces.board",
    "banso.faces.audit",
]

MIDDLEWARE = [
    "banso.platform.web.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "banso.platform.web.middleware.ActorMiddleware",
    "banso.platform.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "banso.config.urls"
WSGI_APPLICATION = "banso.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "banso.faces.navigation.page_frame",
            ],
        },
    },
]

DATABASES = {
    "default": database_setting(
        os.environ.get("BANSO_DATABASE_URL") or f"sqlite:///{BANSO_DATA_DIR / 'banso.sqlite3'}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "identity.User"
LOGIN_URL = "sign_in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login_id", "display_name", "email")},
    },
]

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BANSO_DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 9
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "banso.platform.web.answers.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LANGUAGE_COOKIE_NAME = "banso_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"

# A server for others stands behind TLS; the demonstration answers on loopback only, in plain HTTP.
BEHIND_TLS = os.environ.get("BANSO_TLS", "") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_SSL_REDIRECT = BEHIND_TLS
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# How people outside reach this server, for links in letters; `banso serve` and `banso demo` fill it in.
BANSO_PUBLIC_URL = os.environ.get("BANSO_PUBLIC_URL", "")
# Days after which a waiting referral is reminded and, on the last, abandoned.
BANSO_REFERRAL_LADDER_DAYS = tuple(
    int(days) for days in os.environ.get("BANSO_REFERRAL_LADDER_DAYS", "9,21,45").split(",") if days.strip()
)

EMAIL_BACKEND = os.environ.get("BANSO_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = BANSO_DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("BANSO_MAIL_FROM", "noreply@banso.invalid")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"redact": {"()": "banso.platform.web.redaction.RedactTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["redact"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
