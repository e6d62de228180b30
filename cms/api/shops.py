"""The shop that an address names."""

from cms.api.problems import not_found
from cms.shops.models import Shop


def shop_called(code: str) -> Shop:
    """The shop with that code. Raises a problem where there is none."""
    found = Shop.objects.select_related("site").filter(code=code).first()
    if found is None:
        detail = f"There is no shop “{code[:80]}”. The list of shops is at shops/."
        raise not_found(name="unknown-shop", title="No such shop", detail=detail)
    return found
