"""Indexing of tensors, as torch does it (torch/csrc/autograd/python_variable_indexing.cpp), and `Vindex`.

Integers drop a dim, slices keep it, None adds one, a mask consumes as many dims as it has, and all index tensors
broadcast to one block of dims: it stands where they stood if they are adjacent, else in front.
"""

from __future__ import annotations

from collections.abc import Sequence

from pyroast import ranges
from pyroast.library.tensors.common import is_array
from pyroast.library.tensors.literals import nested
from pyroast.library.tensors.numbers import is_number
from pyroast.library.tensors.versions import current
from pyroast.protocol import Machine
from pyroast.records import dataclass
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import Support
from pyroast.symbolic import App, Form, Sym, app, form_slots, fresh, order, subtract
from pyroast.values import NONE, Constant, ListCell, Symbol, Tuple, Value, form_of, hashable

ELLIPSIS = Constant(...)
WHOLE = Tuple((Constant(slice), NONE, NONE, NONE))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an index.

    `kind` is "integer", "slice", "new", "ellipsis", "tensor" or "mask"; `consumed` counts the dims of the indexed
    tensor that it takes; `shape` is that of an index tensor.
    """

    kind: str
    consumed: int = 0
    shape: Shape = ()
    value: Value = NONE


def is_slice(index: Value) -> bool:
    """Whether an index is a slice."""
    return isinstance(index, Tuple) and len(index.items) == 4 and index.items[0] == Constant(slice)


def parts_of(m: Machine, index: Value) -> list[Part] | None:
    """The parts of an index; None where one is not understood."""
    listed = isinstance(index, Tuple) and not is_slice(index)
    items = index.items if isinstance(index, Tuple) and listed else (index,)
    result: list[Part] = []
    for item in items:
        part = _part(m, m.select(item))
        if part is None:
            return None
        result.append(part)
    return result


def _part(m: Machine, item: Value) -> Part | None:
    match item:
        case Constant(value=None):
            return Part("new")
        case Constant(value=bool()):
            return None
        case Constant(value=int()):
            return Part("integer", 1, (), item)
        case Constant() if item == ELLIPSIS:
            return Part("ellipsis")
        case Symbol(tensor=True, shape=shape, dtype=dtype) if shape is not None:
            return _tensor_part(item, shape, dtype)
        case Symbol():
            return Part("integer", 1, (), item) if is_number(m, item) else None
        case _ if is_slice(item):
            return Part("slice", 1, (), item)
        case ListCell() | Tuple():
            found = nested(m, item, 0)
            if found.shape is None or found.dtype not in ("bool", "long"):
                return None
            if found.dtype == "bool":
                return Part("mask", len(found.shape), (fresh("size"),))
            return Part("tensor", 1, found.shape)
        case _:
            return None


def _tensor_part(item: Symbol, shape: Shape, dtype: str) -> Part | None:
    if dtype == "bool":
        return Part("mask", len(shape), (fresh("size"),))
    if dtype == "long" or _never_mask(item.form):
        return Part("tensor" if shape else "integer", 1, shape, item)
    if len(shape) == 1:
        return Part("tensor", 1, (fresh("size"),))  # a mask of one dim takes and gives one dim as well
    return None


def _never_mask(form: Form) -> bool:
    """Whether a tensor of unknown dtype holds indices by what it is made from."""
    match form:
        case App(op="arange" | "argmax" | "argmin" | "argsort") | Sym(origin=("arange" | "indices", *_)):
            return True
        case App(op="item" | "reshape" | "view" | "unsqueeze" | "expand" | "flatten", args=(inner, *_)):
            return isinstance(inner, (App, Sym)) and _never_mask(inner)
        case _:
            return False


def _layout(shape: Shape, parts: Sequence[Part], numpy: bool = False) -> tuple[Shape, int] | None:
    """The resulting shape, and how many of the last dims are left as they are.

    Integers are applied on their own; NumPy counts them as index arrays where there are any.
    """
    taken = sum(part.consumed for part in parts)
    if taken > len(shape) or sum(part.kind == "ellipsis" for part in parts) > 1:
        return None
    joint = any(part.kind in ("tensor", "mask") for part in parts)
    block: Shape | None = ()
    result: list[Form] = []
    at, behind, gap = -1, False, False
    position = last_touched = 0
    for part in parts:
        if part.kind in ("tensor", "mask") or (numpy and joint and part.kind == "integer"):
            gap = gap or behind
            at = len(result) if at < 0 else at
            block = broadcast_shapes(block, part.shape)
        elif part.kind == "ellipsis":
            skip = len(shape) - taken
            result.extend(shape[position : position + skip])
            position += skip
            behind = behind or (at >= 0 and (skip > 0 or numpy))
            continue
        elif part.kind in ("new", "slice"):
            whole = part.kind == "slice" and part.value == WHOLE
            result.append(1 if part.kind == "new" else slice_size(shape[position], part.value))
            behind = behind or at >= 0
            if whole:
                position += 1
                continue
        position += part.consumed
        last_touched = position
    if block is None:
        return None
    result.extend(shape[position:])
    if joint:
        start = 0 if gap else at
        result[start:start] = block
    return tuple(result), len(shape) - last_touched


def slice_size(size: Form, part: Value) -> Form:
    """The size of a slice of a dim; fresh where the bounds are not known to lie within it."""
    if not isinstance(part, Tuple):
        return fresh("size")
    lower, upper, step = part.items[1:]
    if part.items[1:] == (NONE, NONE, NONE) or (lower == NONE and upper == NONE and step == Constant(1)):
        return size
    if lower == Constant(0):
        lower = NONE
    bounds = [piece.value for piece in (lower, upper, step) if isinstance(piece, Constant)]
    if len(bounds) == 3 and all(one is None or isinstance(one, int) for one in bounds):
        if isinstance(size, int) and bounds[2] != 0:
            return len(range(*slice(*bounds).indices(size)))
    if step not in (NONE, Constant(1)):
        return fresh("size")
    return _symbolic_slice(size, lower, upper)


def _symbolic_slice(size: Form, lower: Value, upper: Value) -> Form:
    """`x[a:b]` where sizes or bounds are symbols: exact where the bounds lie within the dim."""
    low, high = form_of(lower), form_of(upper)
    if lower == NONE and high is not None and not isinstance(high, int) and order(high, size) in (0, 1):
        return size  # an upper bound at or behind the end
    if not isinstance(size, int) and (lower, upper) in ((Constant(1), NONE), (NONE, Constant(-1))):
        return subtract(size, 1)  # a dim that is indexed is taken to hold something
    if low is not None and high is not None and not isinstance(low, int) and subtract(high, low) == 1:
        return 1
    return fresh("size")


def _support(layout: tuple[Shape, int] | None, support: Support | None) -> Support | None:
    """The support after indexing: a joint constraint stays where the dims of an event are left alone."""
    if support is None or support.event_dim == 0 or (layout is not None and layout[1] >= support.event_dim):
        return support
    return ranges.elementwise(support)


def item(m: Machine, value: Symbol, index: Value) -> Symbol:
    """`value[index]` for a symbol: a tensor, or something of which it is not known what it is."""
    key = hashable(index)
    slot = key if isinstance(key, tuple) else form_of(index)
    if isinstance(index, Constant) and type(index.value) in (int, str):
        slot = index.value  # type: ignore[assignment]  # an int or a str
    if isinstance(index, Tuple):
        slot = tuple(form_slots(hashable(part)) for part in index.items)
    form = app("item", current(m, value), form_slots(slot))
    match form:
        case App(args=(App(op="attr", args=(of, "shape")), int(dim))) if dim == 0:
            form = app("len", of)  # as `len(x)` and `x.size(0)` have it
    if not value.tensor:
        return Symbol(form, value.external, value.external)
    parts = parts_of(m, index) if value.shape is not None else None
    layout = None
    if value.shape is not None and parts is not None:
        layout = _layout(value.shape, parts, is_array(value.form))
    shape = layout[0] if layout is not None else None
    if m.recorders and value.shape is not None and any(map(_is_fixed, parts or ())):
        m.sliced[form] = value.shape
    return Symbol(form, value.external, True, True, shape, value.dtype, _support(layout, value.support))


def _is_fixed(part: Part) -> bool:
    """Whether a part takes the same rows every time, and not all."""
    if part.kind != "slice" or part.value == WHOLE or not isinstance(part.value, Tuple):
        return False
    return all(isinstance(bound, Constant) for bound in part.value.items[1:])


def vindex(m: Machine, value: Symbol, index: Value) -> Symbol:
    """`Vindex(value)[index]` (pyro/ops/indexing.py): batched index tensors broadcast, and `...` stands for batch dims."""
    args = list(index.items) if isinstance(index, Tuple) and not is_slice(index) else None
    if args is None:
        return item(m, value, index)
    if not args:
        return value
    support = ranges.elementwise(value.support)
    form = app("vindex", current(m, value), form_slots(hashable(index)))
    unknown = Symbol(form, True, True, True, None, value.dtype, support)
    batch: Shape = ()
    if args[0] == ELLIPSIS:
        args = args[1:]
        if not args:
            return value
        if value.shape is None or len(args) > len(value.shape):
            return unknown
        batch = value.shape[: len(value.shape) - len(args)]
    elif value.shape is None or len(args) > len(value.shape):
        return unknown
    own = value.shape[len(batch) :]
    args += [WHOLE] * (len(own) - len(args))
    parts = parts_of(m, Tuple(tuple(args)))
    if parts is None or any(part.kind not in ("integer", "slice", "tensor") for part in parts):
        return unknown
    block: Shape | None = batch
    event: list[Form] = []
    for size, part in zip(own, parts):
        if part.kind == "slice":
            event.append(size if part.value == WHOLE else slice_size(size, part.value))
        elif part.kind == "tensor":
            block = broadcast_shapes(block, part.shape)
    if block is None:
        return unknown
    return Symbol(form, True, True, True, (*block, *event), value.dtype, support)
