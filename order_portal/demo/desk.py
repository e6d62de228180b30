"""The demo's customer service: where returns go, and who of the staff sees the orders."""

from __future__ import annotations

from order_portal.models import ServiceDesk
from order_portal.staff.permissions import ensure_group

RETURN_ADDRESS = """Audrey Alexandre
Service des retours
27 rue du Cherche-Midi
75006 Paris
France"""


def load_desk(*, shop: str, group: str) -> None:
    """Give ``shop`` a desk, and the group the right to its orders; what is there stays as it is."""
    ServiceDesk.objects.get_or_create(
        shop=shop, defaults={"email": f"care@{shop}.example", "return_address": RETURN_ADDRESS}
    )
    ensure_group(shop=shop, name=group)
