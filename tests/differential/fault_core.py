"""What faults of programs about shapes are made with: their registry, and places in a syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Callable
from random import Random
from typing import TypeVar

from .twins import _callee as callee

N = TypeVar("N", bound=ast.AST)
Fault = Callable[[ast.Module, Random], bool]
"""Changes the tree, or leaves it and says so by False."""

FAULTS: dict[str, Fault] = {}


def fault(function: Fault) -> Fault:
    FAULTS[function.__name__.strip("_").replace("_", " ")] = function
    return function


def pick(random: Random, options: list[N] | list[str]):  # type: ignore[no-untyped-def]  # of any kind
    return options[random.randint(0, len(options) - 1)]


def calls_in(tree: ast.AST, *names: str) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and callee(node) in names]


def methods_in(tree: ast.AST, *names: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ]


def sites_in(tree: ast.AST) -> list[ast.Call]:
    return calls_in(tree, "pyro.sample")


def side_of(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def bodies_in(tree: ast.AST) -> list[list[ast.stmt]]:
    return [node.body for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.With, ast.For))]


def keyword(call: ast.Call, name: str) -> ast.keyword | None:
    return next((word for word in call.keywords if word.arg == name), None)


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def numbers_in(tree: ast.AST) -> list[ast.Constant]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int]


def enumerates(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id in ("TraceEnum_ELBO", "TraceTMC_ELBO")
        for node in ast.walk(loss_of(tree))
    )


def loss_of(tree: ast.AST) -> ast.expr:
    return next(node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "loss")
