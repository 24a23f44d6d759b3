"""Tensors made from sizes, numbers and nested lists (torch/_torch_docs.py, torch/functional.py)."""

from __future__ import annotations

import math

from pyroast import ranges
from pyroast.library.tensors import contents
from pyroast.library.tensors.common import (
    Call,
    operand,
    operation,
    promote,
    tensor,
)
from pyroast.library.tensors.numbers import note_number
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import BOOLEAN, REAL, UNIT_INTERVAL, Support, integers, interval
from pyroast.symbolic import App, Form, Poly, Sym, add, app, fresh, multiply, order, subtract
from pyroast.values import (
    NONE,
    Constant,
    Symbol,
    Value,
    form_of,
)

FILLS: dict[str, Support | None] = {
    "zeros": integers(0, 0), "ones": integers(1, 1), "rand": UNIT_INTERVAL, "randn": REAL, "empty": None,
    "standard_normal": REAL, "random": UNIT_INTERVAL, "random_sample": UNIT_INTERVAL,
}  # fmt: skip


def filled_support(name: str) -> Support | None:
    """The support of what `zeros`, `ones_like`, `new_zeros` and the like make."""
    return FILLS.get(name.removeprefix("new_").removesuffix("_like"))


@operation("*size", "zeros ones rand randn empty", "torch")
@operation("*size", "randn rand standard_normal random random_sample", "numpy.random")
@operation("size dtype order", "zeros ones empty", "numpy")
def filled(call: Call) -> Value:
    """`torch.zeros(*size)`; NumPy draws one number where no size is given."""
    shape = () if call.space == "numpy.random" and call.absent("size") else call.sizes()
    return call.made(shape, "float", filled_support(call.name), fresh("tensor"))


@operation("input dtype", "zeros_like ones_like rand_like randn_like empty_like", "torch numpy")
def filled_like(call: Call) -> Value:
    """`torch.zeros_like(input)`."""
    like = call.operand()
    return call.made(like.shape, like.dtype, filled_support(call.name), fresh("tensor"))


@operation("input *size", "new_zeros new_ones new_empty", "torch.Tensor")
def new_filled(call: Call) -> Value:
    """`x.new_zeros(*size)`."""
    return call.made(call.sizes(), call.operand().dtype, filled_support(call.name), fresh("tensor"))


@operation("size fill_value dtype", "full", "torch numpy")
@operation("input size fill_value", "new_full", "torch.Tensor")
@operation("input fill_value dtype", "full_like", "torch numpy")
def full(call: Call) -> Value:
    """`torch.full(size, fill_value)`."""
    fill, own = call.operand("fill_value"), call.operand()
    shape = own.shape if call.name == "full_like" else call.sizes()
    dtype = fill.dtype if call.name == "full" else own.dtype
    support = fill.support if not dtype or dtype == fill.dtype or dtype == "float" else None
    return call.made(shape, dtype, support, fresh("tensor"))


@operation("n m", "eye", "torch")
@operation("n m k dtype", "eye identity", "numpy")
def eye(call: Call) -> Value:
    """`torch.eye(n, m=n)`."""
    rows = size_argument(call, "n")
    columns = rows if call.absent("m") else size_argument(call, "m")
    return call.made((rows, columns), "float", BOOLEAN, fresh("tensor"))


def size_argument(call: Call, name: str) -> Form:
    """An argument that is one size."""
    value = call.value(name)
    value = contents.number(call.m, value) or value
    if isinstance(value, Symbol) and not value.tensor:
        note_number(call.m, value)
    form = form_of(value)
    if isinstance(form, float):
        return int(form) if form.is_integer() else fresh("size")
    if isinstance(value, Symbol) and value.tensor:
        return app("item of", value.form)
    return form if form is not None else fresh("size")


@operation("start end step", "arange", "torch numpy")
@operation("start stop step dtype", "arange", "numpy")
def arange(call: Call) -> Value:
    """`torch.arange(start=0, end, step=1)`: ceil((end - start) / step) numbers."""
    last = "stop" if call.space == "numpy" else "end"
    start, end, step = call.value("start"), call.value(last), call.value("step")
    if end == NONE:
        start, end = Constant(0), start
    step = Constant(1) if step == NONE else step
    parts = [operand(call.m, value) for value in (start, end, step)]
    dtype = promote(*(part.dtype if isinstance(value, Constant) else _integral(value)
                      for part, value in zip(parts, (start, end, step))))  # fmt: skip
    count = _count(start, end, step)
    return call.made((count,), dtype, _arange_support(start, end, step, dtype))


def _integral(value: Value) -> str:
    """The dtype of a symbolic number: sizes and lengths are integers."""
    form = form_of(value)
    return "long" if form is not None and _is_size(form) else ""


def _is_size(form: object) -> bool:
    match form:
        case (
            int()
            | App(op="len" | "int" | "dim" | "numel" | "rounds")
            | Sym(origin=("size" | "loop" | "index", *_))
        ):
            return True
        case App(op="item", args=(App(op="attr", args=(_, "shape")), int())):
            return True
        case Poly(terms=terms, constant=constant):
            whole = all(
                isinstance(factor, int) and all(map(_is_size, monomial)) for monomial, factor in terms
            )
            return whole and isinstance(constant, int)
        case _:
            return False


def _count(start: Value, end: Value, step: Value) -> Form:
    first, last, width = form_of(start), form_of(end), form_of(step)
    if first is None or last is None or width is None or width == 0:
        return fresh("size")
    for value in (start, end, step):
        if isinstance(value, Symbol) and value.tensor:
            return fresh("size")
    distance = subtract(last, first)
    if isinstance(distance, (int, float)) and isinstance(width, (int, float)):
        return max(math.ceil(distance / width), 0)
    if width == 1:
        return distance
    return app("rounds", distance, width)


