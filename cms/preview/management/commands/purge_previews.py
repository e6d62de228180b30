"""``manage.py purge_previews``: delete the drafts kept for previews that have expired."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.preview import supposed, tokens


class Command(BaseCommand):
    """Opening a preview purges too; run this daily where none may be opened for long."""

    help = "Delete the drafts kept for previews that have expired."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        deleted = tokens.purge(at=now) + supposed.purge(at=now)
        self.stdout.write(f"Deleted {deleted} expired {'preview' if deleted == 1 else 'previews'}.")
