"""A mutant put in the place of the module it was made of: in the running process, or before anything is imported."""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from types import CodeType, FunctionType, ModuleType

from mutants import Mutant

type Functions = Mapping[CodeType, Sequence[FunctionType]]


def functions_of_the_core() -> Functions:
    """Every function of the core that lives in this process, by its code."""
    found: dict[CodeType, list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and (each.__module__ or "").startswith("policies"):
            found[each.__code__].append(each)
    return found


def swap(mutant: Mutant, functions: Functions, file: str) -> bool:
    """Give the functions that ``mutant`` changes their other code; False where it changes no function alone."""
    if mutant.function is None:
        return False
    place = _place(_compiled(mutant.original, file), mutant.function)
    if place is None:
        return False
    old, new = _at(_compiled(mutant.original, file), place), _at(_compiled(mutant.mutated, file), place)
    live = functions.get(old, ())
    if not live or new is None or (old.co_name, old.co_freevars) != (new.co_name, new.co_freevars):
        return False
    for function in live:
        function.__code__ = new
    return True


def _compiled(source: str, file: str) -> CodeType:
    return compile(source, file, "exec", dont_inherit=True)


def _inner(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def _place(code: CodeType, line: int) -> tuple[int, ...] | None:
    """Where in the tree of code the function that begins on ``line`` is: which child, of which child, and so on."""
    for position, inner in enumerate(_inner(code)):
        if inner.co_firstlineno == line and _is_function(inner):
            return (position,)
        below = _place(inner, line)
        if below is not None:
            return (position, *below)
    return None


def _is_function(code: CodeType) -> bool:
    # Classes and the scopes of type parameters have code of their own, and no names of a function.
    return bool(code.co_flags & 0x1) and not code.co_name.startswith("<")


def _at(code: CodeType, place: tuple[int, ...]) -> CodeType:
    for position in place:
        code = _inner(code)[position]
    return code


class InPlaceOf(MetaPathFinder, Loader):
    """Imports the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant, file: str) -> None:
        self._mutant, self._file = mutant, file

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The mutant's spec for its own module; None for any other."""
        if fullname != self._mutant.module:
            return None
        return spec_from_file_location(fullname, self._file, loader=self)

    def create_module(self, spec: ModuleSpec) -> None:
        """Have a module made as usual."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutant's source as the module."""
        exec(_compiled(self._mutant.mutated, self._file), module.__dict__)

    def install(self) -> None:
        """Look here first from now on."""
        sys.meta_path.insert(0, self)
