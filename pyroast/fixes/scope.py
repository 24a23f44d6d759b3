"""Expressions of one function in the words of another: parameters by position, locals by what they stand for."""

from __future__ import annotations

import ast
import re

from pyroast.fixes.names import module_names
from pyroast.fixes.source import Definition, Source, needs_brackets

OWN_SCOPE = (
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.NamedExpr,
    ast.Await,
    ast.Yield,
)
_MAX_DEPTH = 4


def carried(
    source: Source,
    expression: ast.expr,
    home: Definition | None,
    target: Source,
    guest: Definition,
    itself: frozenset[str] = frozenset(),
) -> str | None:
    """The text that means in `guest` what an expression means in `home` (None: at the top level); None if there is none.

    `itself` are names that mean the same in both.

    Model and guide are called with the same arguments (`pyro.infer.SVI.step`), so their parameters agree by position.
    """
    return _Carrier(source, home, target, guest, itself).text(expression, 0)


def carried_name(
    source: Source,
    name: str,
    home: Definition | None,
    target: Source,
    guest: Definition,
    itself: frozenset[str] = frozenset(),
) -> str | None:
    """As `carried`, for one variable."""
    return _Carrier(source, home, target, guest, itself).name(name, 0)


class _Carrier:
    def __init__(
        self,
        source: Source,
        home: Definition | None,
        target: Source,
        guest: Definition,
        itself: frozenset[str],
    ) -> None:
        self._source, self._home, self._itself = source, home, itself
        self._parameters = {} if home is None else _matched(home, guest)
        self._own = set() if home is None else set(parameters(home))
        hidden = {
            node.id
            for node in ast.walk(guest)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        self._known = module_names(target.tree) - hidden - set(parameters(guest))
        self._assigned = {} if home is None else _assignments(home)

    def text(self, expression: ast.expr, depth: int) -> str | None:
        """The text for an expression."""
        if depth > _MAX_DEPTH or any(isinstance(node, OWN_SCOPE) for node in ast.walk(expression)):
            return None
        start, end = self._source.bounds(expression)
        result = self._source.text[start:end]
        names = [node for node in ast.walk(expression) if isinstance(node, ast.Name)]
        for name in sorted(names, key=lambda node: self._source.bounds(node), reverse=True):
            new = self.name(name.id, depth)
            if new is None:
                return None
            first, last = self._source.bounds(name)
            result = result[: first - start] + new + result[last - start :]
        return re.sub(r"\s*[\r\n]\s*", " ", result) if "#" not in result else None

    def name(self, name: str, depth: int) -> str | None:
        """The text for a variable."""
        if name in self._itself:
            return name
        if name in self._assigned:
            value = self._assigned[name]
            if value is None or name in self._own:
                return None  # assigned more than once
            expression, index = value
            text = self.text(expression, depth + 1)
            if text is None:
                return None
            if needs_brackets(expression) and not isinstance(
                expression, (ast.Constant, ast.List, ast.Dict, ast.Set)
            ):
                text = f"({text})"
            return text if index is None else f"{text}[{index}]"
        if name in self._parameters:
            return self._parameters[name]
        return name if name in self._known and name not in self._own else None


def parameters(function: Definition) -> list[str]:
    """The names of the parameters of a function."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [each.arg for each in (*named, *filter(None, (arguments.vararg, arguments.kwarg)))]


def _matched(home: Definition, guest: Definition) -> dict[str, str]:
    """The parameters of `home` with those of `guest` that are given the same; `self` with `self`."""
    sides = []
    for function in (home, guest):
        names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        sides.append((names[:1] if names[:1] == ["self"] else [], [each for each in names if each != "self"]))
    (own_self, own), (their_self, theirs) = sides
    found = dict(zip(own, theirs)) | dict(zip(own_self, their_self))
    shared = {each.arg for each in guest.args.kwonlyargs}
    return found | {each.arg: each.arg for each in home.args.kwonlyargs if each.arg in shared}


def _assignments(function: Definition) -> dict[str, tuple[ast.expr, int | None] | None]:
    """What each local name stands for: an expression, or one element of it; None where it is bound in another way."""
    found: dict[str, tuple[ast.expr, int | None] | None] = {}

    def bind(name: str, value: tuple[ast.expr, int | None] | None) -> None:
        found[name] = None if name in found else value

    plain: set[int] = set()
    for statement in function.body:
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            continue
        target = statement.targets[0]
        targets = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        if all(isinstance(each, ast.Name) for each in targets):
            for index, each in enumerate(targets):
                assert isinstance(each, ast.Name)
                plain.add(id(each))
                bind(each.id, (statement.value, index if each is not target else None))
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Name)
            and isinstance(node.ctx, (ast.Store, ast.Del))
            and id(node) not in plain
        ):
            bind(node.id, None)
            found[node.id] = None
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node is not function:
            found[node.name] = None
    return found
