"""Settings common to every installation. What differs comes from the environment: see docs/operator.md."""

from pathlib import Path
from typing import Any

from config import environment, logs
from config.content_security import PUBLIC_POLICY, admin_policy

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

DEBUG = False
DEMO = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "config",
    "cms.shops",
    "cms.terms",
    "cms.impact",
    "cms.legal",
    "cms.lint",
    "cms.references",
    "cms.pages",
    "cms.usage",
    "cms.preview",
    "cms.listening",
    "cms.attention",
    "cms.api",
    "order_portal",
    "faq_site",
    "wagtail_headless_preview",
    "rest_framework",
    "cms.translation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    # After Wagtail's admin, some of whose mails it replaces.
    "cms.review",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.content_security.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.review.fence.Fence",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context_processors.site_shell",
            ],
        },
    }
]

# Data: one file by default; a server, a shared cache and several processes by settings alone.
VAR_DIR.mkdir(exist_ok=True)
DATABASES = {"default": environment.database(f"sqlite:///{VAR_DIR / 'plainterms.sqlite3'}")}
CACHES = {"default": environment.cache()}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

# Languages and time. Shops have time zones of their own; the process counts in UTC.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [folder for folder in (BASE_DIR / "site" / "assets",) if folder.is_dir()]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", str(BASE_DIR / "media")))
SERVE_MEDIA = False

# Passwords of editors and staff
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

# What browsers may do
SITE_ORIGINS = environment.words("SITE_ORIGINS")
SECURE_CSP = PUBLIC_POLICY
ADMIN_CSP = admin_policy(site_origins=SITE_ORIGINS)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# E-mail: to the console unless a server is named.
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Plainterms <no-reply@plainterms.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SMTP_OPTIONS = {
    "host": environment.text("EMAIL_HOST"),
    "port": environment.number("EMAIL_PORT", 587),
    "username": environment.text("EMAIL_HOST_USER"),
    "password": environment.text("EMAIL_HOST_PASSWORD"),
    "use_tls": environment.flag("EMAIL_USE_TLS", default=True),
    "timeout": 10,
}
MAILERS: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": SMTP_OPTIONS}
        if SMTP_OPTIONS["host"]
        else {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    )
}

# Wagtail
WAGTAIL_SITE_NAME = "Plainterms"
WAGTAILADMIN_BASE_URL = environment.text("WAGTAILADMIN_BASE_URL", "http://localhost:8000")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": "{SITE_ROOT_URL}"},
    "REDIRECT_ON_PREVIEW": True,
    "ENFORCE_TRAILING_SLASH": True,
}
# A page sent to be translated is a draft in its new language: nobody has translated it yet.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# A long page with many blocks sends more fields than Django's limit of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Content API: public documents, the same for everyone, so no sign-in and one format.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "UNAUTHENTICATED_USER": None,
}
# Where the public site reads documents: empty for this process, an address for another installation.
CONTENT_API_URL = environment.text("CONTENT_API_URL")

# The desk: what it needs from the order portal to try terms on orders, by dotted path.
CMS_ORDER_SOURCE = "config.wiring.order_source"
CMS_ORDER_ADDRESSES = "config.wiring.order_addresses"
# A trial takes seconds: it runs beside the request that asked for it, and its screen follows it.
CMS_TRIES_IN_BACKGROUND = True
# Within how many months someone is to find each question and policy page right again; by the code of a shop, otherwise.
CMS_PAGES_CONFIRMED_WITHIN_MONTHS = 6
CMS_PAGES_CONFIRMED_WITHIN_MONTHS_BY_SHOP: dict[str, int] = {}

# Order portal: what it needs from the other rooms, by dotted path, so that it imports none of them.
PORTAL_POLICY_SOURCE = "config.wiring.policy_source"
PORTAL_SHOP_FOR_HOST = "config.wiring.shop_for_host"
# Mail leaves beside the request that wrote it: a slow mail server must not tell a hit from a miss.
PORTAL_DELIVERS_IN_BACKGROUND = True
# Where a customer's address stands in a request; behind a proxy, the header that it sets, such as HTTP_X_REAL_IP.
PORTAL_CLIENT_ADDRESS = environment.text("CLIENT_ADDRESS_HEADER", "REMOTE_ADDR")

LOGGING = logs.configure(level=environment.text("LOG_LEVEL", "INFO"), as_json=environment.flag("LOG_JSON"))
