"""``manage.py set_up_review``: has a second person review terms and pages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.review.setup import set_up_review
from cms.shops.models import Shop


class Command(BaseCommand):
    """Makes the workflow “Review” and assigns it, once; what another workflow reviews stays with it."""

    help = "Have a second person review all terms, and the pages of shops. Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the shops whose pages are reviewed."""
        parser.add_argument(
            "--shop", action="append", default=[], help="code of a shop; all shops without it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Assign it, and say to what."""
        shops = Shop.objects.select_related("site__root_page")
        if options["shop"]:
            shops = shops.filter(code__in=options["shop"])
        if missing := set(options["shop"]) - {shop.code for shop in shops}:
            raise CommandError(f"There is no shop called {', '.join(sorted(missing))}.")
        done = set_up_review(homes=[shop.site.root_page for shop in shops])
        for name in done.given:
            self.stdout.write(f"{name}: reviewed by a second person from now on.")
        for name in done.taken:
            self.stdout.write(f"{name}: left with the workflow they have.")
        if not done.given:
            self.stdout.write("Nothing was left to assign.")
