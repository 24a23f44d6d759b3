"""Functions that pick or place elements by index, and padding."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.registry import model
from pyroast.library.tensors import indexing
from pyroast.library.tensors.common import Call, kept, operation, place
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import broadcast_shapes
from pyroast.spans import Span
from pyroast.supports import integers
from pyroast.symbolic import Form, add, fresh
from pyroast.values import NONE, Constant, Object, Symbol, Tuple, Value, form_of, opaque


@operation("input dim index", "select")
def select(call: Call) -> Value:
    """`x.select(dim, index)` drops a dim."""
    own = call.operand()
    at = place(call.integer("dim"), len(own.shape)) if own.shape is not None else None
    if at is None or own.shape is None:
        return call.made(None, own.dtype, ranges.elementwise(own.support))
    shape = (*own.shape[:at], *own.shape[at + 1 :])
    return call.made(shape, own.dtype, kept(own.support, len(own.shape), at))


@operation("input dim start length", "narrow")
def narrow(call: Call) -> Value:
    """`x.narrow(dim, start, length)`."""
    own = call.operand()
    at = place(call.integer("dim"), len(own.shape)) if own.shape is not None else None
    length = form_of(call.value("length"))
    if at is None or own.shape is None or length is None:
        return call.made(None, own.dtype, ranges.elementwise(own.support))
    shape = (*own.shape[:at], length, *own.shape[at + 1 :])
    return call.made(shape, own.dtype, kept(own.support, len(own.shape), at))


@operation("input dim index", "index_select")
def index_select(call: Call) -> Value:
    """`x.index_select(dim, index)`: a dim gets the size of the index."""
    own, index = call.operand(), call.operand("index")
    at = place(call.integer("dim"), len(own.shape)) if own.shape is not None else None
    if at is None or own.shape is None:
        return call.made(None, own.dtype, ranges.elementwise(own.support))
    count: Form = fresh("size") if index.shape is None else index.shape[0] if index.shape else 1
    shape = (*own.shape[:at], count, *own.shape[at + 1 :])
    return call.made(shape, own.dtype, kept(own.support, len(own.shape), at))


@operation("input dim index sparse_grad", "gather")
def gather(call: Call) -> Value:
    """`x.gather(dim, index)` has the shape of the index."""
    own = call.operand()
    return call.made(call.operand("index").shape, own.dtype, ranges.elementwise(own.support))


@operation("input indices dim", "take_along_dim")
@operation("input indices dim", "take_along_axis", "numpy")
def take_along_dim(call: Call) -> Value:
    """`torch.take_along_dim(input, indices, dim)`: both broadcast, except at the dim."""
    own, index = call.operand(), call.operand("indices")
    support = ranges.elementwise(own.support)
    if call.absent("dim"):
        size: Form | None = None
        if index.shape is not None:
            size = index.shape[0] if len(index.shape) == 1 else fresh("size")
        return call.made((size,) if size is not None else None, own.dtype, support)
    rank = len(own.shape) if own.shape is not None else None
    at = place(call.integer("dim"), rank) if rank is not None else None
    if own.shape is None or index.shape is None or at is None or len(index.shape) != rank:
        return call.made(None, own.dtype, support)
    rest = broadcast_shapes(
        (*own.shape[:at], 1, *own.shape[at + 1 :]), (*index.shape[:at], 1, *index.shape[at + 1 :])
    )
    shape = (*rest[:at], index.shape[at], *rest[at + 1 :]) if rest is not None else None
    return call.made(shape, own.dtype, support)


@operation("input index", "take")
def take(call: Call) -> Value:
    """`x.take(index)` has the shape of the index."""
    own = call.operand()
    return call.made(call.operand("index").shape, own.dtype, ranges.elementwise(own.support))


@operation("input dim index src reduce value include_self", "scatter scatter_add scatter_reduce index_reduce")
@operation("input dim index src alpha", "index_add index_copy")
@operation("input dim index value", "index_fill")
@operation("input indices values accumulate", "index_put put")
@operation("input mask src", "masked_scatter")
@operation("input src dim index", "select_scatter")
@operation("input src dim start end step", "slice_scatter")
@operation("input src offset dim1 dim2", "diagonal_scatter")
def place_elements(call: Call) -> Value:
    """Copies with some elements replaced."""
    own = call.operand()
    placed = next((call.operand(name) for name in ("src", "value", "values") if name in call.bound), None)
    adds = (
        call.name in ("scatter_add", "index_add", "scatter_reduce", "index_reduce") or "reduce" in call.bound
    )
    support = ranges.join(own.support, placed.support) if placed is not None and not adds else None
    if not call.absent("accumulate"):
        support = None
    return call.made(own.shape, own.dtype, support)


@operation("input mask", "masked_select")
def masked_select(call: Call) -> Value:
    """`x.masked_select(mask)`: one dim of unknown size."""
    own = call.operand()
    return call.made((fresh("size"),), own.dtype, ranges.elementwise(own.support))


@operation("input as_tuple", "nonzero", result="value")
@operation("input", "argwhere", "torch torch.Tensor numpy")
@operation("input", "nonzero", "numpy", result="value")
def nonzero(call: Call) -> Value:
    """`x.nonzero()`: one row of indices for each element; with `as_tuple`, one vector for each dim."""
    own, apart = call.operand(), call.flag("as_tuple", call.space == "numpy" and call.name == "nonzero")
    if own.shape is None or apart is None:
        return opaque("indices", external=True, definite=True, tensor=apart is False)
    size = fresh("size")
    if apart:
        return Tuple(
            tuple(call.made((size,), "long", integers(0), fresh("indices")) for _ in own.shape or (1,))
        )
    return call.made((size, len(own.shape)), "long", integers(0))


@operation("sorted_sequence input right side sorter", "searchsorted", "torch")
@operation("input boundaries right", "bucketize", "torch torch.Tensor")
def search(call: Call) -> Value:
    """`torch.searchsorted(sorted_sequence, input)`: one index for each input."""
    return call.made(call.operand().shape, "long", integers(0))


@operation("input pad mode value", "pad", "torch.nn.functional")
def pad(call: Call) -> Value:
    """`pad(input, pad)`: pairs of sizes for the last dims, from the last one on."""
    own, pads = call.operand(), call.sizes("pad")
    if own.shape is None or pads is None or len(pads) % 2 or len(pads) // 2 > len(own.shape):
        return call.made(None, own.dtype)
    shape = list(own.shape)
    for number in range(len(pads) // 2):
        shape[-1 - number] = add(shape[-1 - number], add(pads[2 * number], pads[2 * number + 1]))
    plain = call.absent("mode") or call.value("mode") == Constant("constant")
    fill = call.operand("value").support if not call.absent("value") else ranges.of_number(0)
    support = ranges.join(ranges.elementwise(own.support), fill) if plain else ranges.elementwise(own.support)
    return call.made(tuple(shape), own.dtype, support)


# Vindex


@model("pyro.ops.indexing.Vindex")
def vindex_object(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Vindex(x)`: an object whose items are those of the tensor."""
    value = arguments.get(0, "tensor", NONE) or NONE
    return m.new(Object({"$tensor": value}, type="pyro.ops.indexing.Vindex", span=span))


