"""The demo's customer service: where returns go, and who of the staff sees the orders."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from order_portal.models import ServiceDesk
from order_portal.staff.permissions import ensure_group

DESKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "audrey-alexandre": {
            "email": "care@audrey-alexandre.example",
            "return_address": """Audrey Alexandre
Service des retours
27 rue du Cherche-Midi
75006 Paris
France""",
        },
        "alamara": {
            "email": "help@alamara.example",
            "return_address": """Alamara Returns
Dock 4, 1200 Larch Street
Albany, NY 12207
United States""",
        },
    }
)


def load_desk(*, shop: str, group: str) -> None:
    """Give ``shop`` a desk, and the group the right to its orders; what is there stays as it is."""
    ServiceDesk.objects.get_or_create(shop=shop, defaults=DESKS[shop])
    ensure_group(shop=shop, name=group)