def _arange_support(start: Value, end: Value, step: Value, dtype: str) -> Support | None:
    first, last, width = form_of(start), form_of(end), form_of(step)
    if first is None or last is None or not isinstance(width, (int, float)) or width <= 0:
        return None
    if any(isinstance(value, Symbol) and value.tensor for value in (start, end, step)):
        return None
    whole = isinstance(width, int) and isinstance(first, int)
    if whole and dtype == "long" and width == 1:
        return integers(first, subtract(last, 1)) if (order(last, first) or 1) > 0 else integers(first, first)
    if isinstance(first, (int, float)) and isinstance(last, (int, float)):
        return (
            integers(first, max(math.ceil(last) - 1, first)) if whole else interval(first, max(first, last))
        )
    return None


@operation("start end steps", "linspace", "torch")
@operation("start stop steps", "linspace", "numpy")
def linspace(call: Call) -> Value:
    """`torch.linspace(start, end, steps)`."""
    last = "stop" if call.space == "numpy" else "end"
    ends = ranges.join(call.operand("start").support, call.operand(last).support)
    support = interval(ends.lower, ends.upper) if ends is not None else None
    steps = 50 if call.absent("steps") and call.space == "numpy" else size_argument(call, "steps")
    return call.made((steps,), "float", support)


@operation("start end steps base", "logspace", "torch")
@operation("start stop steps", "logspace geomspace", "numpy")
def logspace(call: Call) -> Value:
    """`torch.logspace(start, end, steps)`: powers of ten."""
    steps = 50 if call.absent("steps") and call.space == "numpy" else size_argument(call, "steps")
    return call.made((steps,), "float", interval(0) if call.absent("base") else None)


def common_shape(call: Call, *names: str) -> Shape | None:
    """The shape to which several arguments broadcast."""
    shape: Shape | None = ()
    for name in names:
        if not call.absent(name):
            shape = broadcast_shapes(shape, call.operand(name).shape)
    return shape


@operation("real imag", "complex", "torch")
def complex_(call: Call) -> Value:
    """`torch.complex(real, imag)`."""
    return tensor(common_shape(call, "real", "imag"), call.form)


@operation("input num_classes", "one_hot", "torch.nn.functional")
def one_hot(call: Call) -> Value:
    """`one_hot(input, num_classes)` adds a last dim."""
    known = not call.absent("num_classes") and call.integer("num_classes") != -1
    count = size_argument(call, "num_classes") if known else fresh("size")
    shape = call.operand().shape
    support = Support("one_hot", 0, 1, event_dim=1)
    return call.made((*shape, count) if shape is not None else None, "long", support)


@operation("row col offset", "tril_indices triu_indices", "torch")
def triangle_indices(call: Call) -> Value:
    """`torch.tril_indices(row, col, offset=0)`: two rows of indices."""
    rows, columns, offset = call.integer("row"), call.integer("col"), call.integer("offset", 0)
    if rows is None or columns is None or offset is None or rows * columns > 10_000:
        return call.made((2, fresh("size")), "long", integers(0))
    lower = call.name == "tril_indices"
    count = sum(
        (j - i <= offset) if lower else (j - i >= offset) for i in range(rows) for j in range(columns)
    )
    return call.made((2, count), "long", integers(0))


@operation("input offset dim1 dim2", "diag_embed")
def diag_embed(call: Call) -> Value:
    """`torch.diag_embed(input)`: the last dim becomes the diagonal of a matrix."""
    own = call.operand()
    plain = call.absent("dim1") and call.absent("dim2")
    offset = call.integer("offset", 0)
    if not own.shape or not plain or offset is None:
        return call.made(None, own.dtype)
    side = add(own.shape[-1], abs(offset))
    return call.made((*own.shape[:-1], side, side), own.dtype, ranges.join(own.support, integers(0, 0)))


@operation("input diagonal", "diag")
@operation("input diagonal", "diag", "numpy")
def diag(call: Call) -> Value:
    """`torch.diag(input)`: a matrix from its diagonal, or the diagonal of a matrix."""
    own, offset = call.operand(), call.integer("diagonal", 0)
    if own.shape is None or offset is None:
        return call.made(None, own.dtype)
    if len(own.shape) == 1:
        side = add(own.shape[0], abs(offset))
        return call.made((side, side), own.dtype, ranges.join(own.support, integers(0, 0)))
    if len(own.shape) != 2:
        return call.made(None, own.dtype)
    return call.made(
        (diagonal_size(own.shape[0], own.shape[1], offset),), own.dtype, ranges.elementwise(own.support)
    )


def diagonal_size(rows: Form, columns: Form, offset: int) -> Form:
    """The length of a diagonal of a matrix."""
    if isinstance(rows, int) and isinstance(columns, int):
        return max(min(rows, columns - offset) if offset >= 0 else min(rows + offset, columns), 0)
    return rows if rows == columns and offset == 0 else fresh("size")


@operation("tensors", "block_diag", "torch")
def block_diag(call: Call) -> Value:
    """`torch.block_diag(*tensors)`: a matrix."""
    return call.made((fresh("size"), fresh("size")))


@operation("input N increasing", "vander", "torch")
def vander(call: Call) -> Value:
    """`torch.vander(x, N)`."""
    own = call.operand()
    if own.shape is None or len(own.shape) != 1:
        return call.made(None)
    count = own.shape[0] if call.absent("N") else size_argument(call, "N")
    return call.made((own.shape[0], count), own.dtype)


def numel(shape: Shape) -> Form:
    """The number of elements."""
    total: Form = 1
    for one in shape:
        total = multiply(total, one)
    return total
