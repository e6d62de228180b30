"""What is printed of a whole run: a table of the modules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from forks import Verdict
from mutants import Mutant

HEAD = f"{'module':40}{'mutants':>9}{'killed':>8}{'timeouts':>10}{'survived':>10}{'score':>7}"


@dataclass
class Tally:
    """The verdicts so far."""

    verdicts: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        """Count one verdict."""
        self.verdicts[mutant.module][verdict] += 1

    @property
    def total(self) -> Counter[Verdict]:
        """The verdicts on all modules."""
        return sum(self.verdicts.values(), Counter())


def score(verdicts: Counter[Verdict]) -> float:
    """The part that was noticed: killed, or never done. Without mutants there is nothing to notice, and it is 0."""
    return 1 - verdicts[Verdict.SURVIVED] / verdicts.total() if verdicts else 0.0


def table(tally: Tally) -> Iterable[str]:
    """A head, one line a module, and one for all."""
    yield HEAD
    for module, verdicts in sorted(tally.verdicts.items()):
        yield _row(module, verdicts)
    yield _row("all", tally.total)


def _row(name: str, verdicts: Counter[Verdict]) -> str:
    killed, timeouts, survived = (
        verdicts[each] for each in (Verdict.KILLED, Verdict.TIMEOUT, Verdict.SURVIVED)
    )
    return f"{name:40}{verdicts.total():>9}{killed:>8}{timeouts:>10}{survived:>10}{score(verdicts):>7.1%}"
