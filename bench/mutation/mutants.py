"""Which mutants a module has: every small change that mutmut knows, but for those that only change words.

The changes themselves are mutmut's (``mutmut.mutation.mutators``), made in every function, class body and constant.
A string is changed once instead of three times: another spelling of a code shows nothing more. No mutants are made of
what decides nothing:

- **words for people**: docstrings, and strings of three words or more (the sentences of errors, and the comparisons
  that a trace shows to staff);
- **types**: annotations, ``type`` aliases and what only a type checker imports;
- **what arranges the source**: imports, ``__all__``, ``__slots__``, and decorators with their arguments, such as the
  size of a cache.

Of the methods of a protocol nothing is left then. All that is left counts.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path

import libcst as cst
from libcst.metadata import (
    CodeRange,
    MetadataWrapper,
    ParentNodeProvider,
    PositionProvider,
    WhitespaceInclusivePositionProvider,
)
from mutmut.mutation.mutators import mutation_operators

WORDS_OF_A_SENTENCE = 3
ARRANGING = frozenset({"__all__", "__slots__"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change of one module. ``file`` is its path from where imports begin.

    ``lines`` are those of the statement that changes; of a compound one, those of its head. ``function`` is the first
    line, decorators included, of the outermost function that holds the change; None where the change is made when
    the module is imported.
    """

    module: str
    file: str
    number: int
    lines: range
    function: int | None
    original: str
    mutated: str

    @property
    def name(self) -> str:
        """What tells it from every other mutant of the same source."""
        return f"{self.module}:{self.lines.start}#{self.number}"

    def diff(self) -> str:
        """The lines that change."""
        before, after = self.original.splitlines(), self.mutated.splitlines()
        changed = islice(difflib.unified_diff(before, after, lineterm="", n=0), 2, None)
        return "\n".join(line for line in changed if not line.startswith("@@"))


def mutants_of(file: Path, *, root: Path) -> list[Mutant]:
    """Every mutant of the module in ``file``, in the order of its source. ``root`` is where imports begin."""
    source = (root / file).read_text()
    module = ".".join(part for part in file.with_suffix("").parts if part != "__init__")
    parsed = _Parsed(source)
    seen, found = {source}, list[Mutant]()
    for node, changed in _changes_in(parsed.module):
        mutated = parsed.with_change(node, changed)
        if mutated in seen or not _is_python(mutated):
            continue
        seen.add(mutated)
        found.append(
            Mutant(
                module=module,
                file=str(file),
                number=len(found),
                lines=parsed.statement_lines(node),
                function=parsed.function_line(node),
                original=source,
                mutated=mutated,
            )
        )
    return found


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


class _Parsed:
    """One module's source as a tree that knows its places."""

    def __init__(self, source: str) -> None:
        wrapper = MetadataWrapper(cst.parse_module(source))
        self.module = wrapper.module
        self._source = source
        self._positions = wrapper.resolve(PositionProvider)
        self._spans = wrapper.resolve(WhitespaceInclusivePositionProvider)
        self._parents = wrapper.resolve(ParentNodeProvider)
        self._line_starts = [0, *accumulate(map(len, source.splitlines(keepends=True)))]

    def with_change(self, node: cst.CSTNode, changed: cst.CSTNode) -> str:
        """The source with ``changed`` in the place of ``node``."""
        start, end = self._offsets(self._spans[node])
        if self.module.code_for_node(node) == self._source[start:end]:
            return self._source[:start] + self.module.code_for_node(changed) + self._source[end:]
        # Over several lines a node does not hold the indentation that it stands in.
        return cst.ensure_type(self.module.deep_replace(node, changed), cst.Module).code

    def _offsets(self, span: CodeRange) -> tuple[int, int]:
        start, end = span.start, span.end
        return self._line_starts[start.line - 1] + start.column, self._line_starts[end.line - 1] + end.column

    def statement_lines(self, node: cst.CSTNode) -> range:
        """The lines of the statement around ``node``; of a compound one, those of its head."""
        statement = next(
            each
            for each in self._outwards(node)
            if isinstance(each, cst.SimpleStatementLine | cst.BaseCompoundStatement | cst.MatchCase)
        )
        first, last = self._positions[statement].start.line, self._positions[statement].end.line
        if isinstance(statement, cst.BaseCompoundStatement | cst.MatchCase) and not isinstance(
            statement, cst.Match
        ):
            last = max(first, self._positions[statement.body].start.line - 1)
        return range(first, last + 1)

    def function_line(self, node: cst.CSTNode) -> int | None:
        """The first line of the outermost function whose body holds ``node``."""
        inner, found = node, None
        for outer in self._outwards(node):
            if isinstance(outer, cst.FunctionDef) and inner is outer.body:
                found = outer
            inner = outer
        if found is None:
            return None
        return self._positions[found.decorators[0] if found.decorators else found].start.line

    def _outwards(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        while not isinstance(node, cst.Module):
            yield node
            node = self._parents[node]


def _changes_in(node: cst.CSTNode) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
    if _decides_nothing(node):
        return
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            most = 1 if isinstance(node, cst.BaseString) else None
            yield from ((node, changed) for changed in islice(operator(node), most))
    for child in node.children:
        yield from _changes_in(child)


def _decides_nothing(node: cst.CSTNode) -> bool:
    match node:
        case cst.Annotation() | cst.TypeAlias() | cst.TypeParameters() | cst.Decorator():
            return True
        case cst.Import() | cst.ImportFrom() | cst.If(test=cst.Name(value="TYPE_CHECKING")):
            return True
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]):
            return name in ARRANGING
        case cst.BaseString():
            return len(_fixed_text(node).split()) >= WORDS_OF_A_SENTENCE
        case cst.Expr(value=cst.BaseString()):
            return True
        case _:
            return False


def _fixed_text(node: cst.BaseExpression) -> str:
    """The text of a string, without what its placeholders will be filled with."""
    match node:
        case cst.SimpleString():
            return str(node.evaluated_value)
        case cst.ConcatenatedString():
            return _fixed_text(node.left) + _fixed_text(node.right)
        case cst.FormattedString():
            return "".join(part.value for part in node.parts if isinstance(part, cst.FormattedStringText))
        case _:
            return ""
