"""``manage.py purge_previews``: delete the drafts kept for previews that have expired."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.preview.tokens import purge


class Command(BaseCommand):
    """Opening a preview purges too; run this daily where none may be opened for long."""

    help = "Delete the drafts kept for previews that have expired."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = purge(at=timezone.now())
        self.stdout.write(f"Deleted {deleted} expired {'preview' if deleted == 1 else 'previews'}.")
