"""What the portal refuses to do. Each message is a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from policies.decisions import Decision


class PortalError(Exception):
    """Base class of everything the portal raises on purpose."""


class NoTermsInForce(PortalError):
    """An order cannot be taken: the shop is unknown, or promised nothing at that moment."""

    def __init__(self, shop: str, on: datetime) -> None:
        super().__init__(
            f"No terms of “{shop}” are in force on {on.isoformat()}, so an order placed then cannot be taken. "
            "Publish the shop's terms with an earlier start, or correct the shop or the date of the order."
        )


class InvalidOrder(PortalError, ValueError):
    """An order contradicts itself."""


class OrderExists(PortalError):
    """The shop already has an order of that number."""

    def __init__(self, shop: str, number: str) -> None:
        super().__init__(
            f"The shop “{shop}” already has an order {number}. Give this one a number of its own."
        )


class UnknownOrder(PortalError, LookupError):
    """There is no such order."""


class UnknownReturn(PortalError, LookupError):
    """There is no such return."""


class OrderIsCancelled(PortalError):
    """A cancelled order is not sent and takes no money."""

    def __init__(self, number: str) -> None:
        super().__init__(f"Order {number} is cancelled. Do not send it; pay back what arrives for it.")


class FundsAwaited(PortalError):
    """An order leaves only when its money has arrived."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Order {number} still waits for its payment. Record the payment first, then hand it over."
        )


class NothingAwaited(PortalError):
    """No payment of that kind and amount is open."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Order {number} awaits no such payment. Check the means of payment and the amount, or whether it "
            "was recorded before."
        )


class NothingToHandOver(PortalError):
    """More would be sent than was ordered, or nothing at all."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Order {number} has no such quantities left to hand over. Check lines and quantities."
        )


class CancellationRefused(PortalError):
    """The order cannot be cancelled; ``decision`` holds every reason."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(f"The order cannot be cancelled: {', '.join(r.code for r in decision.reasons)}.")


class ReturnRefused(PortalError):
    """The return is not possible; ``decision`` holds every reason."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(f"The return is not possible: {', '.join(r.code for r in decision.reasons)}.")


class InvalidReturn(PortalError, ValueError):
    """What was asked for is incomplete: no items, or unconfirmed conditions."""


class WrongMethod(InvalidReturn):
    """Not everything that was asked for can come back the way that was chosen."""

    def __init__(self, method: str) -> None:
        super().__init__(
            f"Not everything that was chosen can come back by “{method}”. Choose another way, or return it separately."
            if method
            else "Choose how the items come back."
        )


class ForbiddenMove(PortalError):
    """A return cannot go from one state to another."""

    def __init__(self, current: str, target: str, allowed: Iterable[str]) -> None:
        self.current, self.target = current, target
        steps = ", ".join(sorted(allowed))
        following = f"It can still become: {steps}." if steps else "It is closed; nothing can follow."
        super().__init__(f"A return that is {current} cannot become {target}. {following}")


class AccessDenied(PortalError):
    """The code was not accepted."""


class NoChallenge(AccessDenied):
    """No code was asked for here, or it was used already."""


class StaleCode(AccessDenied):
    """The code has expired."""


class NoTriesLeft(AccessDenied):
    """Too many wrong codes; a new one must be asked for."""


class WrongCode(AccessDenied):
    """Not that code; ``left`` further tries."""

    def __init__(self, left: int) -> None:
        self.left = left
        super().__init__(f"That code is not right. Tries left: {left}.")


class TooManyRequests(PortalError):
    """A limit is reached; ``until`` is when the next request counts again."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(f"Too many requests. Try again at {until.isoformat()}.")
