"""Binds the rooms to each other.

``cms`` and ``order_portal`` are strangers. What one needs from the other passes through the protocols of
``policies.source``, and this module is the only place that names both sides. Settings name its functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cms.shops.hosts import shop_code_at
from cms.source import CmsPolicySource
from order_portal.order_source import PortalOrders
from order_portal.staff.addresses import order_addresses as addresses_for_staff
from policies.source import OrderSource, PolicySource


def policy_source() -> PolicySource:
    """The terms of every shop as its editors published them (``PORTAL_POLICY_SOURCE``)."""
    return CmsPolicySource()


def shop_for_host(host: str) -> str | None:
    """The code of the shop that answers on ``host``, or None (``PORTAL_SHOP_FOR_HOST``)."""
    return shop_code_at(host)


def order_source() -> OrderSource:
    """The orders of every shop, for trying terms on them (``CMS_ORDER_SOURCE``)."""
    return PortalOrders()


def order_addresses(*, user: Any, shop: str, numbers: Iterable[str]) -> Mapping[str, str]:
    """Where staff see these orders, by number, as far as the user may (``CMS_ORDER_ADDRESSES``)."""
    return addresses_for_staff(user=user, shop=shop, numbers=numbers)
