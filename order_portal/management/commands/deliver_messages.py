"""``manage.py deliver_messages``: sends what the outbox holds and what failed before, and forgets old codes."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from order_portal.models import Message
from order_portal.operations.forget_access import forget_access
from order_portal.outbox.delivery import deliver, due
from order_portal.vocabulary import MessageState


class Command(BaseCommand):
    """Sends every message that is due; with ``--watch`` it goes on doing so."""

    help = "Send the messages that are due. --watch keeps on."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to keep on, and how often to look."""
        parser.add_argument("--watch", action="store_true", help="keep running and look again and again")
        parser.add_argument("--pause", type=float, default=10, help="seconds between two looks (10)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what happened."""
        self._round()
        while options["watch"]:
            time.sleep(options["pause"])
            self._round()

    def _round(self) -> None:
        at = timezone.now()
        forget_access(at=at)
        results = [deliver(message_id=pk, at=at) for pk in due(at=at)]
        if results:
            dead = Message.objects.filter(state=MessageState.DEAD).count()
            failed = len(results) - sum(results)
            self.stdout.write(
                f"{sum(results)} sent, {failed} not sent and tried again later, {dead} given up."
            )
