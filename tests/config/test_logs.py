"""Logs name orders, never people."""

import json
import logging
import logging.config

import pytest
import structlog

from config import logs


@pytest.fixture
def as_json() -> logging.Formatter:
    """The formatter that production writes with."""
    settings = logs.configure(level="INFO", as_json=True)["formatters"]["line"]
    return structlog.stdlib.ProcessorFormatter(
        processors=settings["processors"], foreign_pre_chain=settings["foreign_pre_chain"]
    )


def _line(
    formatter: logging.Formatter, message: str, *arguments: object, error: bool = False
) -> dict[str, object]:
    exc_info = None
    if error:
        try:
            raise ValueError("no mailbox for jeanne@mail.example")
        except ValueError as raised:
            exc_info = (type(raised), raised, raised.__traceback__)
    record = logging.LogRecord("order_portal", logging.WARNING, __file__, 1, message, arguments, exc_info)
    found: dict[str, object] = json.loads(formatter.format(record))
    return found


def test_an_address_inside_a_message_is_masked(as_json: logging.Formatter) -> None:
    line = _line(as_json, "Mail to %s for order AA-1042 bounced", "jeanne.d'arc@mail.example")

    assert "mail.example" not in str(line["event"])
    assert "AA-1042" in str(line["event"])


def test_an_address_inside_a_traceback_is_masked(as_json: logging.Formatter) -> None:
    line = _line(as_json, "Mail failed", error=True)

    assert "jeanne@" not in str(line["exception"])
    assert "ValueError" in str(line["exception"])


def test_keys_that_name_a_person_lose_their_value() -> None:
    event = logs.drop_personal_data(
        None,
        "info",
        {"event": "code sent", "order": "AA-1042", "email": "x", "context": {"phone": "06", "try": 2}},
    )

    assert event == {
        "event": "code sent",
        "order": "AA-1042",
        "email": logs.MASK,
        "context": {"phone": logs.MASK, "try": 2},
    }


def test_addresses_asked_for_over_http_are_not_logged() -> None:
    """A preview's token is part of its address."""
    assert logs.configure(level="INFO", as_json=False)["loggers"]["httpx"]["level"] == "WARNING"
