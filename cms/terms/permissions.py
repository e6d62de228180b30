"""Who may do what to terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cms.shops.permissions import ShopPermissionPolicy
from cms.terms.deletion import is_settled


class TermsPermissionPolicy(ShopPermissionPolicy):
    """Permissions by shop; nobody may delete terms that were published, administrators included."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Whether the user may do any of ``actions`` to ``instance``."""
        wanted = set(actions)
        if "delete" in wanted and getattr(instance, "kind", None) and is_settled(instance):
            wanted.discard("delete")
        return bool(wanted) and super().user_has_any_permission_for_instance(user, wanted, instance)
