"""``manage.py index_terms``: writes anew which page speaks of which term."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.usage.indexing import index_all


class Command(BaseCommand):
    """Needed once after an upgrade from a release without the index; harmless at any time."""

    help = "Writes anew which page speaks of which term."

    def handle(self, *args: Any, **options: Any) -> None:
        read = index_all()
        if options["verbosity"]:
            self.stdout.write(f"{read} pages read.")
