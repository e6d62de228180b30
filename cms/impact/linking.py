"""Keeps the trial with the version that its terms became."""

from __future__ import annotations

from typing import Any

from cms.impact.models import ImpactRun, State
from cms.terms.models.versions import TermsVersion


def link_version(version: TermsVersion, **kwargs: Any) -> None:
    """The newest trial of these very terms led to ``version``: that which whoever published has read, if they did."""
    tried = ImpactRun.objects.filter(
        shop=version.shop_id, kind=version.kind, digest=version.digest, state=State.DONE, version=None
    )
    read = tried.filter(readings__user=version.user_id) if version.user_id else tried.none()
    led = read.first() or tried.first()
    if led is not None:
        ImpactRun.objects.filter(pk=led.pk).update(version=version)
