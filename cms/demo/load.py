"""Puts the demo's content into the database. Running it again adds what is missing and changes nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from cms.demo.content import AUDREY_ALEXANDRE, Staff, read_site, read_terms
from cms.demo.people import Passwords, load_people
from cms.demo.reviews import load_review
from cms.demo.shops import load_locales, load_shop, load_site, load_terms, reasons_of
from cms.demo.tree import Tree
from cms.usage.indexing import index_all
from cms.usage.models import TermUse


class DemoOnly(RuntimeError):
    """The demo was to be loaded where there is none. The message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A shop of the demo, and what a run has added: pages (in all languages together) and kinds of terms."""

    shop: str
    name: str
    host: str
    staff: Staff
    pages: int
    kinds_of_terms: int


def load_content(
    *, at: datetime, hostname: str, port: int, passwords: Passwords, folder: str = AUDREY_ALEXANDRE
) -> Loaded:
    """Load the shop in ``folder`` as of ``at``, with its site at or below ``hostname``: all of it, or nothing.

    Raises DemoOnly unless ``settings.DEMO``: the accounts have passwords that everybody knows.
    """
    if not settings.DEMO:
        raise DemoOnly(
            "Demo content is loaded only where DEMO is on. Set DEMO=1, and never on a public server."
        )
    with transaction.atomic():
        return _load(folder, at=at, hostname=hostname, port=port, passwords=passwords)


def _load(folder: str, *, at: datetime, hostname: str, port: int, passwords: Passwords) -> Loaded:
    stated, content = read_terms(folder), read_site(folder)
    host = content.host(hostname)
    today = at.astimezone(stated.shop.zone).date()
    tree = Tree(shop=stated.shop.code, content=content, locales=load_locales(stated.shop.locales))
    homes, others = content.pages[:1], content.pages[1:]
    tree.plant(homes)
    home = tree.home(stated.shop.locales[0])
    site = load_site(shop=stated.shop, home=home, hostname=host, port=port, default=not content.subdomain)
    shop = load_shop(stated=stated, site=site, contact_email=content.contact_email)
    load_people(shop=shop, home=home, staff=content.staff, passwords=passwords)
    reasons = reasons_of(folder, reviewer=content.staff.legal)
    kinds = load_terms(shop=shop, stated=stated, confirmed_on=today, reasons=reasons)
    tree.plant(others)
    pages = tree.publish(today=today)
    load_review(shop=shop, home=home, author=content.staff.author, at=at)
    if not TermUse.objects.exists():
        index_all()
    return Loaded(
        shop=shop.code, name=shop.name, host=host, staff=content.staff, pages=pages, kinds_of_terms=kinds
    )
