"""What a program asks of a tensor: its sizes, its attributes, its elements as numbers; and conversions."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.registry import model
from pyroast.library.tensors import contents
from pyroast.library.tensors.common import Call, cast, dtype_named, is_array, operand, operation
from pyroast.library.tensors.constructors import numel as count
from pyroast.library.tensors.versions import current
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.symbolic import app, form_slots, multiply
from pyroast.values import (
    NONE,
    Constant,
    ListCell,
    Reference,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
    value_of,
)

SAME = frozenset({"data", "real", "grad", "imag"})
NAMED_PARTS = {
    "values": 0, "indices": 1, "eigenvalues": 0, "eigenvectors": 1, "sign": 0, "logabsdet": 1, "solution": 0, "Q": 0,
    "R": 1, "U": 0, "S": 1, "V": 2, "Vh": 2,
}  # fmt: skip
"""The fields of the tuples that torch returns (`torch.return_types`)."""


def attribute(value: Symbol, name: str) -> Value | None:
    """`x.name` for a tensor, where that is no method."""
    match name:
        case "shape":
            if value.shape is not None:
                return Tuple(tuple(value_of(dim) for dim in value.shape))
            return Symbol(app("attr", value.form, "shape"), external=True, definite=True)
        case "ndim":
            if value.shape is not None:
                return Constant(len(value.shape))
            return Symbol(app("dim", value.form), True, True)
        case "size" if is_array(value.form):
            return value_of(count(value.shape)) if value.shape is not None else None
        case "T" | "mT" | "H" | "mH":
            shape = value.shape
            if shape is not None and (name == "T" or len(shape) >= 2):
                shape = shape[::-1] if name == "T" else (*shape[:-2], shape[-1], shape[-2])
            support = ranges.elementwise(value.support)
            return Symbol(app("attr", value.form, name), True, True, True, shape, value.dtype, support)
        case "data" | "real" | "grad" | "imag":
            same = name == "data" or (name == "real" and value.dtype == "float")
            support = value.support if same else None
            dtype = value.dtype if name != "imag" else ""
            return Symbol(app("attr", value.form, name), True, True, True, value.shape, dtype, support)
        case "dtype":
            return Symbol(app("attr", value.form, name), True, True, dtype=value.dtype)
        case "device" | "requires_grad" | "is_cuda" | "is_leaf" | "layout" | "itemsize" | "nbytes":
            return Symbol(app("attr", value.form, name), True, True)
        case _:
            return None


def receiver(m: Machine, arguments: Arguments) -> Symbol | None:
    """The tensor on which a method is called."""
    value = m.select(arguments.args[0]) if arguments.args else NONE
    return value if isinstance(value, Symbol) else None


@model("torch.Tensor.size")
def size(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.size(dim=None)`."""
    value = receiver(m, arguments)
    if value is None:
        return opaque("size", external=True, definite=True)
    dim = m.select(arguments.get(1, "dim", NONE) or NONE)
    if value.tensor and value.shape is not None:
        if dim == NONE:
            return Tuple(tuple(value_of(one) for one in value.shape))
        known = isinstance(dim, Constant) and isinstance(dim.value, int)
        if known and -len(value.shape) <= dim.value < len(value.shape):  # type: ignore[union-attr,operator]  # an int
            return value_of(value.shape[dim.value])  # type: ignore[union-attr,index]  # an int
    shape = app("attr", value.form, "shape")
    if dim == NONE:
        return Symbol(shape, True, True)
    key = dim.value if isinstance(dim, Constant) else form_of(dim)
    if key == 0:
        return Symbol(app("len", value.form), True, True)
    return Symbol(app("item", shape, form_slots(key)), True, True)


