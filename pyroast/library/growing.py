"""Lists that grow by the same number of like elements in every round of a loop: data that a program simulates row by row.

Only outside of models and guides: there a draw may have another shape in every round, under `pyro.markov`.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyroast.library import registry
from pyroast.library.tensors.numbers import is_number
from pyroast.protocol import Machine
from pyroast.records import dataclass
from pyroast.symbolic import Form, Sym, add, fresh, multiply
from pyroast.values import (
    OPEN,
    Cell,
    Choice,
    Class,
    Constant,
    DictCell,
    Function,
    Instance,
    Iterate,
    ListCell,
    Object,
    Reference,
    Symbol,
    Tuple,
    Value,
    opaque,
)

MAX_DEPTH = 3
NUMBER = "number"
LAYER = "layer"
"""The kind of networks and functions that sample nothing, whatever they compute."""
SCALARS = frozenset({NUMBER, ("tensor", ())})
"""The kinds of what `torch.tensor` takes for a number."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A list that had `start` elements before a loop, and has `step` more after every round; `like` is one of them."""

    cell: ListCell
    start: Form
    step: int
    like: Value

    def contents(self, m: Machine, rounds: Form) -> Iterate:
        """The elements after a number of rounds."""
        return _alike(m, self._count(rounds), self.like)

    def after(self, round_: Form, rounds: Form) -> Iterate | None:
        """The elements after all rounds, if the round that stands for all has added its own; else None."""
        made = self.cell.state["items"]
        if isinstance(made, Iterate) and made.count == self._count(add(round_, 1)):
            return Iterate(self._count(rounds), made.element)
        return None

    def _count(self, rounds: Form) -> Form:
        return add(self.start, multiply(rounds, self.step))


def growing(m: Machine, written: Iterable[tuple[Cell, object, Value]]) -> list[Growth]:
    """The lists that a first round has made longer, from what it has written."""
    if m.recorders:
        return []
    found = []
    for cell, name, new in written:
        if isinstance(cell, ListCell) and name == "items" and cell.kind != "set":
            growth = _growth(m, cell, cell.state["items"], new)
            if growth is not None:
                found.append(growth)
    return found


def _growth(m: Machine, cell: ListCell, old: Value, new: Value) -> Growth | None:
    match old, new:
        case Tuple(items=before), Tuple(items=after) if len(before) < len(after):
            if after[: len(before)] != before:
                return None
            kind = _common(m, list(after))
            if kind is None and before:
                return None
            # What a round has made of cells is undone after it: the list is looked at again in the round that counts.
            like = opaque("growing") if kind is None or not _is_flat(kind) else _example(kind, after[-1])
            return Growth(cell, len(before), len(after) - len(before), like)
        case _:
            return None


def appended(m: Machine, contents: Value, item: Value) -> Iterate | None:
    """The contents of a list of like elements with one more; None where it is of another kind."""
    if not isinstance(contents, Iterate) or contents.exact is not None or m.recorders:
        return None
    first = m.run_quietly(lambda: contents.element(fresh("round")))
    new = isinstance(first, Symbol) and _is_growing(first)
    kind = _common(m, [item] if new else [first, item])
    return _alike(m, add(contents.count, 1), _example(kind, item)) if kind is not None else None


def reordered(m: Machine, value: Value) -> Iterate | None:
    """The like elements of an iterable in an order that is not known."""
    elements = m.iterate(value, m.here)
    items = m.exact_items(value)
    if items is None:
        items = [m.run_quietly(lambda: elements.element(fresh("round")))]
    kind = _common(m, items)
    return _alike(m, elements.count, _example(kind, items[0])) if kind is not None else None


def _alike(m: Machine, count: Form, like: Value) -> Iterate:
    return Iterate(count, lambda index: _another(m, like))


def _common(m: Machine, items: list[Value]) -> object:
    """The kind that all elements have; None where they differ or where it is not known."""
    kinds = {_kind(m, item) for item in items}
    if len(kinds) > 1 and kinds <= SCALARS:
        return NUMBER
    return kinds.pop() if len(kinds) == 1 else None


def alike(m: Machine, parts: list[Value], count: Form) -> Iterate | None:
    """One iterable for several that there may be, where all their elements are of one kind."""
    items: list[Value] = []
    for part in parts:
        exact = m.exact_items(part)
        made = m.iterate(part, m.here) if exact is None else None
        items += exact or []
        if made is not None:
            items.append(m.run_quietly(lambda made=made: made.element(fresh("round"))))  # type: ignore[misc]
    kind = _common(m, items) if items else None
    return _alike(m, count, _example(kind, items[0])) if kind == LAYER else None


