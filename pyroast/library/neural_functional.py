"""Functions of torch.nn.functional that are handed their weights."""

from __future__ import annotations

from pyroast.library.neural import Tensor, result, sizes_of, tensor_of
from pyroast.library.neural_layers import linear_shape
from pyroast.library.neural_sizes import batched, convolved, possible, transposed
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.ranges import elementwise
from pyroast.spans import Span
from pyroast.symbolic import Form, multiply
from pyroast.values import NONE, Constant, Value


def _given(m: Machine, arguments: Arguments, position: int, name: str) -> Tensor:
    return tensor_of(m.select(arguments.get(position, name, NONE) or NONE))


@model("torch.nn.functional.linear")
def linear(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`F.linear(input, weight, bias=None)`: a weight of one dim takes the last dim away."""
    shape, weight = _given(m, arguments, 0, "input").shape, _given(m, arguments, 1, "weight").shape
    if not shape or weight is None or len(weight) not in (1, 2):
        return result(None)
    return result(shape[:-1] if len(weight) == 1 else linear_shape(shape, weight[1], weight[0]))


@model("torch.nn.functional.bilinear")
def bilinear(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`F.bilinear(input1, input2, weight, bias=None)`."""
    shape, weight = _given(m, arguments, 0, "input1").shape, _given(m, arguments, 2, "weight").shape
    if weight is None or len(weight) != 3:
        return result(None)
    return result(linear_shape(shape, weight[1], weight[0]))


@model("torch.nn.functional.embedding")
def embedding(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`F.embedding(input, weight)`."""
    shape, weight = _given(m, arguments, 0, "input").shape, _given(m, arguments, 1, "weight")
    known = shape is not None and weight.shape is not None and len(weight.shape) == 2
    joined = (*shape, weight.shape[1]) if known and shape is not None and weight.shape is not None else None
    return result(joined, weight.dtype, elementwise(weight.support))


def _options(
    m: Machine, arguments: Arguments, names: tuple[str, ...], dims: int
) -> dict[str, tuple[Form, ...]]:
    """The options of a convolution after its bias: one size for each dim, 1 or 0 where they are not given."""
    found = {}
    for position, name in enumerate(names, start=3):
        default = Constant(0 if "padding" in name else 1)
        found[name] = tuple(sizes_of(m, m.select(arguments.get(position, name, default) or default), dims))
    return found


def _convolution(dims: int) -> None:
    @model(f"torch.nn.functional.conv{dims}d", f"torch.conv{dims}d")
    def convolution(m: Machine, arguments: Arguments, span: Span) -> Value:
        weight = _given(m, arguments, 1, "weight").shape
        shape = batched(_given(m, arguments, 0, "input").shape, None, dims)
        if shape is None or weight is None or len(weight) != dims + 2:
            return result(None)
        options = _options(m, arguments, ("stride", "padding", "dilation"), dims)
        word = m.select(arguments.get(4, "padding", NONE) or NONE)
        same = word == Constant("same")
        padding = (0,) * dims if word == Constant("valid") else options["padding"]
        windows = zip(weight[2:], options["stride"], padding, options["dilation"])
        spatial = [size if same else convolved(size, *window) for size, window in zip(shape[-dims:], windows)]
        return result(possible((*shape[: -dims - 1], weight[0], *spatial)))

    @model(f"torch.nn.functional.conv_transpose{dims}d", f"torch.conv_transpose{dims}d")
    def transposed_convolution(m: Machine, arguments: Arguments, span: Span) -> Value:
        weight = _given(m, arguments, 1, "weight").shape
        shape = batched(_given(m, arguments, 0, "input").shape, None, dims)
        if shape is None or weight is None or len(weight) != dims + 2:
            return result(None)
        names = ("stride", "padding", "output_padding", "groups", "dilation")
        options = _options(m, arguments, names, dims)
        windows = zip(
            weight[2:], options["stride"], options["padding"], options["dilation"], options["output_padding"]
        )
        spatial = [transposed(size, *window) for size, window in zip(shape[-dims:], windows)]
        channels = multiply(weight[1], options["groups"][0])
        return result(possible((*shape[: -dims - 1], channels, *spatial)))


for _dims in (1, 2, 3):
    _convolution(_dims)
