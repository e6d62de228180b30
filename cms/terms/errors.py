"""What editors cannot do with terms. Each message says what to do instead."""


class TermsError(Exception):
    """Base class; the message is for the person who tried."""


class NeverWithdrawn(TermsError):
    """Published terms cannot be taken back: answers were given by them."""

    def __init__(self) -> None:
        super().__init__(
            "Terms are never withdrawn: orders rely on them. Publish other terms, which then take their place."
        )


class VersionsAreImmutable(TermsError):
    """A recorded version was about to be changed or deleted."""

    def __init__(self) -> None:
        super().__init__(
            "A recorded version of terms cannot be changed or deleted. Publish new terms instead."
        )


class UnknownShop(TermsError, LookupError):
    """No shop has that code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no shop “{code}”. Check the code in the shop’s settings.")
