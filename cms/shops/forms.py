"""The form of a shop."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.models import Site
from wagtail.permissions import policy_registry

from cms.typed.forms import StatesCoreForm


class ShopForm(StatesCoreForm):
    """Offers only the sites for which the user may add shops; a shop stays where it is for everyone else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "site" in self.fields:
            policy = policy_registry.get(self.instance)
            allowed = policy.sites_user_has_any_permission_for(self.for_user, ["add"])
            self.fields["site"].queryset = Site.objects.filter(
                Q(pk__in=allowed.values("pk")) | Q(pk=self.instance.site_id)
            )
