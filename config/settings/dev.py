"""Development and the demo: everything on this machine, mail to the console, any ``*.localhost`` name."""

from config import environment
from config.content_security import admin_policy
from config.settings.base import *  # noqa: F403
from config.settings.defaults import DEVELOPMENT_HOSTS, DEVELOPMENT_SECRET_KEY

SECRET_KEY = environment.text("SECRET_KEY", DEVELOPMENT_SECRET_KEY)
DEBUG = environment.flag("DEBUG", default=True)
DEMO = environment.flag("DEMO", default=True)
ALLOWED_HOSTS = [*DEVELOPMENT_HOSTS, *environment.words("ALLOWED_HOSTS")]

# The second shop's site answers to a name of its own, such as alamara.localhost.
SITE_ORIGINS = ["http://localhost:*", "http://*.localhost:*", "http://127.0.0.1:*"]
ADMIN_CSP = admin_policy(site_origins=SITE_ORIGINS)
# Whatever the port, the desk is here; it frames the second shop's previews too.
CMS_ORIGIN = "http://localhost:*"

# Straight from the source folders: nothing to collect before the first page.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
SERVE_MEDIA = True
