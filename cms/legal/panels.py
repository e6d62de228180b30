"""The panel “Legal check” of the terms' forms: what was found, where to change it, and what was accepted."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import HelpPanel

from cms.legal.words import NO_ADVICE
from policies.errors import InvalidTerms, NoBusinessDay

INCOMPLETE = (
    "The draft is not complete yet, so there is nothing to check. Fill in what is missing, save, and look here "
    "again."
)
NO_DAYS = (
    "The shop’s closures leave no business day to count with, so nothing could be checked. Shorten the closures, "
    "and look here again."
)


class LegalCheckPanel(HelpPanel):
    """What the law says about terms as they were saved last. Only for terms that are saved."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "cms/legal/panel.html", "heading": "Legal check"} | kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        class Media:
            css: ClassVar[dict[str, list[str]]] = {"all": ["legal/check.css"]}
            js: ClassVar[list[str]] = ["legal/check.js"]

        def is_shown(self) -> bool:
            """New terms have no draft yet."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What was found, or why nothing could be checked."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["no_advice"] = NO_ADVICE.get("en")
            row = _saved(self.instance) if self.form.is_bound else self.instance
            try:
                return context | _found(row, at=timezone.now(), user=self.request.user)
            except InvalidTerms:
                return context | {"refusal": INCOMPLETE}
            except NoBusinessDay:
                return context | {"refusal": NO_DAYS}


def _saved(edited: Any) -> Any:
    """The terms as they were saved last: a form that came back with errors has written its values on its object."""
    return type(edited).objects.get(pk=edited.pk).get_latest_revision_as_object()


def _found(row: Any, *, at: datetime, user: Any) -> dict[str, Any]:
    # Only here: the terms' models import this panel.
    from cms.legal.reasons import may_override, reviewers_of  # noqa: PLC0415
    from cms.legal.showing import Countries, elsewhere, shown  # noqa: PLC0415
    from cms.legal.weighing import weighed  # noqa: PLC0415
    from cms.shops.clock import on_clock  # noqa: PLC0415

    against = weighed(row=row, at=at)
    found = against.found
    start = found.terms.on
    told = [*found.of(row.kind), *against.brought]
    return {
        "from": on_clock(start, row.shop.zone) if start > at else None,
        "markets": Countries.of(found.markets.known),
        "unknown": Countries.of(found.markets.unknown),
        "worldwide": found.markets.worldwide,
        "findings": shown(told, terms=found.terms, row=row, accepted=against.accepted),
        "is_stopped": bool(against.outstanding),
        "reason_url": reverse("legal_reason", args=[row.kind, row.pk]) if may_override(user, row) else None,
        "reviewers": reviewers_of(row) if against.outstanding else [],
        "alone": len(found.terms.versions) == 1,
        "elsewhere": elsewhere(found, shop=row.shop, kind=row.kind, user=user),
    }
