"""Which shop answers on which host."""

from __future__ import annotations

from django.conf import settings
from django.http.request import validate_host

from cms.shops.models import Shop

# The names of one's own machine: whoever works on an installation that answers there meets its default shop.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def hosts_of(shop: Shop) -> tuple[str, ...]:
    """The host names, without ports, on which ``shop`` answers; read it with its ``site``."""
    named = shop.site.hostname
    if not shop.site.is_default_site:
        return (named,)
    return (
        named,
        *(host for host in LOOPBACK if host != named and validate_host(host, settings.ALLOWED_HOSTS)),
    )


def shop_code_at(host: str) -> str | None:
    """The code of the shop that answers on ``host`` (a port is ignored), or None."""
    name = _without_port(host).lower()
    shops = Shop.objects.select_related("site")
    return next((shop.code for shop in shops if name in hosts_of(shop)), None)


def _without_port(host: str) -> str:
    head, colon, port = host.rpartition(":")
    return head if colon and port.isdigit() else host
