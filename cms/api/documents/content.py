"""A plain page: what every page has, and nothing more."""

from cms.api.documents.blocks import Json
from cms.api.documents.prose import Prose
from cms.pages.models import ContentPage


def parts(page: ContentPage, prose: Prose) -> Json:
    """Nothing."""
    return {}
