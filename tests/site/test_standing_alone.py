"""The site runs as a Django project of its own: no database, no sessions, no other room."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = """
import sys
from pathlib import Path
import django
from django.conf import settings
settings.configure(
    ALLOWED_HOSTS=["localhost"],
    CONTENT_CLIENT="tests.site.fakes.FakeClient",
    INSTALLED_APPS=["faq_site", "django.contrib.staticfiles"],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    ROOT_URLCONF="faq_site.urls",
    STATIC_URL="/static/",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path.cwd() / "templates"]}],
)
django.setup()
from django.test import Client
response = Client(headers={"host": "localhost"}).get("/fr/retours/")
assert "Délai de retour" in response.content.decode()
print(response.status_code, sorted({"cms", "order_portal", "policies", "config", "wagtail"} & set(sys.modules)))
"""


def test_it_runs_without_the_rest_of_the_house() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}

    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROJECT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (ran.stdout.strip(), ran.returncode) == ("200 []", 0), ran.stderr
