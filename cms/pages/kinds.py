"""What a policy page is about, and which terms it explains."""

from django.db import models

from policies.terms import Kind


class PolicyKind(models.TextChoices):
    """The subject of a policy page. Refunds are explained with returns."""

    SHIPPING = "shipping", "Shipping and delivery"
    PAYMENT = "payment", "Payment"
    CANCELLATION = "cancellation", "Orders and cancellation"
    RETURNS = "returns", "Returns and refunds"
    REPAIRS = "repairs", "Repairs"

    @property
    def terms(self) -> tuple[Kind, ...]:
        """The kinds of terms that a page of this kind explains."""
        if self is PolicyKind.RETURNS:
            return (Kind.RETURNS, Kind.REFUNDS)
        return (Kind(self.value),)


def explained_by(kind: Kind) -> PolicyKind:
    """Return the kind of policy page that explains terms of ``kind``."""
    return next(policy for policy in PolicyKind if kind in policy.terms)