@model("pyro.ops.indexing.Vindex.__getitem__")
def vindex_item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Vindex(x)[index]`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return _vindex(m, cell.state["$tensor"], arguments.args[1], span)


@model("pyro.ops.indexing.vindex")
def vindex(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`vindex(tensor, args)`."""
    return _vindex(m, arguments.get(0, "tensor", NONE) or NONE, arguments.get(1, "args", NONE) or NONE, span)


def _vindex(m: Machine, value: Value, index: Value, span: Span) -> Value:
    def one(tensor: Value) -> Value:
        if isinstance(tensor, Symbol):
            return m.lift(index, lambda key: indexing.vindex(m, tensor, key))
        return opaque("item", external=True, tensor=True)

    return m.lift(value, one)


@model("pyro.ops.indexing.Index")
def index_object(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Index(x)`: indexing with nested tuples, which are flattened."""
    value = arguments.get(0, "tensor", NONE) or NONE
    return m.new(Object({"$tensor": value}, type="pyro.ops.indexing.Index", span=span))


@model("pyro.ops.indexing.Index.__getitem__")
def index_item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Index(x)[index]`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.item(cell.state["$tensor"], _flattened(arguments.args[1]), span)


def _flattened(index: Value) -> Value:
    if not isinstance(index, Tuple) or indexing.is_slice(index):
        return index
    flat: list[Value] = []
    for part in index.items:
        inner = _flattened(part)
        nested = isinstance(inner, Tuple) and not indexing.is_slice(inner)
        for one in inner.items if nested and isinstance(inner, Tuple) else (inner,):
            if not (one == indexing.ELLIPSIS and flat and flat[-1] == one):
                flat.append(one)
    return Tuple(tuple(flat))
