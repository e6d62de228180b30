"""What the legal check refuses. Each message says what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from cms.terms.errors import TermsError


class ReasonsStay(TermsError):
    """A written reason was about to be changed or deleted."""

    def __init__(self) -> None:
        super().__init__("A reason that was given stays as it was written. Give another one instead.")


class NotWhatWasRead(TermsError):
    """The findings have changed since somebody read them and wrote a reason."""

    def __init__(self) -> None:
        super().__init__(
            "The legal check finds something else by now. Read it again, then give the reason anew."
        )


class FallsShort(TermsError):
    """Terms were about to be published that fall short of the law, and nobody has accepted that.

    ``errors`` are the sentences of what was found, each after the name of its term; ``reviewers`` are who may
    accept them.
    """

    def __init__(self, errors: Sequence[str], *, reviewers: Sequence[str]) -> None:
        self.errors = tuple(errors)
        self.reviewers = tuple(reviewers)
        whom = " or ".join(reviewers) if reviewers else "an administrator"
        super().__init__(
            f"These terms fall short of the law. {' '.join(errors)} Change these values as the legal check "
            f"suggests, or ask a legal reviewer ({whom}) to give a reason."
        )
