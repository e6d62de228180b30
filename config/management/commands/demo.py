"""``manage.py demo``: prepares the demo and says where it is."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.demo.load import DemoOnly, load_content
from cms.demo.people import SERVICE_GROUP, Passwords
from order_portal.demo.desk import load_desk
from order_portal.demo.load import DemoOrder, load_orders

HOST = "localhost"
PASSWORDS = Passwords(admin="admin-plainterms", editor="editor-plainterms", service="service-plainterms")


class Command(BaseCommand):
    """Brings the database up to date, loads what is missing of the demo and prints every address and sign-in."""

    help = "Prepare the demo and print its addresses and sign-ins. Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port that the server will listen on, for the addresses printed."""
        parser.add_argument("--port", type=int, default=8000, help="the port the server listens on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, load, print."""
        # Every page published would say so in a line of its own, and hide the few lines that matter here.
        logging.disable(logging.INFO)
        self.stdout.write("Preparing the demo: the database …")
        call_command("migrate", interactive=False, verbosity=0)
        now, port = timezone.now(), options["port"]
        self.stdout.write("… its pages and terms …")
        try:
            loaded = load_content(at=now, hostname=HOST, port=port, passwords=PASSWORDS)
        except DemoOnly as error:
            raise CommandError(str(error)) from error
        self.stdout.write("… its orders.")
        load_desk(shop=loaded.shop, group=SERVICE_GROUP)
        orders = load_orders(shop=loaded.shop, at=now)
        self.stdout.write(_addresses(f"http://{HOST}:{port}", loaded.shop))
        self.stdout.write(_sign_ins())
        self.stdout.write(_orders(orders))


def _addresses(root: str, shop: str) -> str:
    rows = (
        ("help center", f"{root}/en/", f"{root}/fr/"),
        ("order portal", f"{root}/en/orders/", f"{root}/fr/orders/"),
        ("mailbox", f"{root}/demo/mailbox/", "every mail the portal sends, sign-in codes too"),
        ("content API", f"{root}/api/content/v1/{shop}/terms/", f"{root}/api/content/v1/shops/"),
        ("admin", f"{root}/admin/", "terms, pages, orders and returns"),
    )
    return "\nAddresses\n" + "\n".join(f"  {name:<13} {first:<62} {second}" for name, first, second in rows)


def _sign_ins() -> str:
    rows = (
        ("admin", PASSWORDS.admin, "everything"),
        ("editor", PASSWORDS.editor, "pages and terms of Audrey Alexandre"),
        ("service", PASSWORDS.service, "orders and returns of Audrey Alexandre"),
    )
    return "\nSign-ins (admin)\n" + "\n".join(
        f"  {name:<13} {secret:<22} {what}" for name, secret, what in rows
    )


def _orders(orders: tuple[DemoOrder, ...]) -> str:
    head = "\nOrders (portal): number and e-mail, then the code from the mailbox\n"
    return head + "\n".join(f"  {order.number}  {order.email:<24} {order.shows}" for order in orders)
