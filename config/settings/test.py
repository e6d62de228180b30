"""Tests: fast hashes, mail in memory, tasks at once, a database that is gone afterwards."""

import os
import tempfile
from pathlib import Path

from config.content_security import admin_policy
from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES

SECRET_KEY = "django-insecure-tests-only"  # noqa: S105
DEMO = True
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]
SITE_ORIGINS = ["http://localhost:*", "http://*.localhost:*"]
ADMIN_CSP = admin_policy(site_origins=SITE_ORIGINS)
# Whatever the port, the desk is here; it frames the second shop's previews too.
CMS_ORIGIN = "http://localhost:*"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tests"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = False
PORTAL_DELIVERS_IN_BACKGROUND = False
CMS_TRIES_IN_BACKGROUND = False

DATABASE = DATABASES["default"]
# Threads of live servers come and go, and would leave their connections open.
DATABASE["CONN_MAX_AGE"] = 0
if DATABASE["ENGINE"].endswith("sqlite3"):
    # A file, for a browser's requests run in threads that need connections of their own; named by process, for
    # two runs at once must not share it.
    name = Path(tempfile.gettempdir()) / f"plainterms-test-{os.getpid()}.sqlite3"
    DATABASE["TEST"] = {"NAME": str(name)}
    DATABASE["OPTIONS"] = DATABASE["OPTIONS"] | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON"
    }
else:
    DATABASE["TEST"] = {"NAME": f"plainterms_test_{os.getpid()}"}
