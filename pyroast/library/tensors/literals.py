"""Tensors made from nested lists of numbers, and what tells tensors from other values."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.elements import any_element
from pyroast.library.registry import model
from pyroast.library.tensors import contents
from pyroast.library.tensors.common import (
    Call,
    Operand,
    dtype_named,
    is_array,
    operand,
    operation,
    promote,
    sizes,
    tensor,
)
from pyroast.library.tensors.numbers import is_number
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import app, fresh
from pyroast.values import (
    NONE,
    Choice,
    Constant,
    DictCell,
    Distribution,
    Instance,
    Iterate,
    ListCell,
    Symbol,
    Template,
    Tuple,
    Value,
    form_of,
    opaque,
)


@operation("input dtype", "tensor as_tensor asarray from_numpy scalar_tensor", "torch")
@operation("input dtype", "array asarray ascontiguousarray", "numpy")
@operation("receiver input", "new_tensor", "torch.Tensor")
def literal(call: Call) -> Value:
    """`torch.tensor(data)`: the shape of nested lists."""
    data = call.value("input")
    given = dtype_named(call.value("dtype"))
    if isinstance(data, Symbol) and (data.tensor or not is_number(call.m, data)):
        known = not call.absent("dtype")
        form = app("as_tensor", data.form) if data.tensor and is_array(data.form) else data.form
        return Symbol(form, True, True, True, data.shape if data.tensor else None,
                      given if known else data.dtype, data.support if not known or given == "float" else None)  # fmt: skip
    found = nested(call.m, data, 0)
    dtype = "float" if found.dtype == "float" else found.dtype
    form = fresh("literal" if _is_literal(call.m, data) else "tensor")
    return contents.note(call.m, call.made(found.shape, dtype, found.support, form), data)


def _is_literal(m: Machine, value: Value, depth: int = 0) -> bool:
    """Whether a nested list is made of numbers in the source."""
    value = m.select(value)
    if isinstance(value, Constant):
        return isinstance(value.value, (int, float)) and not isinstance(value.value, bool)
    items = m.exact_items(value) if isinstance(value, (ListCell, Tuple)) and depth < 6 else None
    return bool(items) and all(_is_literal(m, item, depth + 1) for item in items or ())


def nested(m: Machine, value: Value, depth: int) -> Operand:
    """What a nested list of numbers holds."""
    value = m.select(value)
    if isinstance(value, Choice) and depth < 6:
        return _one_of([nested(m, part, depth + 1) for _, part in m.alternatives(value)])
    if not isinstance(value, (ListCell, Tuple, Iterate)) or depth >= 6:
        return operand(m, value)
    items = m.exact_items(value)
    if items is None:
        first = nested(m, any_element(m, m.iterate(value, m.here)), depth + 1)
        count = m.iterate(value, m.here).count
        return Operand((count, *first.shape) if first.shape is not None else None, first.dtype, None)
    if not items:
        return Operand((0,), "float", None)
    parts = [nested(m, item, depth + 1) for item in items]
    shape = next((part.shape for part in parts if part.shape is not None), None)
    if any(part.shape is None for part in parts) and shape != ():
        shape = None if parts[0].shape is None else parts[0].shape
    support = parts[0].support
    for part in parts[1:]:
        support = ranges.join(support, part.support) if support != part.support else support
    inner = shape if parts[0].shape is not None or shape == () else None
    return Operand(
        (len(items), *inner) if inner is not None else None, promote(*(p.dtype for p in parts)), support
    )


def _one_of(parts: list[Operand]) -> Operand:
    """What is one of several numbers or lists."""
    first = parts[0]
    support = first.support
    for part in parts[1:]:
        support = ranges.join(support, part.support)
    shape = first.shape if all(part.shape == first.shape for part in parts) else None
    return Operand(shape, promote(*(part.dtype for part in parts)), support)


LEGACY = {
    "FloatTensor": "float",
    "DoubleTensor": "float",
    "Tensor": "float",
    "LongTensor": "long",
    "BoolTensor": "bool",
}


def _legacy(name: str, dtype: str) -> None:
    @model(f"torch.{name}", f"torch.cuda.{name}")
    def make(m: Machine, arguments: Arguments, span: Span) -> Value:
        """`torch.FloatTensor(data)` or `torch.FloatTensor(*sizes)`."""
        values = [m.select(value) for value in arguments.args]
        if not arguments.complete or not values:
            return tensor((0,) if arguments.complete and not arguments.keywords else None, dtype=dtype)
        if isinstance(values[0], (ListCell, Tuple)):
            found = nested(m, values[0], 0)
            support = found.support if found.dtype in ("long", "bool", dtype) else None
            return tensor(found.shape, dtype=dtype, support=support)
        if isinstance(values[0], Symbol) and (values[0].tensor or len(values) == 1):
            return tensor(values[0].shape if values[0].tensor else None, dtype=dtype)
        return tensor(sizes(m, Tuple(tuple(values)) if len(values) > 1 else values[0]), dtype=dtype)


for _name, _dtype in LEGACY.items():
    _legacy(_name, _dtype)


@operation("dims", "Size", "torch", result="value")
def size_(call: Call) -> Value:
    """`torch.Size(sizes)`."""
    items = call.m.exact_items(call.value("dims")) if "dims" in call.bound else []
    return Tuple(tuple(items)) if items is not None else opaque("shape", external=True, definite=True)


@model("torch.is_tensor")
def is_tensor(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.is_tensor(value)`."""
    value = m.select(arguments.args[0]) if arguments.args else NONE
    if isinstance(value, Symbol) and value.tensor:
        return Constant(True)
    if isinstance(value, (Constant, Tuple, ListCell, DictCell, Template, Instance, Distribution)):
        return Constant(False)
    form = form_of(value)
    return (
        Symbol(app("is_tensor", form), True, True) if form is not None else opaque("is_tensor", external=True)
    )
