"""What the portal needs from the rest of the house, by settings; never by import."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from policies.source import PolicySource


def policy_source() -> PolicySource:
    """The terms of every shop, with the words and pages that state them (``PORTAL_POLICY_SOURCE``)."""
    return cast("PolicySource", import_string(settings.PORTAL_POLICY_SOURCE)())


def shop_for_host(host: str) -> str | None:
    """The code of the shop that answers on ``host`` (no port), or None (``PORTAL_SHOP_FOR_HOST``)."""
    return cast("str | None", import_string(settings.PORTAL_SHOP_FOR_HOST)(host))
