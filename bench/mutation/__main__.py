"""How many small changes of the core its tests notice. Prints one goal.

    python bench/mutation                                       # every mutant of policies/: some two hours
    python bench/mutation --sample 400 --seed 1                 # so many, drawn from all of them
    python bench/mutation --modules calendars,law               # of these modules and packages alone

One process on one core. The tests are those of ``tests/policies``, run on a copy of the tree. A first run without
mutants learns which test runs which line, and how long it takes. A mutant is then shown to the tests that run its
statement, golden cases first, until one fails, in a forked process that holds the collected tests and gets the changed
function alone. What changes while modules are imported (constants, defaults, choices) is imported anew, for all tests;
so is what a test file runs when it is imported, for the tests of that file. A mutant that no test runs has survived.

Hypothesis tries few examples, the same each time, and tests of over two seconds are left out: both can only lower the
score. ``mutants.py`` says what counts as a mutant.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from forks import Verdict  # noqa: E402
from judging import Judging  # noqa: E402
from measuring import print_goal, print_info  # noqa: E402
from mutants import Mutant, mutants_of  # noqa: E402
from report import Tally, score, table  # noqa: E402
from suite import SLOWEST_SECONDS  # noqa: E402

LEAST_SCORE = 0.85
TOLD_EVERY = 50
COPIED = ("policies/**/*.py", "tests/*.py", "tests/policies/**/*", "docs/**/*.md", "cms/demo/*/terms.json")


def main() -> None:
    """Judge what the options ask for, and print it."""
    options = _options()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, contextlib.chdir(folder):
        root = Path.cwd()
        _copy(root)
        sys.path.insert(0, str(root))
        chosen = _chosen(_mutants(root, options.modules), sample=options.sample, seed=options.seed)
        judging = Judging.of(root)
        _tell_tests(judging)
        tally = Tally()
        for number, (mutant, verdict) in enumerate(judging.verdicts(chosen), start=1):
            tally.add(mutant, verdict)
            if verdict is Verdict.SURVIVED:
                print(f"survived {mutant.name}\n{mutant.diff()}\n")
            if number % TOLD_EVERY == 0:
                print_info(f"{number} of {len(chosen)}")
    print(*table(tally), sep="\n")
    print_info(f"{len(chosen)} mutants in {time.monotonic() - started:.0f} s")
    print_goal("policies_mutation_score", score(tally.total), ">=", LEAST_SCORE)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--modules", default="", help="modules and packages below policies, with commas between"
    )
    parser.add_argument("--sample", type=int, help="how many mutants to draw; without it, all")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn")
    return parser.parse_args()


def _copy(target: Path) -> None:
    for pattern in COPIED:
        for path in ROOT.glob(pattern):
            if path.is_file() and "__pycache__" not in path.parts:
                place = target / path.relative_to(ROOT)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)


def _mutants(root: Path, names: str) -> list[Mutant]:
    """The mutants of the modules and packages called ``names``, else of all. Raises SystemExit for an unknown name."""
    files = [path.relative_to(root) for path in sorted((root / "policies").rglob("*.py"))]
    if names:
        files = [file for name in names.split(",") for file in _files(files, name.strip())]
    return [mutant for file in dict.fromkeys(files) for mutant in mutants_of(file, root=root)]


def _files(files: list[Path], name: str) -> list[Path]:
    module = Path("policies", *name.split("."))
    found = [file for file in files if module in (file.with_suffix(""), *file.parents)]
    if not found:
        raise SystemExit(f"There is no policies.{name}. Name a module or a package of policies/.")
    return found


def _chosen(mutants: list[Mutant], *, sample: int | None, seed: int) -> list[Mutant]:
    if sample is None or sample >= len(mutants):
        return mutants
    return random.Random(seed).sample(mutants, sample)


def _tell_tests(judging: Judging) -> None:
    learned = judging.learned
    seconds = sum(learned.seconds[test] for test in judging.tests)
    print_info(f"{len(judging.tests)} tests judge; they take {seconds:.0f} s")
    for name in learned.failed:
        print_info(f"left out, for it fails without a mutant: {name}")
    for name, seconds in learned.seconds.items():
        if seconds >= SLOWEST_SECONDS:
            print_info(f"left out, for it takes {seconds:.0f} s: {name}")


if __name__ == "__main__":
    main()
