"""The tests of ``tests/policies``, run by pytest in this process: once to learn what each covers, then for mutants."""

from __future__ import annotations

import gc
import importlib
import io
import os
import pkgutil
import resource
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import hypothesis
import pytest
from forks import Verdict, leave

TESTS = "tests/policies"
GOLDEN = "test_cases.py::"
FEW_EXAMPLES = 15
SLOWEST_SECONDS = 2.0
THE_CORE = "policies"
ARGUMENTS = (
    *("-c", f"{TESTS}/pytest.ini", "--rootdir", ".", TESTS, "-q", "--assert=plain"),
    *("-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:time_machine"),
)

type Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What one run of every test shows: the CPU time of each, what failed, and which tests run a line of the core.

    ``files_of`` are the test files whose import runs a line: what it makes there, the tests of that file may keep.
    Where it is :data:`THE_CORE` that is imported, every test may.
    """

    seconds: dict[str, float]
    failed: tuple[str, ...]
    tests_of: dict[Place, frozenset[str]]
    files_of: dict[Place, frozenset[str]]

    def usable(self) -> list[str]:
        """The tests that may judge a mutant, in the order to ask them: golden cases first, then the quickest."""
        usable = (
            test
            for test, seconds in self.seconds.items()
            if test not in self.failed and seconds < SLOWEST_SECONDS
        )
        return sorted(usable, key=lambda test: (GOLDEN not in test, self.seconds[test]))

    def tests_of_file(self, file: str) -> frozenset[str]:
        """The tests that run any line of ``file``."""
        return frozenset().union(*(tests for place, tests in self.tests_of.items() if place[0] == file))


FEW = hypothesis.settings(
    max_examples=FEW_EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
    suppress_health_check=list(hypothesis.HealthCheck),
)


class FewExamples:
    """A plugin of pytest: hypothesis tries the same few examples each time, and looks for no smaller one that fails."""

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        test = getattr(item, "obj", None)
        if test is not None and hasattr(test, "hypothesis"):
            test._hypothesis_internal_use_settings = FEW  # noqa: SLF001 - else each keeps the number it asks for


def run(*plugins: object) -> int:
    """Run pytest with ``plugins``; the exit code of pytest."""
    return int(pytest.main(list(ARGUMENTS), plugins=[*plugins, FewExamples()]))


def learn(root: Path) -> Learned:
    """Run every test once and note what it covers. Raises RuntimeError where pytest cannot collect them all."""
    os.environ["COVERAGE_CORE"] = "ctrace"  # the one that can tell which test ran a line
    measured = coverage.Coverage(data_file=None, config_file=False, source=[str(root / "policies")])
    watcher = _Watcher(measured)
    said = io.StringIO()
    with measured.collect(), redirect_stdout(said):
        code = run(watcher)
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(f"The tests could not be run.\n{said.getvalue()}")
    data = measured.get_data()
    running = {
        (str(Path(file).relative_to(root)), line): frozenset(map(sys.intern, contexts))
        for file in data.measured_files()
        for line, contexts in data.contexts_by_lineno(file).items()
    }
    return Learned(
        seconds=watcher.seconds,
        failed=tuple(watcher.failed),
        tests_of={place: by & watcher.seconds.keys() for place, by in running.items()},
        files_of={place: by & watcher.files for place, by in running.items()},
    )


@dataclass(eq=False)
class _Watcher:
    """A plugin of pytest that tells coverage which test runs, and keeps how long each took and which failed."""

    measured: coverage.Coverage
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=lambda: {THE_CORE})
    caches: list[Any] = field(default_factory=list)

    def pytest_sessionstart(self) -> None:
        self.measured.switch_context(THE_CORE)
        for module in pkgutil.walk_packages([THE_CORE], f"{THE_CORE}."):
            importlib.import_module(module.name)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Any:
        if isinstance(collector, pytest.Module):
            self.files.add(collector.nodeid)
            self.measured.switch_context(collector.nodeid)
        return (yield)

    def pytest_collection_finish(self) -> None:
        self.caches = list(_caches())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        # What one test leaves in a cache would hide from us what the next one relies on.
        for cache in self.caches:
            cache.cache_clear()
        self.measured.switch_context(item.nodeid)
        before = _cpu_seconds()
        result = yield
        self.seconds[item.nodeid] = _cpu_seconds() - before
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def _cpu_seconds() -> float:
    """What this process and those it waited for have used so far."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _caches() -> Iterable[Any]:
    ours = ("policies.", "tests.")
    for found in gc.get_objects():
        if hasattr(type(found), "cache_clear") and str(getattr(found, "__module__", "")).startswith(ours):
            yield found


@dataclass(eq=False)
class InTheOrder:
    """A plugin of pytest that runs ``tests`` in their order.

    Tests that only this source has (another name of a value gives a parameter another name) come last.
    """

    tests: Sequence[str]
    known: frozenset[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        by_name = {item.nodeid: item for item in items}
        wanted = [by_name[name] for name in self.tests if name in by_name]
        items[:] = wanted + [item for item in items if item.nodeid not in self.known]


class FailAtOnce:
    """A plugin of pytest that ends the process as soon as a test fails."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        if call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception):
            leave(Verdict.KILLED)


@dataclass(eq=False)
class Server:
    """A plugin of pytest that collects all tests once, and then does ``work`` in the place of running them."""

    work: Callable[[pytest.Session], None]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.work(session)
        return True
