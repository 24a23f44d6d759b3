"""Versions of tensors: after a change in place, the same expression gives another value."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.protocol import Machine
from pyroast.symbolic import App, Form, Sym, app, fresh
from pyroast.values import Symbol

CHANGED = "$changed"

VIEWS = frozenset(
    {
        "item", "attr", "view", "view_as", "reshape", "transpose", "swapaxes", "permute", "movedim", "unsqueeze", "squeeze",
        "expand", "expand_as", "broadcast_to", "t", "flatten", "unflatten", "narrow", "select", "diagonal", "unbind", "split",
        "chunk", "tensor_split", "as_tensor", "array", "ravel", "changed",
    }
)  # fmt: skip
"""Operations whose results may share their elements with the first operand."""


def bases(form: Form) -> Iterator[Form]:
    """A tensor and those of which it may be a view."""
    while True:
        yield form
        if not (isinstance(form, App) and form.op in VIEWS and isinstance(form.args[0], (App, Sym))):
            return
        form = form.args[0]


def new_version() -> Symbol:
    """What marks a tensor as changed from here on."""
    return Symbol(fresh("version"), definite=True)


def current(m: Machine, value: Symbol) -> Form:
    """The form of a tensor as it is on this path: a fresh or versioned one if it was changed in place."""
    form = value.form
    if not value.tensor:
        return form
    for base in bases(value.form):
        version = m.attribute(Symbol(base, definite=True), CHANGED, m.here)
        if not isinstance(version, Symbol):
            return fresh("changed")
        if isinstance(version.form, Sym):
            form = app("changed", form, version.form)
    return form
