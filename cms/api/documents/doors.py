"""Where a customer goes to follow, cancel or return an order."""

from cms.api.documents.scope import Scope


def doors(scope: Scope) -> dict[str, str]:
    """The portal's addresses in the scope's language; the portal's first page leads on to ``then``."""
    orders = f"{scope.home}orders/"
    return {"track": orders, "cancel": f"{orders}?then=cancel", "return": f"{orders}?then=return"}
