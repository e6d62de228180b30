"""Reads the commands of a guide, and what the guide shows as their answers."""

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DOCS = Path(__file__).resolve().parents[2] / "docs"
COMMAND = re.compile(r"^```sh\n(curl [^\n]+)\n```\n```(json|http)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Command:
    """One ``curl`` of a guide: the address, whether it asks for headers only, and the answer as shown."""

    url: str
    head: bool
    shown: str

    @property
    def path(self) -> str:
        """The address without its host."""
        parts = urlsplit(self.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers shown."""
        return dict(line.split(": ", 1) for line in self.shown.splitlines())

    @property
    def document(self) -> Any:
        """The document shown."""
        return json.loads(self.shown)

    @property
    def status(self) -> int:
        """The status expected: that of a problem where one is shown."""
        if self.head or not self.document.get("type", "").startswith("urn:"):
            return 200
        return int(self.document["status"])


def commands_of(guide: str) -> list[Command]:
    """Every command of a guide that is followed by its answer."""
    return [_command(*match) for match in COMMAND.findall((DOCS / guide).read_text())]


def _command(line: str, form: str, shown: str) -> Command:
    _, *options, url = shlex.split(line)
    assert options == (["-sI"] if form == "http" else ["-s"]), line
    return Command(url, form == "http", shown)


def differences(shown: Any, given: Any, where: str = "answer") -> list[str]:
    """Where ``given`` lacks what is shown. Lists may hold more, in another order; a text may go on after ``…``."""
    if isinstance(shown, dict) and isinstance(given, dict):
        return [
            text
            for key in shown
            for text in differences(shown[key], given.get(key, "nothing"), f"{where}.{key}")
        ]
    if isinstance(shown, list) and isinstance(given, list):
        return [
            f"{where} has no item like {item}"
            for item in shown
            if not any(not differences(item, other) for other in given)
        ]
    if isinstance(shown, str) and isinstance(given, str) and shown.endswith(LEFT_OUT):
        return (
            []
            if given.startswith(shown.removesuffix(LEFT_OUT))
            else [f"{where} does not begin so: {given[:80]!r}"]
        )
    return [] if shown == given else [f"{where} is {given!r}"]
