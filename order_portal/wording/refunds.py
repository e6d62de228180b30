"""The parts of a refund, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from policies.refunds import ComponentKind

COMPONENTS: Mapping[ComponentKind, str] = MappingProxyType(
    {
        ComponentKind.ITEM: _("Items"),
        ComponentKind.RESTOCKING_FEE: _("Restocking fee"),
        ComponentKind.STANDARD_DELIVERY: _("Delivery"),
        ComponentKind.OTHERWISE_PAID: _("Other payments"),
        ComponentKind.NOT_PAID: _("Not paid, or refunded before"),
    }
)
REFUND_BY = _("Refunded by")
