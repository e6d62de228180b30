"""A mail server that is down."""

from __future__ import annotations

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    """Refuses everything."""

    def send_messages(self, email_messages: Any) -> int:
        """Raise, as a server does that nobody answers at."""
        raise ConnectionRefusedError("Nobody answers.")
