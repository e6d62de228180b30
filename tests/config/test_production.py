"""The production settings as a process of their own reads them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "SECRET_KEY": "a-long-random-key-of-its-own-" * 2,
    "ALLOWED_HOSTS": "help.shop.example",
    "WAGTAILADMIN_BASE_URL": "https://help.shop.example",
    "EMAIL_HOST": "smtp.shop.example",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def _check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command, cwd=ROOT, env=bare | environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_whole_environment_passes_every_check() -> None:
    result = _check(WHOLE)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set. It is the key that signs sessions and codes"),
        ({"SECRET_KEY": "short"}, "plainterms.E001"),
        ({"ALLOWED_HOSTS": "localhost"}, "plainterms.E004"),
        ({"EMAIL_HOST": ""}, "plainterms.E006"),
    ],
)
def test_what_is_missing_is_named(changed: dict[str, str], said: str) -> None:
    result = _check(WHOLE | changed)

    assert result.returncode != 0
    assert said in result.stderr
