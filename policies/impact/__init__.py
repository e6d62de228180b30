"""What other terms would change, and for whom: orders streamed through two sets of terms."""

from policies.impact.asking import Answer
from policies.impact.changes import Change
from policies.impact.compare import compare
from policies.impact.kinds import Action, ChangeKind, Side
from policies.impact.result import Example, Impact, Tally, Undecided

__all__ = [
    "Action",
    "Answer",
    "Change",
    "ChangeKind",
    "Example",
    "Impact",
    "Side",
    "Tally",
    "Undecided",
    "compare",
]
