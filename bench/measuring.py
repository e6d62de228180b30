"""What the benchmarks share: one core for one process, rounds that take turns, and the lines they print."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Mapping

ROUNDS = 5
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

type Samples = dict[str, list[float]]


def in_turns(measures: Mapping[str, Callable[[], float]], *, rounds: int = ROUNDS) -> Samples:
    """Take one sample of each measure a round, so that a busy moment of the machine falls on all of them alike."""
    samples: Samples = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            samples[name].append(measure())
    return samples


def medians(samples: Samples) -> dict[str, float]:
    """The middle sample of each measure."""
    return {name: statistics.median(values) for name, values in samples.items()}


def median_ratio(samples: Samples, *, of: str, to: str) -> float:
    """The median of the ratio of two neighbors: each pair was measured in the same round."""
    return statistics.median(one / other for one, other in zip(samples[of], samples[to], strict=True))


def spread(values: list[float]) -> float:
    """How far apart the samples of one measure lie: largest less smallest, in parts of the median."""
    return (max(values) - min(values)) / statistics.median(values)


def use_core(number: int) -> None:
    """Keep this process, and what it starts from now on, on one core; do nothing where the system cannot."""
    if CORES:
        os.sched_setaffinity(0, {CORES[number % len(CORES)]})


def print_goal(name: str, value: float, sign: str, target: float) -> None:
    """Print one goal. Missing it is told, and fails nothing."""
    met = value <= target if sign == "<=" else value >= target
    print(f"goal {name} {value:.2f} {sign} {target:g} {'met' if met else 'missed'}")


def print_info(text: str) -> None:
    """Print something worth knowing that is no goal."""
    print(f"info {text}")
