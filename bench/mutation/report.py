"""What is printed of a run: the survivors, each with its change, and a table of the modules."""

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
    survivors: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        """Count one verdict."""
        self.verdicts[mutant.module][verdict] += 1
        if verdict is Verdict.SURVIVED:
            self.survivors.append(mutant)

    @property
    def total(self) -> Counter[Verdict]:
        """The verdicts on all modules."""
        return sum(self.verdicts.values(), Counter())


def score(verdicts: Counter[Verdict]) -> float:
    """The part that was noticed: killed, or never done. Without mutants there is nothing to notice, and it is 0."""
    return 1 - verdicts[Verdict.SURVIVED] / verdicts.total() if verdicts else 0.0


def survivors(tally: Tally) -> Iterable[str]:
    """Each survivor with its change, by module and line."""
    for mutant in sorted(tally.survivors, key=lambda mutant: (mutant.module, mutant.number)):
        yield f"survived {mutant.name}\n{mutant.diff()}\n"


def table(tally: Tally) -> Iterable[str]:
    """One line a module, and one for all."""
    yield HEAD
    for module, verdicts in sorted(tally.verdicts.items()):
        yield _row(module, verdicts)
    yield _row("all", tally.total)


def _row(name: str, verdicts: Counter[Verdict]) -> str:
    killed, timeouts, survived = (
        verdicts[each] for each in (Verdict.KILLED, Verdict.TIMEOUT, Verdict.SURVIVED)
    )
    return f"{name:40}{verdicts.total():>9}{killed:>8}{timeouts:>10}{survived:>10}{score(verdicts):>7.1%}"
