"""Library models of torch: the shapes of tensors where they are known, and deterministic functions of symbols."""

from __future__ import annotations

import math

from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import broadcast_shapes
from pyroast.spans import Span
from pyroast.symbolic import Form, app, form_slots, fresh, multiply
from pyroast.values import (
    NONE,
    Constant,
    ListCell,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
    value_of,
)

Shape = tuple[Form, ...]


def tensor(shape: Shape | None, form: Form | None = None) -> Symbol:
    """A tensor of a shape."""
    return Symbol(form if form is not None else fresh("tensor"), True, True, True, shape)


def sizes(m: Machine, values: list[Value]) -> Shape | None:
    """The sizes in `zeros(2, 3)` or `zeros((2, 3))`."""
    if len(values) == 1:
        items = m.exact_items(values[0]) if not isinstance(m.select(values[0]), Symbol) else None
        if items is not None:
            values = items
        elif isinstance(m.select(values[0]), Symbol) and m.select(values[0]).tensor is False:  # type: ignore[union-attr]
            form = form_of(m.select(values[0]))
            from pyroast.symbolic import App

            if isinstance(form, App) and form.op == "attr":
                return None
    forms = [form_of(m.select(value)) for value in values]
    if any(form is None for form in forms):
        return None
    return tuple(form for form in forms if form is not None)


