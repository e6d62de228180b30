"""``manage.py demo``: prepares the demo and says where it is."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.demo.coming import load_coming
from cms.demo.content import SHOPS, Staff
from cms.demo.load import DemoOnly, Loaded, load_content
from cms.demo.people import Passwords
from cms.demo.readers import load_readers
from cms.demo.translations import load_translations
from order_portal.demo.desk import load_desk
from order_portal.demo.load import DemoOrder, load_orders

HOST = "localhost"
PASSWORDS = Passwords(admin="admin-plainterms", editor="editor-plainterms", service="service-plainterms")


@dataclass(frozen=True, slots=True)
class Ready:
    """A shop of the demo, where it is served, and its orders."""

    loaded: Loaded
    port: int
    orders: tuple[DemoOrder, ...]

    @property
    def root(self) -> str:
        """The address of its site, without the last slash."""
        return f"http://{self.loaded.host}:{self.port}"


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
        self.stdout.write("… its shops, with their pages, terms and orders.")
        now, port = timezone.now(), options["port"]
        shops = [_ready(folder, at=now, port=port) for folder in SHOPS]
        for part in (_addresses(shops), _sign_ins(shops), *map(_orders, shops)):
            self.stdout.write(part)


def _ready(folder: str, *, at: datetime, port: int) -> Ready:
    try:
        loaded = load_content(at=at, hostname=HOST, port=port, passwords=PASSWORDS, folder=folder)
    except DemoOnly as error:
        raise CommandError(str(error)) from error
    load_coming(folder=folder, at=at)
    load_readers(folder=folder, at=at)
    load_translations(shop=loaded.shop)
    load_desk(shop=loaded.shop, group=loaded.staff.service_group)
    return Ready(loaded, port, load_orders(shop=loaded.shop, at=at))


def _addresses(shops: list[Ready]) -> str:
    lines = ["\nAddresses"]
    for shop in shops:
        lines += [f"  {shop.loaded.name}", *_table(_addresses_of(shop.root, shop.loaded.shop))]
    root = shops[0].root
    both = (
        ("mailbox", f"{root}/demo/mailbox/", "every mail the portal sends, sign-in codes too"),
        ("shops", f"{root}/api/content/v1/shops/", "where the content API begins"),
        ("admin", f"{root}/admin/", "terms, pages, orders and returns"),
    )
    return "\n".join([*lines, "  All shops", *_table(both)])


def _addresses_of(root: str, shop: str) -> tuple[tuple[str, str, str], ...]:
    return (
        ("help center", f"{root}/en/", f"{root}/fr/"),
        ("order portal", f"{root}/en/orders/", f"{root}/fr/orders/"),
        ("terms as data", f"{root}/api/content/v1/{shop}/terms/", ""),
    )


def _table(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    return [f"    {name:<13} {first:<66} {second}".rstrip() for name, first, second in rows]


def sign_ins(staff: Staff, shop: str) -> tuple[tuple[str, str, str], ...]:
    """The accounts of the people of ``shop``: name, password, and what they do."""
    return (
        (staff.editor, PASSWORDS.editor, f"pages and terms of {shop}"),
        (staff.author, PASSWORDS.author, f"drafts of pages and terms of {shop}, for review"),
        (staff.reviewer, PASSWORDS.reviewer, f"reviews for {shop}: one draft waits"),
        (staff.legal, PASSWORDS.legal, f"reasons for what the legal check finds in {shop}"),
        (staff.service, PASSWORDS.service, f"orders and returns of {shop}"),
    )


def _sign_ins(shops: list[Ready]) -> str:
    rows = [("admin", PASSWORDS.admin, "everything")]
    for shop in shops:
        rows += sign_ins(shop.loaded.staff, shop.loaded.name)
    return "\nSign-ins (admin)\n" + "\n".join(
        f"  {name:<16} {secret:<22} {what}" for name, secret, what in rows
    )


def _orders(shop: Ready) -> str:
    head = f"\nOrders of {shop.loaded.name} (portal): number and e-mail, then the code from the mailbox\n"
    return head + "\n".join(f"  {order.number}  {order.email:<24} {order.shows}" for order in shop.orders)
