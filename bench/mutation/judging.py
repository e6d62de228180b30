"""Mutants before the tests: which tests each is shown to, in which way, and what they say of it."""

from __future__ import annotations

import gc
import importlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from applying import Functions, InPlaceOf, functions_of_the_core, swap
from forks import Verdict, answer_of, ask, leave, silence
from mutants import Mutant
from suite import THE_CORE, FailAtOnce, InTheOrder, Learned, Server, learn, run

# Imported once, for every process that imports the core anew.
LIBRARIES = ("holidays", "moneyed", "yaml", "hypothesis.strategies")
SPARE_SECONDS = 10
TIMES_AS_LONG = 4


@dataclass(frozen=True, kw_only=True)
class Judging:
    """The tests of one tree, learned and ready."""

    root: Path
    learned: Learned
    tests: list[str]

    @staticmethod
    def of(root: Path) -> Judging:
        """Learn the tests of the tree at ``root``, which is the working folder and the first to import from.

        Raises RuntimeError where tests that passed do not pass again: then nothing could be said of a mutant.
        """
        learned = answer_of(lambda: learn(root))
        for name in LIBRARIES:
            importlib.import_module(name)
        judging = Judging(root=root, learned=learned, tests=learned.usable())
        judging.check_itself()
        return judging

    def check_itself(self) -> None:
        """See that the unchanged source survives. Raises RuntimeError where it does not."""
        limit = self._limit(self.tests)
        if ask(lambda: self._anew(None, self.tests), cpu_seconds=limit) is not Verdict.SURVIVED:
            raise RuntimeError("Tests that passed fail in another order; make each of them stand alone.")

    def verdicts(self, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, Verdict]]:
        """What the tests say of each mutant, in any order."""
        swapped = [mutant for mutant in mutants if mutant.function is not None]
        anew = [(mutant, self._nearest_first(mutant)) for mutant in mutants if mutant.function is None]
        for mutant, verdict in self._by_swapping(swapped):
            if verdict is Verdict.NOT_APPLIED:
                anew.append((mutant, self._nearest_first(mutant)))
            elif verdict is Verdict.SURVIVED and (keeping := self._keeping(mutant)):
                anew.append((mutant, keeping))
            else:
                yield mutant, verdict
        for mutant, tests in anew:
            limit = self._limit(tests)
            yield mutant, ask(lambda: self._anew(mutant, tests), cpu_seconds=limit)  # noqa: B023 - asked at once

    def tests_for(self, mutant: Mutant) -> list[str]:
        """The tests that run the statement, in the order to ask them."""
        covering = frozenset().union(*(self.learned.tests_of.get(place, ()) for place in _places(mutant)))
        return [test for test in self.tests if test in covering]

    def _nearest_first(self, mutant: Mutant) -> list[str]:
        """All tests, those first that run its module."""
        near = self.learned.tests_of_file(mutant.file)
        return sorted(self.tests, key=lambda test: test not in near)

    def _keeping(self, mutant: Mutant) -> list[str]:
        """The tests in files that ran the statement before their first test, and may have kept what it did."""
        files = frozenset[str]().union(*(self.learned.files_of.get(place, ()) for place in _places(mutant)))
        if THE_CORE in files:
            return self._nearest_first(mutant)
        return [test for test in self.tests if test.partition("::")[0] in files]

    def _limit(self, tests: Sequence[str]) -> float:
        return SPARE_SECONDS + TIMES_AS_LONG * sum(self.learned.seconds[test] for test in tests)

    def _anew(self, mutant: Mutant | None, tests: Sequence[str]) -> Verdict:
        if mutant is not None:
            InPlaceOf(mutant, str(self.root / mutant.file)).install()
        code = run(InTheOrder(tests, frozenset(self.learned.seconds)), FailAtOnce())
        return Verdict.SURVIVED if code == pytest.ExitCode.OK else Verdict.KILLED

    def _by_swapping(self, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, Verdict]]:
        """Show each to the tests that run it, in a child that has collected them all."""
        if not mutants:
            return
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            silence()
            run(Server(lambda session: self._serve(session, mutants, write)), FailAtOnce())
            leave(Verdict.SURVIVED)
        os.close(write)
        with os.fdopen(read, "rb", buffering=0) as verdicts:
            for mutant in mutants:
                said = verdicts.read(1)
                if not said:
                    raise RuntimeError(f"The process that holds the tests ended at {mutant.name}.")
                yield mutant, Verdict(said[0])
        os.waitpid(child, 0)

    def _serve(self, session: pytest.Session, mutants: Sequence[Mutant], write: int) -> None:
        items = {item.nodeid: item for item in session.items}
        functions = functions_of_the_core()
        gc.freeze()
        for mutant in mutants:
            tests = self.tests_for(mutant)
            asked = [items[test] for test in tests]
            verdict = ask(lambda: self._swapped(mutant, asked, functions), cpu_seconds=self._limit(tests))  # noqa: B023 - asked at once
            os.write(write, bytes([verdict]))

    def _swapped(self, mutant: Mutant, items: Sequence[pytest.Item], functions: Functions) -> Verdict:
        if not swap(mutant, functions, str(self.root / mutant.file)):
            return Verdict.NOT_APPLIED
        for item, following in zip_longest(items, items[1:]):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return Verdict.SURVIVED


def _places(mutant: Mutant) -> set[tuple[str, int]]:
    return {(mutant.file, line) for line in mutant.lines}
