"""``manage.py purge_listening``: forget what readers searched for and wrote, in time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.listening.forgetting import forget


class Command(BaseCommand):
    """Run it daily: nothing else deletes what readers left."""

    help = "Delete searches and readers' sentences after 90 days, and votes after a year."

    def handle(self, *args: Any, **options: Any) -> None:
        gone = forget(at=timezone.now())
        self.stdout.write(
            f"Forgotten: {gone.searches} searches, {gone.comments} sentences, {gone.votes} votes."
        )
