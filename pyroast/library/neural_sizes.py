"""Sizes that convolutions and pools give (torch/nn/modules/conv.py, pooling.py)."""

from __future__ import annotations

import math

from pyroast.shapes import Shape
from pyroast.symbolic import Form, add, fresh, multiply, scale, subtract


def product(sizes: Shape | list[Form]) -> Form:
    """The number of elements."""
    total: Form = 1
    for size in sizes:
        total = multiply(total, size)
    return total


def convolved(
    size: Form, kernel: Form, stride: Form, padding: Form, dilation: Form, ceil: bool | None = False
) -> Form:
    """`(size + 2 padding - dilation (kernel - 1) - 1) / stride + 1`, rounded down, or up as pools do in `ceil_mode`."""
    span = add(subtract(add(size, scale(padding, 2)), multiply(dilation, subtract(kernel, 1))), -1)
    if stride == 1:
        return add(span, 1)
    if not isinstance(span, int) or not isinstance(stride, int) or stride < 1 or ceil is None:
        return fresh("size")
    steps = math.ceil(span / stride) if ceil else span // stride
    if ceil and isinstance(size, int) and isinstance(padding, int) and steps * stride >= size + padding:
        steps -= 1  # the last window would start in the padding
    return steps + 1


def transposed(size: Form, kernel: Form, stride: Form, padding: Form, dilation: Form, extra: Form) -> Form:
    """`(size - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1`."""
    inner = subtract(multiply(subtract(size, 1), stride), scale(padding, 2))
    return add(add(inner, multiply(dilation, subtract(kernel, 1))), add(extra, 1))


def fits(given: Form, wanted: Form) -> bool:
    """Whether two sizes may be the same: torch raises where they certainly are not."""
    return not isinstance(given, int) or not isinstance(wanted, int) or given == wanted


def batched(shape: Shape | None, channels: Form | None, dims: int) -> Shape | None:
    """A shape that is `(batch, channels, *sizes)` or without batch; None for any other."""
    if shape is None or len(shape) not in (dims + 1, dims + 2):
        return None
    if channels is not None and not fits(shape[-dims - 1], channels):
        return None
    return shape


def possible(shape: Shape) -> Shape | None:
    """A shape, unless a size in it is certainly none, where torch raises."""
    return None if any(isinstance(size, int) and size < 0 for size in shape) else shape
