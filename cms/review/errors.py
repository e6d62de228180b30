"""What keeps a review from being decided."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class ReviewRefused(PermissionDenied):
    """Somebody may not do this in a review. The message says why, and what to do."""


class OwnWork(ReviewRefused):
    """Whoever wrote or submitted a draft wants to approve it."""

    def __init__(self, waiting_for: str) -> None:
        super().__init__(
            f"You wrote or submitted part of this draft, so somebody else must approve it: {waiting_for}."
        )


class NotAReviewer(ReviewRefused):
    """Somebody decides who may not publish this."""

    def __init__(self) -> None:
        super().__init__("Only people who may publish this for its shop decide on it.")


class AlreadyDecided(ReviewRefused):
    """The review has ended meanwhile."""

    def __init__(self) -> None:
        super().__init__("This review has ended meanwhile. Nothing was changed by you.")


class ChangedMeanwhile(ReviewRefused):
    """The draft is no longer the one that was read."""

    def __init__(self) -> None:
        super().__init__("The draft was changed while you read it. Read what it says now, then decide.")


class InReview(ReviewRefused):
    """Something in review is to be published past it."""

    def __init__(self) -> None:
        super().__init__("This waits for review. Approve it there, or take it back from review first.")
