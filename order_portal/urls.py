"""Routes of the order portal, below ``/<language>/orders/``.

Registers the ``portal_lang`` converter that ``config.urls`` uses in front of them.
"""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from order_portal.views import access, orders, returns


class PortalLanguage(StringConverter):
    """The portal's languages as a path segment: ``en`` or ``fr``."""

    regex = "en|fr"


register_converter(PortalLanguage, "portal_lang")

app_name = "order_portal"
urlpatterns = [
    path("", access.access, name="access"),
    path("code/", access.code, name="code"),
    path("sign-out/", access.sign_out, name="sign_out"),
    path("order/<str:number>/", orders.order, name="order"),
    path("order/<str:number>/cancel/", orders.cancel, name="cancel"),
    path("order/<str:number>/return/", returns.ask, name="return"),
    path("order/<str:number>/returns/<str:return_number>/", returns.detail, name="return_detail"),
    path("order/<str:number>/returns/<str:return_number>/sent/", returns.sent, name="return_sent"),
    path(
        "order/<str:number>/returns/<str:return_number>/withdraw/", returns.withdraw, name="return_withdraw"
    ),
]
