"""Work in a forked process, which may hang, grow or die without harm to its parent."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import traceback
from collections.abc import Callable
from enum import IntEnum
from typing import NoReturn

MOST_MEMORY = 4 << 30


class Verdict(IntEnum):
    """What the tests said of a mutant; the number is the exit status of the process that asked them."""

    SURVIVED = 0
    KILLED = 1
    TIMEOUT = 2
    NOT_APPLIED = 3


def ask(work: Callable[[], Verdict], *, cpu_seconds: float) -> Verdict:
    """The verdict of ``work`` in a child of its own. More CPU time is a timeout; any other death kills the mutant."""
    child = os.fork()
    if child == 0:
        _limit(cpu_seconds)
        leave(_without_words(work))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return Verdict.TIMEOUT if os.WTERMSIG(status) == signal.SIGPROF else Verdict.KILLED
    return Verdict(os.WEXITSTATUS(status))


def answer_of[T](work: Callable[[], T]) -> T:
    """What ``work`` returns in a child of its own, which must be something that can be pickled.

    Raises RuntimeError where the child died first; it has said why on its standard error.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            with os.fdopen(write, "wb") as pipe:
                pickle.dump(work(), pipe)
        except BaseException:
            # Whatever it was: what the parent was doing may not go on here.
            traceback.print_exc()
            leave(Verdict.KILLED)
        leave(Verdict.SURVIVED)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if not said or status != 0:
        raise RuntimeError("The tests could not be run; what went wrong stands above.")
    answer: T = pickle.loads(said)
    return answer


def leave(verdict: Verdict) -> NoReturn:
    """End this process at once, and nothing that its parent began."""
    os._exit(verdict)


def silence() -> None:
    """Let this process print nothing from now on."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _without_words(work: Callable[[], Verdict]) -> Verdict:
    silence()
    try:
        return work()
    except BaseException:
        # Whatever a mutant raises, it was noticed.
        return Verdict.KILLED


def _limit(cpu_seconds: float) -> None:
    # The kernel ends the process at SIGPROF. CPU time, because the clock on the wall also runs while others work.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.RLIM_INFINITY))