@model("torch.Tensor.dim", "torch.Tensor.ndimension", "torch.ndim", "numpy.ndim")
def dim(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.dim()`."""
    value = receiver(m, arguments)
    if value is None:
        return opaque("dim", external=True, definite=True)
    if value.tensor and value.shape is not None:
        return Constant(len(value.shape))
    return Symbol(app("dim", value.form), True, True)


@model("torch.Tensor.numel", "torch.Tensor.nelement", "torch.numel", "numpy.size")
def numel(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.numel()`."""
    value = receiver(m, arguments)
    if value is None or len(arguments.args) > 1:
        return opaque("numel", external=True, definite=True)
    if value.tensor and value.shape is not None:
        return value_of(count(value.shape))
    return Symbol(app("numel", value.form), True, True)


@model("builtins.tuple.numel")
def shape_numel(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.shape.numel()`."""
    total: Value = Constant(1)
    for item in m.exact_items(arguments.args[0]) or []:
        left, right = form_of(total), form_of(m.select(item))
        if left is None or right is None:
            return opaque("numel", external=True, definite=True)
        total = value_of(multiply(left, right))
    return total


@model("torch.Tensor.item")
def item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.item()`: a number that the tensor decides."""
    value = receiver(m, arguments)
    if value is None:
        return opaque("item", external=True)
    known = contents.number(m, value)
    if known is not None:
        return known
    return Symbol(
        app("item of", current(m, value)),
        True,
        True,
        dtype=value.dtype,
        support=ranges.elementwise(value.support),
    )


@model("torch.Tensor.tolist")
def tolist(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.tolist()`: nested lists of numbers; one number for a tensor without dims."""
    value = receiver(m, arguments)
    if value is None or not value.tensor or value.shape is None:
        return (
            opaque("list", external=True) if value is None else Symbol(app("list of", value.form), True, True)
        )
    return _listed(m, value, 0)


def _listed(m: Machine, value: Symbol, depth: int) -> Value:
    if not value.shape:
        return Symbol(
            app("item of", current(m, value)),
            True,
            True,
            dtype=value.dtype,
            support=ranges.elementwise(value.support),
        )
    count = value.shape[0]
    if depth > 3 or not isinstance(count, int) or count > 64:
        return Symbol(app("list of", value.form), True, True)
    rows: list[Value] = [
        _listed(m, replace(value, form=app("item", value.form, row), shape=value.shape[1:]), depth + 1)
        for row in range(count)
    ]
    return m.new(ListCell({"items": Tuple(tuple(rows))}))


@model("torch.Tensor.is_floating_point", "torch.is_floating_point")
def is_floating_point(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.is_floating_point()`."""
    value = receiver(m, arguments)
    if value is not None and value.dtype:
        return Constant(value.dtype == "float")
    return opaque("is_floating_point", external=True, definite=True)


# Conversions


def converted(call: Call, dtype: str, keep: bool = False) -> Value:
    """A tensor with another dtype; one that has it already is the same tensor."""
    value = call.value("input")
    if not isinstance(value, Symbol):
        own = operand(call.m, value)
        return call.made(own.shape, dtype)
    shape = value.shape if value.tensor else None
    support = value.support if keep or value.dtype == dtype else cast(value.support, dtype)
    return Symbol(value.form, True, True, True, shape, dtype, support)


@operation(
    "input memory_format",
    "detach clone contiguous cpu cuda requires_grad_ pin_memory detach_ share_memory_ "
    "resolve_conj as_subclass copy retain_grad_ to_dense coalesce",
)
@operation("input", "clone detach", "torch")
@operation("input", "copy", "numpy")
def same_tensor(call: Call) -> Value:
    """Operations that keep every element."""
    value = call.value("input")
    return converted(call, value.dtype if isinstance(value, Symbol) else "", keep=True)


CONVERSIONS = {"float": "float", "double": "float", "half": "float", "bfloat16": "float", "long": "long", "bool": "bool",
               "int": "", "short": "", "byte": "", "char": ""}  # fmt: skip


@operation("input memory_format", " ".join(CONVERSIONS), "torch.Tensor")
def convert(call: Call) -> Value:
    """`x.float()` and its siblings."""
    return converted(call, CONVERSIONS[call.name])


@operation("input other non_blocking copy", "type_as", "torch.Tensor")
def type_as(call: Call) -> Value:
    """`x.type_as(other)`."""
    return converted(call, call.operand("other").dtype)


@operation("input first second third fourth", "to type astype", "torch.Tensor")
def to(call: Call) -> Value:
    """`x.to(device or dtype or tensor)`."""
    value = call.value("input")
    dtype = value.dtype if isinstance(value, Symbol) else ""
    changed = False
    for name in ("first", "second", "dtype"):
        given = call.value(name)
        if (isinstance(given, Symbol) and given.tensor) or (isinstance(given, Symbol) and given.dtype):
            dtype, changed = given.dtype, True
        elif isinstance(given, Symbol):
            dtype, changed = (dtype, changed) if _is_device(given) else ("", True)
        elif isinstance(given, Reference):
            dtype, changed = dtype_named(given), True
        elif call.name != "to" and isinstance(given, Constant) and isinstance(given.value, str):
            dtype, changed = "", True
    return converted(call, dtype, keep=not changed)


def _is_device(value: Symbol) -> bool:
    """Whether a symbol is certainly a device rather than a dtype."""
    from pyroast.symbolic import App, Sym

    match value.form:
        case App(op="attr", args=(_, "device")) | Sym(origin=("torch.device", *_)):
            return True
        case _:
            return False


@model("torch.Tensor.numpy")
def numpy(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.numpy()`: an array with the same elements."""
    value = receiver(m, arguments)
    if value is None:
        return opaque("array", external=True, tensor=True)
    shape = value.shape if value.tensor else None
    return Symbol(app("array", value.form), True, True, True, shape, value.dtype, value.support)


@model("torch.get_default_dtype")
def default_dtype(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.get_default_dtype()`: a floating type."""
    return Reference("torch.get_default_dtype")


@model("torch.device")
def device(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.device(name)`."""
    return opaque("torch.device", external=True, definite=True)
