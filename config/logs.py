"""Logs as one line an event, without personal data.

Keys that name a person are dropped, and what looks like an e-mail address is masked wherever it stands, tracebacks
included. Orders may be named by number: a number alone discloses nothing.
"""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

PERSONAL_KEYS = frozenset(
    {
        *(
            "address",
            "authorization",
            "city",
            "code",
            "cookie",
            "email",
            "first_name",
            "iban",
            "ip",
            "last_name",
        ),
        *(
            "name",
            "password",
            "phone",
            "postal_code",
            "recipient",
            "recipients",
            "session",
            "street",
            "token",
        ),
    }
)
EMAIL_ADDRESS = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:.]+")
MASK = "[personal]"


def drop_personal_data(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Mask the values of personal keys, and e-mail addresses inside every other text."""
    return {key: MASK if key in PERSONAL_KEYS else _masked(value) for key, value in event.items()}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return EMAIL_ADDRESS.sub(MASK, value)
    if isinstance(value, dict):
        return {key: MASK if key in PERSONAL_KEYS else _masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(item) for item in value]
    return value


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def configure(*, level: str, as_json: bool) -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING, so that both write the same lines to standard error."""
    structlog.configure(
        processors=[*_shared_processors(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer: Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _shared_processors(),
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            drop_personal_data,
            renderer,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django's own handlers would mail the whole request, personal data included.
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # It logs every address it asks for, and a preview's token is part of one.
            "httpx": {"level": "WARNING"},
        },
    }
