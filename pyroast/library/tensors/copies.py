"""Copies along dims, and tensors that are made to agree in shape."""

from __future__ import annotations

from pyroast.library.registry import model
from pyroast.library.tensors.common import Call, Operand, is_array, operand, operation, place, sizes
from pyroast.library.tensors.constructors import numel
from pyroast.library.tensors.views import first_difference, kept_at_end, moved
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.spans import Span
from pyroast.symbolic import Form, fresh, multiply
from pyroast.values import Constant, ListCell, Symbol, Tuple, Value, opaque, value_of


@operation("input *size", "repeat", "torch.Tensor")
@operation("input dims", "tile", "torch numpy")
@operation("input *dims", "tile", "torch.Tensor")
def repeat(call: Call) -> Value:
    """`x.repeat(*sizes)`: each size times a number, dims added on the left."""
    own = call.operand()
    times = call.sizes("dims" if call.name == "tile" else "size")
    if own.shape is None or times is None or is_array(call.value("input")):
        known = times is not None and call.name == "repeat" and own.shape is not None
        return moved(call, tuple(fresh("size") for _ in times or ()) if known else None, own)
    if len(times) < len(own.shape):
        if call.name == "repeat":
            return moved(call, None, own)
        times = (*[1] * (len(own.shape) - len(times)), *times)
    shape = (*[1] * (len(times) - len(own.shape)), *own.shape)
    result = tuple(multiply(a, b) for a, b in zip(shape, times))
    return call.made(result, own.dtype, kept_at_end(own, result, first_difference(shape, result)))


@operation("input size dim", "repeat_interleave", "torch torch.Tensor")
@operation("input size dim", "repeat", "numpy")
def repeat_interleave(call: Call) -> Value:
    """`x.repeat_interleave(repeats, dim=None)`."""
    own, times = call.operand(), call.value("size")
    if call.space == "torch" and "size" not in call.bound:
        return call.made((fresh("size"),), "long")
    number = times.value if isinstance(times, Constant) and isinstance(times.value, int) else None
    one = sizes(call.m, times) if not isinstance(times, Symbol) or not times.tensor else None
    factor: Form | None = (
        number if number is not None else one[0] if one is not None and len(one) == 1 else None
    )
    if not call.absent("output_size") or own.shape is None:
        return moved(call, None, own)
    if call.absent("dim"):
        return moved(
            call, (multiply(numel(own.shape), factor) if factor is not None else fresh("size"),), own
        )
    at = place(call.integer("dim"), len(own.shape))
    if at is None:
        return moved(call, None, own)
    size = multiply(own.shape[at], factor) if factor is not None else fresh("size")
    return moved(call, (*own.shape[:at], size, *own.shape[at + 1 :]), own)


@model("torch.broadcast_shapes", "numpy.broadcast_shapes", "pyro.distributions.util.broadcast_shape")
def broadcast_shapes_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.broadcast_shapes(*shapes)`."""
    shape: Shape | None = ()
    for value in arguments.args:
        shape = broadcast_shapes(shape, sizes(m, value))
    if shape is None or not arguments.complete or "strict" in arguments.keywords:
        return opaque("shape", external=True, definite=True)
    return Tuple(tuple(value_of(one) for one in shape))


@operation("*tensors", "broadcast_tensors", "torch", result="value")
@operation("*tensors", "broadcast_arrays", "numpy", result="value")
def broadcast_tensors(call: Call) -> Value:
    """`torch.broadcast_tensors(*tensors)`."""
    parts = operands_of(call)
    if parts is None:
        return opaque("tensors", external=True, definite=True)
    shape: Shape | None = ()
    for part in parts:
        shape = broadcast_shapes(shape, part.shape)
    return Tuple(tuple(
        call.made(shape, part.dtype, part.support, fresh("tensor")) for part in parts
    ))  # fmt: skip


@operation("*tensors indexing", "meshgrid", "torch numpy", result="value")
def meshgrid(call: Call) -> Value:
    """`torch.meshgrid(*tensors, indexing="ij")`: one dim for each vector."""
    parts = operands_of(call)
    order = call.value("indexing")
    if parts is None or not isinstance(order, Constant):
        return opaque("tensors", external=True, definite=True)
    matrix = order.value == "xy" or (order.value is None and call.space == "numpy")
    shape = [_vector_size(part) for part in parts]
    if matrix and len(shape) >= 2:
        shape[0], shape[1] = shape[1], shape[0]
    made = tuple(call.made(tuple(shape), part.dtype, part.support, fresh("tensor")) for part in parts)
    return Tuple(made)


def _vector_size(part: Operand) -> Form:
    if part.shape is None:
        return fresh("size")
    return part.shape[0] if part.shape else 1


def operands_of(call: Call) -> list[Operand] | None:
    """Tensors that are given one by one or as one list."""
    value = call.value("tensors")
    if isinstance(value, Symbol) and value.tensor:
        return [operand(call.m, value)]
    return call.tensors() if isinstance(value, (Tuple, ListCell)) else None
