"""``manage.py demo``: prepares the demo and says where it is."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Brings the database up to date and prints the addresses. Running it again changes nothing."""

    help = "Prepare the demo and print its addresses."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port that the server will listen on, for the addresses printed."""
        parser.add_argument("--port", type=int, default=8000, help="the port the server listens on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then print."""
        call_command("migrate", interactive=False, verbosity=0)
        root = f"http://localhost:{options['port']}"
        self.stdout.write(f"\nPlainterms\n  site    {root}/\n  admin   {root}/admin/\n")
