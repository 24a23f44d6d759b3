"""Tensors of a few elements that are known, such as `torch.tensor(x.shape)`: what is computed from them may be a size."""

from __future__ import annotations

from functools import reduce

from pyroast.library.tensors.numbers import is_number
from pyroast.library.tensors.versions import current
from pyroast.protocol import Machine
from pyroast.symbolic import App, Form, Sym, add, multiply
from pyroast.values import Constant, ListCell, Symbol, Tuple, Value, value_of

MAX_ELEMENTS = 16
MAX_EXACT = 1 << 11
"""Up to here every float type of torch holds the whole numbers."""


def numbers(m: Machine, value: Value) -> tuple[Form, ...] | None:
    """The elements of a list or tensor of one dim, where all are known to be numbers."""
    if isinstance(value, Symbol):
        found = _known(m, value) if value.tensor else None
        return found if isinstance(found, tuple) else None
    items = m.exact_items(value) if isinstance(value, (ListCell, Tuple)) else None
    if items is None or not 0 < len(items) <= MAX_ELEMENTS:
        return None
    forms = [_number(m, m.select(item)) for item in items]
    known = tuple(form for form in forms if form is not None)
    return known if len(known) == len(forms) else None


def _known(m: Machine, value: Symbol) -> Form | tuple[Form, ...] | None:
    """What a tensor holds on this path."""
    match current(m, value):
        case App(op="array" | "as_tensor", args=(Sym() as made,)):
            return m.contents.get(made)
        case App(op="item", args=(Sym() as made, int(index))):
            row = m.contents.get(made)
            return row[index] if isinstance(row, tuple) and -len(row) <= index < len(row) else None
        case form:
            return m.contents.get(form)


def _number(m: Machine, value: Value) -> Form | None:
    match value:
        case Constant(value=bool()):
            return None
        case Constant(value=int(exact)):
            return exact
        case Constant(value=float(number)) if number.is_integer() and abs(number) < MAX_EXACT:
            return number  # as exact in any tensor
        case Symbol() if is_number(m, value):
            return value.form
        case _:
            return None


def note(m: Machine, tensor: Symbol, data: Value) -> Symbol:
    """Remember what a new tensor is made from, and return it."""
    if isinstance(data, (ListCell, Tuple)):
        row = numbers(m, data)
        held: tuple[Form, ...] | Form | None = row
    else:
        held = _number(m, data)
        row = (held,) if held is not None else None
    if row is not None and held is not None:
        if tensor.dtype == "long":
            m.contents[tensor.form] = held
        elif tensor.dtype == "float" and all(
            isinstance(one, (int, float)) and abs(one) < MAX_EXACT for one in row
        ):
            floats = tuple(float(one) for one in row)  # type: ignore[arg-type]  # numbers
            m.contents[tensor.form] = floats if isinstance(held, tuple) else floats[0]
    return tensor


def number(m: Machine, value: Value) -> Value | None:
    """The number that a tensor without dims holds, where it is known."""
    if not isinstance(value, Symbol) or not value.tensor or not m.contents:
        return None
    found = _known(m, value)
    if isinstance(found, tuple):
        found = found[0] if len(found) == 1 else None
    return value_of(found) if found is not None else None


def reduction(m: Machine, name: str, value: Value) -> Form | None:
    """What a reduction of all elements gives."""
    forms = numbers(m, value) if name in ("sum", "prod", "max", "min", "amax", "amin") else None
    if forms is None:
        return None
    if name == "sum":
        return reduce(add, forms)
    if name == "prod":
        return reduce(multiply, forms)
    plain = [form for form in forms if isinstance(form, (int, float))]
    if len(plain) < len(forms):
        return None
    return max(plain) if name.endswith("max") else min(plain)