@model(
    "torch.zeros", "torch.ones", "torch.rand", "torch.randn", "torch.empty", "numpy.zeros", "numpy.ones", "numpy.empty",
    "numpy.random.randn", "numpy.random.rand",
)  # fmt: skip
def filled(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Constructors that take sizes."""
    values = list(arguments.args)
    if not values and "size" in arguments.keywords:
        values = [arguments.keywords["size"]]
    if not arguments.complete:
        return tensor(None)
    return tensor(sizes(m, values))


@model("torch.full")
def full(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.full(size, fill_value)`."""
    return tensor(sizes(m, arguments.args[:1]))


@model("torch.eye")
def eye(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.eye(n, m=n)`."""
    shape = sizes(m, arguments.args[:2])
    return tensor((shape[0], shape[-1]) if shape else None)


@model("torch.arange")
def arange(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.arange(start=0, end, step=1)`."""
    values = [m.select(value) for value in arguments.args]
    if len(values) == 1 and isinstance(values[0], (Constant, Symbol)):
        form = form_of(values[0])
        if isinstance(form, float):
            form = int(form) if form.is_integer() else None
        return tensor((form,) if form is not None else None)
    bounds = [value.value for value in values if isinstance(value, Constant) and isinstance(value.value, int)]
    if bounds and len(bounds) == len(values):
        return tensor((len(range(*bounds)),))
    return tensor(None)


@model("torch.linspace", "torch.logspace")
def linspace(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.linspace(start, end, steps)`."""
    steps = arguments.get(2, "steps")
    form = form_of(m.select(steps)) if steps is not None else None
    return tensor((form,) if form is not None else None)


@model("torch.randint", "torch.randperm", "torch.multinomial")
def random_integers(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Random integers."""
    for value in reversed(arguments.args):
        items = m.exact_items(value)
        if items is not None:
            return tensor(sizes(m, [Tuple(tuple(items))]))
    return tensor(None)


@model("torch.tensor", "torch.as_tensor", "torch.FloatTensor", "torch.Tensor", "torch.LongTensor", "numpy.array",
       "numpy.asarray", "torch.from_numpy")  # fmt: skip
def literal(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.tensor(data)`: the shape of nested lists."""
    if not arguments.args:
        return tensor(None)
    data = m.select(arguments.args[0])
    if isinstance(data, Symbol) and data.tensor:
        return data
    return tensor(_nested(m, data, 0))


def _nested(m: Machine, value: Value, depth: int) -> Shape | None:
    value = m.select(value)
    if isinstance(value, Constant) and isinstance(value.value, (bool, int, float)):
        return ()
    if isinstance(value, Symbol):
        return value.shape if value.tensor else None
    if isinstance(value, (ListCell, Tuple)) and depth < 6:
        items = m.exact_items(value)
        if items is None:
            count = m.iterate(value, m.here).count
            return None if depth else (count,) if isinstance(count, int) else None
        if not items:
            return (0,)
        inner = _nested(m, items[0], depth + 1)
        return (len(items), *inner) if inner is not None else None
    return None


@model(
    "torch.zeros_like", "torch.ones_like", "torch.rand_like", "torch.randn_like", "torch.empty_like", "torch.full_like",
    "torch.exp", "torch.log", "torch.sigmoid", "torch.tanh", "torch.sqrt", "torch.abs", "torch.softmax", "torch.relu",
    "torch.nn.functional.softplus", "torch.nn.functional.relu", "torch.nn.functional.softmax", "torch.log1p", "torch.sin",
    "torch.nn.functional.sigmoid", "torch.clamp", "torch.cumsum", "torch.sign", "torch.square", "torch.cos", "torch.round",
)  # fmt: skip
def elementwise(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Functions that keep the shape of their first argument."""
    value = m.select(arguments.args[0]) if arguments.args else NONE
    return tensor(value.shape if isinstance(value, Symbol) and value.tensor else None)


@model("torch.is_tensor")
def is_tensor(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.is_tensor(value)`."""
    value = m.select(arguments.args[0]) if arguments.args else NONE
    if isinstance(value, Symbol) and value.tensor:
        return Constant(True)
    if isinstance(value, Constant):
        return Constant(False)
    form = form_of(value)
    return (
        Symbol(app("is_tensor", form), True, True) if form is not None else opaque("is_tensor", external=True)
    )


@model("torch.Size")
def size_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.Size(sizes)`."""
    items = m.exact_items(arguments.args[0]) if arguments.args else []
    return Tuple(tuple(items)) if items is not None else opaque("shape", external=True, definite=True)


# Methods


def receiver(m: Machine, arguments: Arguments) -> Symbol | None:
    """The tensor on which a method is called."""
    value = m.select(arguments.args[0])
    return value if isinstance(value, Symbol) else None


@model("torch.Tensor.size")
def size(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.size(dim=None)`."""
    value = receiver(m, arguments)
    if value is None:
        return opaque("size", external=True, definite=True)
    dim = m.select(arguments.get(1, "dim", NONE) or NONE)
    if value.shape is not None:
        if dim == NONE:
            return Tuple(tuple(value_of(one) for one in value.shape))
        if (
            isinstance(dim, Constant)
            and isinstance(dim.value, int)
            and -len(value.shape) <= dim.value < len(value.shape)
        ):
            return value_of(value.shape[dim.value])
    shape = app("attr", value.form, "shape")
    if dim == NONE:
        return Symbol(shape, True, True)
    key = dim.value if isinstance(dim, Constant) else form_of(dim)
    if key == 0:
        return Symbol(app("len", value.form), True, True)
    return Symbol(app("item", shape, form_slots(key)), True, True)


@model("torch.Tensor.dim", "torch.Tensor.ndimension")
def dim(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.dim()`."""
    value = receiver(m, arguments)
    if value is not None and value.shape is not None:
        return Constant(len(value.shape))
    return (
        Symbol(app("dim", value.form), True, True)
        if value is not None
        else opaque("dim", external=True, definite=True)
    )


@model("torch.Tensor.numel", "torch.Tensor.nelement")
def numel(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.numel()`."""
    value = receiver(m, arguments)
    if value is not None and value.shape is not None:
        total: Form = 1
        for one in value.shape:
            total = multiply(total, one)
        return value_of(total)
    return (
        Symbol(app("numel", value.form), True, True)
        if value is not None
        else opaque("numel", external=True, definite=True)
    )


@model("torch.Tensor.item", "torch.Tensor.tolist", "torch.Tensor.numpy")
def item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.item()` and the like: a number that the tensor decides."""
    value = receiver(m, arguments)
    return (
        Symbol(app("item of", value.form), True, True) if value is not None else opaque("item", external=True)
    )


@model("torch.Tensor.new_zeros", "torch.Tensor.new_ones", "torch.Tensor.new_empty")
def new_filled(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.new_zeros(size)`."""
    return tensor(sizes(m, arguments.args[1:]))


def _same_shape(name: str, keeps_value: bool) -> None:
    @model(f"torch.Tensor.{name}")
    def method(m: Machine, arguments: Arguments, span: Span) -> Value:
        value = receiver(m, arguments)
        if value is None:
            return opaque(name, external=True, tensor=True)
        form = (
            value.form if keeps_value else app(name, value.form) if len(arguments.args) == 1 else fresh(name)
        )
        return Symbol(form, True, True, True, value.shape)


for _name in ("detach", "clone", "contiguous", "cpu", "cuda", "to", "float", "double", "long", "int", "type_as", "requires_grad_",
              "type", "half", "bool", "pin_memory"):  # fmt: skip
    _same_shape(_name, keeps_value=True)
for _name in ("exp", "log", "sqrt", "sigmoid", "tanh", "abs", "softmax", "log_softmax", "relu", "clamp", "cumsum", "neg", "pow",
              "uniform_", "normal_", "fill_", "zero_", "exponential_", "square", "round", "floor", "logical_not", "log1p",
              "nan_to_num", "sort", "flip"):  # fmt: skip
    _same_shape(_name, keeps_value=False)


@model("torch.Tensor.reshape", "torch.Tensor.view", "torch.Tensor.expand", "torch.reshape")
def reshape(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.reshape(sizes)`; -1 leaves the shape unknown except for its rank."""
    shape = sizes(m, arguments.args[1:])
    if shape is not None and shape.count(-1) == 1:
        value = receiver(m, arguments)
        left = rest_size(value.shape if value is not None else None, shape)
        shape = tuple(left if one == -1 else one for one in shape)
    return tensor(shape)


def rest_size(shape: Shape | None, wanted: Shape) -> Form:
    """The size that stands for -1 in a reshape."""
    sizes_given = [one for one in shape or () if isinstance(one, int)]
    others = [one for one in wanted if isinstance(one, int) and one != -1]
    if shape is None or len(sizes_given) != len(shape) or len(others) != len(wanted) - 1:
        return fresh("size")
    total, known = math.prod(sizes_given), math.prod(others)
    return total // known if known and total % known == 0 else fresh("size")


@model("torch.Tensor.unbind", "torch.unbind")
def unbind(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.unbind(dim=0)`: the slices along a dim."""
    value, position = receiver(m, arguments), m.select(arguments.get(1, "dim", Constant(0)) or NONE)
    if (
        value is not None
        and value.shape
        and isinstance(position, Constant)
        and isinstance(position.value, int)
    ):
        if -len(value.shape) <= position.value < len(value.shape):
            index = position.value % len(value.shape)
            count, rest = value.shape[index], (*value.shape[:index], *value.shape[index + 1 :])
            if isinstance(count, int) and count <= 64:
                return Tuple(tuple(tensor(rest) for _ in range(count)))
    return opaque("slices", external=True, definite=True)


@model("torch.Tensor.split", "torch.split")
def split(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.split(size)` along the first dim."""
    value, size = receiver(m, arguments), m.select(arguments.get(1, "split_size", NONE) or NONE)
    known = value is not None and value.shape and len(arguments.args) == 2 and not arguments.keywords
    if (
        known
        and value is not None
        and value.shape
        and isinstance(size, Constant)
        and isinstance(size.value, int)
    ):
        count = value.shape[0]
        if isinstance(count, int) and size.value > 0 and count // size.value <= 64:
            starts = range(0, count, size.value)
            return Tuple(
                tuple(tensor((min(size.value, count - start), *value.shape[1:])) for start in starts)
            )
    return opaque("pieces", external=True, definite=True)


@model("torch.Tensor.unsqueeze", "torch.unsqueeze")
def unsqueeze(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.unsqueeze(dim)`."""
    value, position = receiver(m, arguments), m.select(arguments.get(1, "dim", NONE) or NONE)
    if (
        value is None
        or value.shape is None
        or not isinstance(position, Constant)
        or not isinstance(position.value, int)
    ):
        return tensor(None)
    index = position.value if position.value >= 0 else len(value.shape) + 1 + position.value
    return tensor((*value.shape[:index], 1, *value.shape[index:]))


@model("torch.Tensor.t", "torch.t")
def transpose(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`x.t()`."""
    value = receiver(m, arguments)
    return tensor(value.shape[::-1] if value is not None and value.shape is not None else None)


@model("torch.Tensor.sum", "torch.Tensor.mean", "torch.Tensor.std", "torch.Tensor.var", "torch.Tensor.max", "torch.Tensor.min",
       "torch.Tensor.prod", "torch.Tensor.logsumexp", "torch.sum", "torch.mean", "torch.std", "torch.var")  # fmt: skip
def reduction(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Reductions: over everything, or over one dim."""
    value = receiver(m, arguments)
    if value is None or value.shape is None:
        return tensor(None)
    if len(arguments.args) == 1 and not arguments.keywords:
        return tensor(())
    position = m.select(arguments.get(1, "dim", NONE) or NONE)
    keep = m.select(arguments.get(2, "keepdim", Constant(False)) or NONE)
    if isinstance(position, Constant) and isinstance(position.value, int) and isinstance(keep, Constant):
        index = position.value % len(value.shape) if value.shape else 0
        middle: Shape = (1,) if keep.value else ()
        return tensor((*value.shape[:index], *middle, *value.shape[index + 1 :]))
    return tensor(None)


@model("torch.stack")
def stack(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.stack(tensors)` along a new first dim."""
    items = m.exact_items(arguments.args[0]) if arguments.args else None
    if items and len(arguments.args) == 1 and not arguments.keywords:
        first = items[0]
        if isinstance(first, Symbol) and first.tensor and first.shape is not None:
            return tensor((len(items), *first.shape))
    return tensor(None)


@model("torch.where")
def where(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.where(condition, a, b)`."""
    shape: Shape | None = ()
    for value in arguments.args:
        chosen = m.select(value)
        own = (
            chosen.shape
            if isinstance(chosen, Symbol) and chosen.tensor
            else ()
            if isinstance(chosen, Constant)
            else None
        )
        shape = broadcast_shapes(shape, own) if shape is not None and own is not None else None
    return tensor(shape)
