"""Binds the rooms to each other.

``cms`` and ``order_portal`` are strangers. What one needs from the other passes through the protocols of
``policies.source``, and this module is the only place that names both sides. Settings name its functions.
"""

from __future__ import annotations

from cms.shops.hosts import shop_code_at
from cms.source import CmsPolicySource
from order_portal.order_source import PortalOrders
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
