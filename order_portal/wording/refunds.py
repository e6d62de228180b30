"""The parts of a refund and where its money goes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from policies.refunds import ComponentKind, RefundRoute

COMPONENTS: Mapping[ComponentKind, str] = MappingProxyType(
    {
        ComponentKind.ITEM: _("Items"),
        ComponentKind.RESTOCKING_FEE: _("Restocking fee"),
        ComponentKind.DIMINISHED_VALUE: _("Loss of value"),
        ComponentKind.DUTIES: _("Duties and taxes"),
        ComponentKind.STANDARD_DELIVERY: _("Delivery"),
        ComponentKind.EXPRESS_SUPPLEMENT: _("Supplement for a faster delivery"),
        ComponentKind.RETURN_POSTAGE: _("Postage of the return"),
        ComponentKind.OTHERWISE_PAID: _("Other payments"),
        ComponentKind.NOT_PAID: _("Not paid, or refunded before"),
    }
)
ROUTES: Mapping[RefundRoute, str] = MappingProxyType(
    {
        RefundRoute.ORIGINAL_TENDER: _("%(amount)s, as you paid with it"),
        RefundRoute.OTHER_TENDERS_FIRST: _(
            "%(amount)s, as your card or account is refunded before a gift card"
        ),
        RefundRoute.GIFT_RECIPIENT: _("%(amount)s, as the items were a present"),
        RefundRoute.NO_RECORD_OF_SALE: _("%(amount)s, as no sale of the items is found"),
        RefundRoute.MIXED_TENDERS: _("%(amount)s, as part was paid with a gift card or store notes"),
        RefundRoute.STORED_VALUE: _("%(amount)s, for what was paid with a gift card or store notes"),
        RefundRoute.ANY: _("%(amount)s, as every refund of our shop"),
        RefundRoute.CHOSEN: _("%(amount)s, as you asked"),
        RefundRoute.NO_MONEY: _("%(amount)s, as these items are not refunded in money"),
        RefundRoute.RETURN_POSTAGE: _("%(amount)s, for the postage of the return"),
    }
)
REFUND_BY = _("Refunded by")
