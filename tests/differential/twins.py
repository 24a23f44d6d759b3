"""Guides made from models: a copy without the observed sites, and small faults put into such a copy."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from random import Random
from typing import TypeGuard

SITES = frozenset({"pyro.sample", "draw", "pyro.deterministic", "pyro.factor"})
FAULTS = (
    "none",
    "rename",
    "drop",
    "duplicate",
    "swap",
    "first",
    "event_dim",
    "observe",
    "auxiliary",
    "plate name",
)


def twin(text: str) -> str:
    """The definitions of a model as those of a guide, without statements that observe something."""
    tree = ast.parse(text.replace("model", "guide"))
    return ast.unparse(ast.fix_missing_locations(_Unobserved().visit(tree)))


class _Unobserved(ast.NodeTransformer):
    """Drops the `obs` of statements, and the statements that are always observed."""

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        calls = [call for call in ast.walk(node.value) if _is_site(call)]
        if any(_callee(call) in ("pyro.deterministic", "pyro.factor") for call in calls):
            return ast.Pass()
        if any(word.arg == "obs" and not _is_none(word.value) for call in calls for word in call.keywords):
            return ast.Pass()
        return node


@dataclass(frozen=True, slots=True)
class _Place:
    """A statement with a site, and the list of statements that it is in."""

    statements: list[ast.stmt]
    position: int
    call: ast.Call

    @property
    def statement(self) -> ast.stmt:
        return self.statements[self.position]


def mutate(text: str, random: Random) -> tuple[str, str]:
    """Definitions of a guide with one fault, and what was done; nothing where there is no place for it."""
    tree = ast.parse(text)
    places = list(_places(tree))
    fault = FAULTS[random.randint(0, len(FAULTS) - 1)]
    if fault == "plate name":
        plates = [
            node for node in ast.walk(tree) if isinstance(node, ast.Call) and _callee(node) == "pyro.plate"
        ]
        if plates:
            _rename(plates[random.randint(0, len(plates) - 1)])
    elif places and fault != "none":
        _apply(fault, places[random.randint(0, len(places) - 1)], tree)
    else:
        fault = "none"
    return ast.unparse(ast.fix_missing_locations(tree)), fault


def _apply(fault: str, place: _Place, tree: ast.Module) -> None:
    where, position, call = place.statements, place.position, place.call
    match fault:
        case "rename":
            _rename(call)
        case "drop":
            where[position] = ast.Pass()
        case "duplicate":
            where.insert(position, place.statement)
        case "swap" if position > 0:
            where[position - 1], where[position] = where[position], where[position - 1]
        case "first":
            definition = next(
                (
                    node
                    for node in ast.walk(tree)
                    if isinstance(node, ast.FunctionDef) and node.name == "guide"
                ),
                None,
            )
            if definition is not None:
                definition.body.insert(0, where.pop(position))
                if not where:
                    where.append(ast.Pass())
        case "event_dim" if len(call.args) > 1:
            call.args[1] = ast.parse("dist.Normal(torch.zeros(3), 1.0).to_event(1)", mode="eval").body
        case "observe" if not any(word.arg == "obs" for word in call.keywords):
            call.keywords.append(ast.keyword("obs", ast.parse("torch.tensor(0.5)", mode="eval").body))
        case "auxiliary" if not any(word.arg == "infer" for word in call.keywords):
            call.keywords.append(ast.keyword("infer", ast.parse('{"is_auxiliary": True}', mode="eval").body))
        case _:
            return


def _rename(call: ast.Call) -> None:
    if call.args:
        call.args[0] = ast.BinOp(call.args[0], ast.Add(), ast.Constant("_other"))


def _places(tree: ast.Module) -> list[_Place]:
    found: list[_Place] = []
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            if not isinstance(statements, list):
                continue
            for position, statement in enumerate(statements):
                if not isinstance(statement, (ast.Expr, ast.Assign)):
                    continue
                calls = [call for call in ast.walk(statement.value) if _is_site(call)]
                if len(calls) == 1 and _callee(calls[0]) in ("pyro.sample", "draw"):
                    found.append(_Place(statements, position, calls[0]))
    return found


def _is_site(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and _callee(node) in SITES


def _callee(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
