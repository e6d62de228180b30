"""Routes of the order portal, below ``/<language>/orders/``.

Registers the ``portal_lang`` converter that ``config.urls`` uses in front of them.
"""

from django.urls import URLPattern, register_converter
from django.urls.converters import StringConverter


class PortalLanguage(StringConverter):
    """The portal's languages as a path segment: ``en`` or ``fr``."""

    regex = "en|fr"


register_converter(PortalLanguage, "portal_lang")

urlpatterns: list[URLPattern] = []
