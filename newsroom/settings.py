"""Every setting of the site, read from the environment.

A wrong value stops the start with a sentence; `.env.example` lists each variable.
"""

import ipaddress
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def one_of(name, default, allowed):
    """The value of environment variable ``name``, which must be one of ``allowed``."""
    value = env.str(name, default=default)
    if value.lower() not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not one of {', '.join(allowed)}")
    return value.lower()


def secret_key(data_dir):
    """SECRET_KEY, else the words in SECRET_KEY_FILE, else those in the data folder."""
    if key := env.str("SECRET_KEY", default=""):
        return key
    path = Path(env.str("SECRET_KEY_FILE", default=str(data_dir / "secret_key")))
    key = path.read_text().strip() if path.is_file() else ""
    if not key:
        raise ImproperlyConfigured(
            f"Set SECRET_KEY or SECRET_KEY_FILE, or put a key into {path} (`make demo` does)."
        )
    return key


def port():
    """PORT, a whole number."""
    value = env.str("PORT", default="8000")
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise ImproperlyConfigured(f"PORT={value!r} must be a number from 1 to 65535")
    return int(value)


def time_zone():
    """TIME_ZONE, the name of a zone."""
    value = env.str("TIME_ZONE", default="UTC")
    if value not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(f"TIME_ZONE={value!r} is no time zone; try Europe/Paris")
    return value


def trusted_proxies():
    """TRUSTED_PROXIES, addresses or networks."""
    values = env.list("TRUSTED_PROXIES", default=[])
    for value in values:
        try:
            ipaddress.ip_network(value, strict=False)
        except ValueError:
            raise ImproperlyConfigured(
                f"TRUSTED_PROXIES: {value!r} is no address and no network like 10.0.0.0/8"
            ) from None
    return values


def akismet_url():
    """AKISMET_URL, where Akismet or a service that speaks as it does is asked."""
    value = env.str("AKISMET_URL", default="https://rest.akismet.com/1.1/")
    if not value.startswith(("https://", "http://")) or not value.endswith("/"):
        raise ImproperlyConfigured(f"AKISMET_URL={value!r} must look like https://host/1.1/")
    return value


def site():
    """The parts of SITE_URL."""
    parts = urlsplit(SITE_URL)
    try:
        is_sound = parts.scheme in ("http", "https") and parts.hostname and not parts.path
        is_sound = is_sound and parts.port != 0
    except ValueError:
        is_sound = False
    if not is_sound:
        raise ImproperlyConfigured(f"SITE_URL={SITE_URL!r} must look like https://news.example.org")
    return parts


def database(data_dir):
    """DATABASE_URL, else one SQLite file in the data folder."""
    config = env.db_url("DATABASE_URL", default=f"sqlite:///{data_dir / 'newsroom.sqlite3'}")
    if "ENGINE" not in config:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://")
    if config["ENGINE"].endswith("sqlite3"):
        # Without IMMEDIATE a read that turns into a write fails at once under load, and WAL
        # makes that worse, not better. FULL keeps an acknowledged comment through a power cut.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    elif config["ENGINE"].endswith("postgresql"):
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
        # Without a limit a database that is away holds every request for minutes.
        config["OPTIONS"] = {"connect_timeout": 3, **config.get("OPTIONS", {})}
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://")
    return config


DATA_DIR = Path(env.str("NEWSROOM_DATA", default=str(BASE_DIR / "data"))).resolve()
DEBUG = one_of("DEBUG", "false", ("true", "false", "1", "0", "yes", "no")) in ("true", "1", "yes")
SECRET_KEY = secret_key(DATA_DIR)
PORT = port()
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="Newsroom")
_site = site()
IS_HTTPS = _site.scheme == "https"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_site.hostname, "localhost", "127.0.0.1"])
TRUSTED_PROXIES = trusted_proxies()

INSTALLED_APPS = [
    "newsroom",
    "articles",
    "comments",
    "newsletter",
    "postbox",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "admin_ordering",
    "axes",
    "crispy_forms",
    "csp",
    "django_prose_editor",
    "js_asset",
]

MIDDLEWARE = [
    "newsroom.edge.EdgeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.edge.PolicyMiddleware",
    "newsroom.validity.TextGZipMiddleware",
    "newsroom.validity.ValidityMiddleware",
    "newsroom.private.SessionMiddleware",
    "newsroom.private.CsrfViewMiddleware",
    "newsroom.private.AuthenticationMiddleware",
    "newsroom.private.MessageMiddleware",
    "newsroom.private.TimeZoneMiddleware",
    "newsroom.private.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
# The ledger's one hop adds the slash, so that a moved address never costs two.
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "press"
CRISPY_TEMPLATE_PACK = "press"

DATABASES = {"default": database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

AUTH_USER_MODEL = "newsroom.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "newsroom.login.NameOrEmailBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_CLIENT_IP_CALLABLE = "newsroom.login.client_address"
AXES_VERBOSE = False
# One account is one count, however its name or address is spelt.
AXES_USERNAME_CALLABLE = "newsroom.login.counted_name"
# Axes looks for its own middleware by name; ours is a subclass that leaves readers alone.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = time_zone()
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
# Pictures are served by articles.views.rendition, never by their file name.
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
# A post over this size would end in Django's bare 400 and lose the reader's words; above it
# the answer is 413 in words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

# Without a key nobody is asked about comments.
AKISMET_KEY = env.str("AKISMET_KEY", default="")
AKISMET_URL = akismet_url()

vars().update(env.email_url("EMAIL_URL", default="filemail://"))
if EMAIL_BACKEND.endswith("filebased.EmailBackend") and not env.str("EMAIL_URL", default=""):  # noqa: F821  (set by email_url above)
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"newsroom@{_site.hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = None
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "newsroom.views.csrf_failure"

# One constant policy for readers' pages; a nonce is only added where a page asks for one (admin).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Axes writes names and addresses of whoever tried to log in.
    "loggers": {"axes": {"level": "ERROR"}, "django.server": {"level": "WARNING"}},
}