def _is_flat(kind: object) -> bool:
    return kind in (NUMBER, LAYER) or (isinstance(kind, tuple) and kind[0] == "tensor")


def _example(kind: object, item: Value) -> Value:
    if kind in (NUMBER, LAYER):
        return Symbol(fresh(str(kind)), external=True, definite=True)
    return item


def _kind(m: Machine, value: Value, depth: int = 0) -> object:
    """What elements have in common that may stand for one another; None where that is not known."""
    value = m.select(value)
    match value:
        case Constant(value=bool() | int() | float()):
            return NUMBER
        case Constant(value=str()) if depth:
            return "text"
        case Object() | Instance() if _is_layer(m, value, depth):
            return LAYER
        case Symbol(form=Sym(origin=(str(origin), *_))) if origin == LAYER:
            return LAYER
        case Symbol(tensor=True, shape=shape):
            known = shape is not None and all(isinstance(size, int) for size in shape)
            return ("tensor", shape) if known else None
        case Symbol():
            return (
                NUMBER
                if is_number(m, value)
                else ("symbol", value.external, value.definite)
                if depth
                else None
            )
        case Choice(alternatives=alternatives) if depth < MAX_DEPTH:
            kinds = {_kind(m, part, depth + 1) for _, part in alternatives}
            return kinds.pop() if len(kinds) == 1 else None
        case DictCell(state=state) if depth < MAX_DEPTH and OPEN not in state:
            entries = tuple((key, _kind(m, item, depth + 1)) for key, item in state.items())
            return None if None in dict(entries).values() else ("dict", entries)
        case Tuple() | ListCell() if depth < MAX_DEPTH:
            items = m.exact_items(value)
            parts = tuple(_kind(m, item, depth + 1) for item in items) if items is not None else (None,)
            return None if None in parts else (type(value), parts)
        case _:
            return None


def _is_layer(m: Machine, value: Value, depth: int) -> bool:
    """Whether a value is a layer of torch, or of a class of the program none of whose methods samples."""
    match value:
        case Object(type="torch.nn.Sequential", state=state):
            parts = m.exact_items(m.select(state["$modules"]))
            return (
                parts is not None
                and depth < MAX_DEPTH
                and all(_kind(m, one, depth + 1) == LAYER for one in parts)
            )
        case Object(type=name):
            return name.startswith("torch.nn.")
        case Instance(cls=cls):
            return _is_silent(m, cls, depth)
        case _:
            return False


def _is_silent(m: Machine, cls: Class, depth: int) -> bool:
    """Whether no method of a class samples, own or inherited."""
    for base in map(m.select, cls.bases):
        if isinstance(base, Reference):
            if not registry.is_module(base.name):
                return False
        elif not isinstance(base, Class) or depth > MAX_DEPTH or not _is_silent(m, base, depth + 1):
            return False
    methods = (one for one in cls.state.values() if isinstance(one, Function))
    return not any(m.may_sample(one) for one in methods)


def _another(m: Machine, like: Value) -> Value:
    """Another value of the same kind."""
    like = m.select(like)
    match like:
        case Symbol(tensor=True, shape=shape, dtype=dtype):
            return Symbol(fresh("tensor"), True, True, True, shape, dtype)
        case Symbol():
            number = is_number(m, like)
            layer = isinstance(like.form, Sym) and like.form.origin[0] == LAYER
            return Symbol(
                fresh(NUMBER if number else LAYER if layer else "growing" if _is_growing(like) else "item"),
                like.external,
                like.definite,
            )
        case Tuple(items=items):
            return Tuple(tuple(_another(m, item) for item in items))
        case ListCell():
            items = tuple(_another(m, item) for item in m.exact_items(like) or ())
            return m.new(ListCell({"items": Tuple(items)}))
        case DictCell(state=state):
            return m.new(DictCell({key: _another(m, item) for key, item in state.items()}))
        case Choice(alternatives=alternatives):
            return _another(m, alternatives[0][1])
        case Constant(value=str()):
            return opaque("item", external=True, definite=True)
        case _:
            return Symbol(fresh(NUMBER), external=True, definite=True)


def _is_growing(value: Symbol) -> bool:
    """Whether a value stands for an element of a list of which nothing is known so far."""
    return isinstance(value.form, Sym) and value.form.origin[0] == "growing"
