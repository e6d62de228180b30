"""The developer's guide tells the truth: its commands answer as shown, and the files it names are there."""

import re

import pytest
from django.test import Client

from tests.docs.commands import DOCS, Command, commands_of, differences

GUIDE = "developer.md"
ROOT = DOCS.parent
COMMANDS = commands_of(GUIDE)


def test_every_command_of_the_guide_is_read() -> None:
    assert len(COMMANDS) == (DOCS / GUIDE).read_text().count("\ncurl ") >= 8


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.path)
def test_it_answers_as_shown(command: Command, demo: None, client: Client) -> None:
    ask = client.head if command.head else client.get

    response = ask(command.path, headers={"host": "localhost:8000"})

    assert response.status_code == command.status
    if command.head:
        assert differences(dict(command.headers), dict(response.headers)) == []
    else:
        assert differences(command.document, response.json()) == []


def test_a_difference_is_seen() -> None:
    given = {"a": "one two", "b": [{"c": 1, "d": 2}]}

    assert differences({"a": "one…", "b": [{"c": 1}]}, given) == []
    assert len(differences({"a": "two…", "b": [{"c": 2}], "e": None}, given)) == 3


def _paths() -> list[str]:
    """What looks like a file or a folder of ours, without those that hold a placeholder."""
    told = re.findall(r"`([\w./-]+/[\w./-]*)`", (DOCS / GUIDE).read_text())
    return sorted({path for path in told if not path.startswith("/")})


@pytest.mark.parametrize("path", _paths())
def test_each_file_it_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()
