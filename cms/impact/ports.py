"""What trials need from the rest of the house, by settings; never by import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string

from policies.source import OrderSource


def order_source() -> OrderSource:
    """The orders of every shop (``CMS_ORDER_SOURCE``)."""
    return cast("OrderSource", import_string(settings.CMS_ORDER_SOURCE)())


def order_addresses(*, user: Any, shop: str, numbers: Iterable[str]) -> Mapping[str, str]:
    """Where staff see each of these orders, by number, as far as the user may (``CMS_ORDER_ADDRESSES``)."""
    find = import_string(settings.CMS_ORDER_ADDRESSES)
    return cast("Mapping[str, str]", find(user=user, shop=shop, numbers=numbers))
