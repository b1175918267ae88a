"""Django's settings, all from the environment. docs/reference/settings.md lists every variable with its default."""

import os
from pathlib import Path

from areasend.site import environment, postgres

ENV = os.environ
MODE = environment.mode(ENV)
HOME = environment.home(ENV)
if MODE != "test":
    # Compiled engines, where numba is installed: the program's own folder may be closed to whoever runs it.
    ENV.setdefault("NUMBA_CACHE_DIR", str(HOME / "compiled"))
SOURCE = Path(__file__).resolve().parents[1]
WEB = SOURCE / "web"

DEBUG = False
SECRET_KEY = environment.secret_key(ENV)
SECRET_KEY_FALLBACKS = environment.words(ENV, "AREASEND_SECRET_KEY_FALLBACKS")
IS_PRODUCTION = MODE == "production"
IS_DEMO = MODE == "demo"
ALLOWED_HOSTS = environment.words(ENV, "AREASEND_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words(ENV, "AREASEND_ORIGINS")

INSTALLED_APPS = [
    "areasend.records",
    "areasend.web",
    "areasend.site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "areasend.web.middleware.RequestReference",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "areasend.web.middleware.PrivatePages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "areasend.site.urls"
WSGI_APPLICATION = "areasend.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "records.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates", *sorted(WEB.glob("*/templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["areasend.web.templatetags.areasend"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "areasend.web.components.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "areasend.web.components.forms.GovukRenderer"

DATABASES = {"default": postgres.database_settings(ENV)}
# How alike names must be for a search to find one by the other: less than PostgreSQL's own 0.6, so that typing errors are forgiven.
_options = DATABASES["default"].setdefault("OPTIONS", {})
_options["options"] = f"{_options.get('options', '')} -c pg_trgm.word_similarity_threshold=0.45".strip()

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(ENV.get("AREASEND_STATIC") or HOME / "static")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(ENV.get("AREASEND_DOCUMENTS") or HOME / "documents")},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Sign-in -----------------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work:mine"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "areasend.web.account.adapters.InvitedAccounts"
SOCIALACCOUNT_ADAPTER = "areasend.web.account.adapters.KnownPeopleOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "AreaSEND"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PRODUCTION
SOCIALACCOUNT_ONLY = environment.flag(ENV, "AREASEND_OIDC_ONLY")
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": ENV.get("AREASEND_OIDC_NAME", "Sign in with your work account"),
                    "client_id": ENV.get("AREASEND_OIDC_CLIENT_ID", ""),
                    "secret": ENV.get("AREASEND_OIDC_SECRET", ""),
                    "settings": {"server_url": ENV["AREASEND_OIDC_SERVER"]},
                }
            ]
        }
    }
    if ENV.get("AREASEND_OIDC_SERVER")
    else {}
)
AREASEND_SECOND_FACTOR = environment.flag(ENV, "AREASEND_SECOND_FACTOR", default=IS_PRODUCTION)
AXES_FAILURE_LIMIT = environment.number(ENV, "AREASEND_SIGN_IN_TRIES", 5)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# What allauth hands on: each address is counted by itself, so that one guesser does not lock out a whole office behind one address.
AXES_USERNAME_FORM_FIELD = "email"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "errors/lockout.html"
AXES_VERBOSE = False
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if MODE == "test"
    else ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Protection ----------------------------------------------------------------------------------------------------------------
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_NAME = "areasend_session"
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health$"]
if environment.flag(ENV, "AREASEND_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    AXES_CLIENT_IP_CALLABLE = "areasend.web.middleware.client_behind_proxy"
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "areasend.web.components.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENV.get("AREASEND_SMTP_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = ENV.get("AREASEND_SMTP_HOST", "")
EMAIL_PORT = environment.number(ENV, "AREASEND_SMTP_PORT", 587)
EMAIL_HOST_USER = ENV.get("AREASEND_SMTP_USER", "")
EMAIL_HOST_PASSWORD = ENV.get("AREASEND_SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag(ENV, "AREASEND_SMTP_TLS", default=True)
DEFAULT_FROM_EMAIL = ENV.get("AREASEND_FROM_EMAIL", "areasend@localhost")
AREASEND_REMINDERS = environment.flag(ENV, "AREASEND_REMINDERS", default=True)

# The area ------------------------------------------------------------------------------------------------------------------
AREASEND_AREA = ENV.get("AREASEND_AREA", "825")
AREASEND_SERVICE_NAME = ENV.get("AREASEND_SERVICE_NAME", "AreaSEND")
AREASEND_AREA_NAME = ENV.get("AREASEND_AREA_NAME", "Buckinghamshire")
AREASEND_BRAND_LOGO = ENV.get("AREASEND_BRAND_LOGO", "")
AREASEND_BRAND_COLOUR = ENV.get("AREASEND_BRAND_COLOUR", "#0f5257")
AREASEND_NAVIGATION = [
    ("My work", "work:mine", "edit_case"),
    ("Cases", "cases:list", "view_case"),
    ("Workload", "workload:teams", "view_workload"),
    ("Timeliness", "timeliness:overview", "view_timeliness"),
    ("Dashboard", "dashboard:overview", "view_figures"),
    ("Improvement", "improvement:overview", "view_strategy"),
    ("Looking ahead", "outlook:home", "view_forecast"),
    ("Import", "imports:start", "import_records"),
    ("People", "staff:list", "manage_users"),
]
AREASEND_SECTIONS = {
    "Improvement": [
        ("Overview", "improvement:overview", "view_strategy"),
        ("What I owe", "plans:owed", "update_action"),
        ("Plans", "plans:list", "view_strategy"),
        ("Self-evaluation", "evaluation:list", "view_strategy"),
        ("Inspections", "inspections:list", "view_strategy"),
        ("Risks", "risks:list", "view_risk"),
        ("Boards", "boards:list", "view_board"),
        ("Decisions", "decisions:list", "view_board"),
        ("Figures", "figures:list", "record_figure"),
        ("Public account", "public_desk:overview", "answer_public"),
    ],
    "Looking ahead": [
        ("Overview", "outlook:home", "view_forecast"),
        ("The 20 weeks", "outlook:recovery", "view_forecast"),
        ("Plans", "outlook:plans", "view_forecast"),
        ("Scenarios", "outlook:scenarios", "view_forecast"),
        ("Places", "places:overview", "view_places"),
        ("Money", "money:overview", "view_money"),
        ("Waits", "waits:overview", "view_forecast"),
    ],
}
"""The rooms behind a door of the menu, by its label. A door opens at the first room that the user's roles allow."""
AREASEND_FOOTER = [
    ("How we are doing", "public:home"),
    ("When should I hear?", "hear:start"),
    ("Accessibility", "statements:accessibility"),
    ("Privacy", "statements:privacy"),
]
AREASEND_READINGS = environment.pairs(ENV, "AREASEND_READINGS")
AREASEND_JOBS = "now" if MODE == "test" else "worker"
PROCRASTINATE_IMPORT_PATHS = [
    "areasend.actions.caseload.jobs",
    "areasend.actions.scenario_run",
    "areasend.site.nightly",
]
AREASEND_TODAY = environment.held_day(ENV, "AREASEND_TODAY")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"reference": {"()": "areasend.site.logs.RequestReferenceFilter"}},
    "formatters": {"json": {"()": "areasend.site.logs.JsonFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["reference"]}},
    "root": {"handlers": ["out"], "level": ENV.get("AREASEND_LOG_LEVEL", "WARNING")},
    "loggers": {
        "areasend": {"level": ENV.get("AREASEND_LOG_LEVEL", "INFO")},
        "django.security.DisallowedHost": {"level": "ERROR"},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
