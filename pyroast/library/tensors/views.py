"""Operations that rearrange a tensor without changing its elements."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.tensors.common import (
    Call,
    Operand,
    dtype_named,
    is_array,
    operation,
    place,
)
from pyroast.library.tensors.constructors import diagonal_size, numel
from pyroast.shapes import Shape
from pyroast.supports import Support
from pyroast.symbolic import Form, fresh, multiply
from pyroast.values import Symbol, Value

BOTH = "torch torch.Tensor"
ALL = "torch torch.Tensor numpy"


def moved(call: Call, shape: Shape | None, own: Operand) -> Symbol:
    """A result that holds the same elements elsewhere."""
    return call.made(shape, own.dtype, ranges.elementwise(own.support))


@operation("input *size", "reshape view", "torch.Tensor")
@operation("input size", "reshape", "torch numpy")
def reshape(call: Call) -> Value:
    """`x.reshape(*size)`, where -1 stands for what is left."""
    own = call.operand()
    given = dtype_named(call.value("size"))
    if given or "dtype" in call.bound:
        return call.made(own.shape, given) if given == own.dtype else call.made(None, given)
    wanted = call.sizes()
    if wanted is None:
        return moved(call, None, own)
    if wanted.count(-1) == 1:
        left = rest_size(own.shape, wanted)
        wanted = tuple(left if one == -1 else one for one in wanted)
    touched = None if own.support is None or own.shape is None else first_difference(own.shape, wanted)
    return call.made(wanted, own.dtype, kept_at_end(own, wanted, touched))


def first_difference(shape: Shape, wanted: Shape) -> int:
    """How many rightmost dims are the same in both shapes."""
    count = 0
    for a, b in zip(reversed(shape), reversed(wanted)):
        if a != b:
            break
        count += 1
    return count


def kept_at_end(own: Operand, shape: Shape | None, same: int | None) -> Support | None:
    """The support where the last `same` dims stay."""
    if own.support is None or (same is not None and shape is not None and same >= own.support.event_dim):
        return own.support
    return ranges.elementwise(own.support)


def rest_size(shape: Shape | None, wanted: Shape) -> Form:
    """The size that stands for -1 in a reshape: what is left after the sizes that are given are divided out."""
    if shape is None:
        return fresh("size")
    own, others = list(shape), [one for one in wanted if one != -1]
    for one in list(others):
        if not isinstance(one, int) and one in own:
            own.remove(one)
            others.remove(one)
    if any(not isinstance(one, int) for one in others):
        return fresh("size")
    known, total, rest = numel(tuple(others)), 1, []
    for one in own:
        if isinstance(one, int):
            total *= one
        else:
            rest.append(one)
    if not isinstance(known, int) or known <= 0 or total % known:
        return fresh("size")
    size: Form = total // known
    for one in rest:
        size = multiply(size, one)
    return size


@operation("input other", "view_as reshape_as", "torch.Tensor")
def view_as(call: Call) -> Value:
    """`x.view_as(other)`."""
    return moved(call, call.operand("other").shape, call.operand())


@operation("input *size", "expand", "torch.Tensor")
@operation("input size", "broadcast_to", ALL)
def expand(call: Call) -> Value:
    """`x.expand(*size)`, where -1 keeps a size."""
    own, wanted = call.operand(), call.sizes()
    if wanted is None:
        return call.made(None, own.dtype, own.support)
    result = []
    for index, one in enumerate(wanted):
        at = index - len(wanted)
        if one == -1:
            known = own.shape is not None and -at <= len(own.shape)
            one = own.shape[at] if known and own.shape is not None else fresh("size")
        result.append(one)
    shape = tuple(result)
    same = first_difference(own.shape, shape) if own.shape is not None else 0
    return call.made(shape, own.dtype, kept_at_end(own, shape, same))


@operation("input other", "expand_as", "torch.Tensor")
def expand_as(call: Call) -> Value:
    """`x.expand_as(other)`."""
    own = call.operand()
    return call.made(call.operand("other").shape, own.dtype, own.support)


@operation("input dim", "unsqueeze", BOTH)
@operation("input dim", "expand_dims", "numpy")
def unsqueeze(call: Call) -> Value:
    """`x.unsqueeze(dim)`."""
    own, dim = call.operand(), call.integer("dim")
    index = None if own.shape is None else place(dim, len(own.shape) + 1)
    if index is None or own.shape is None:
        return call.made(None, own.dtype, ranges.elementwise(own.support))
    inner = own.support is not None and index > len(own.shape) - own.support.event_dim
    support = ranges.elementwise(own.support) if inner else own.support
    return call.made((*own.shape[:index], 1, *own.shape[index:]), own.dtype, support)


@operation("input dim", "squeeze", ALL)
def squeeze(call: Call) -> Value:
    """`x.squeeze(dim)` drops dims of size 1."""
    own = call.operand()
    if own.shape is None:
        return moved(call, None, own)
    dims = None if call.absent("dim") else call.integers("dim")
    if call.absent("dim"):
        if all(isinstance(one, int) for one in own.shape):
            return moved(call, tuple(one for one in own.shape if one != 1), own)
        return moved(call, None, own)
    places = [place(dim, len(own.shape)) for dim in dims or ()]
    if (
        dims is None
        or None in places
        or any(not isinstance(own.shape[at], int) for at in places if at is not None)
    ):
        return moved(call, (), own) if own.shape == () and dims is not None else moved(call, None, own)
    shape = tuple(one for at, one in enumerate(own.shape) if at not in places or one != 1)
    same = first_difference(own.shape, shape)
    return call.made(shape, own.dtype, kept_at_end(own, shape, same))


@operation("input *dims", "permute", "torch.Tensor")
@operation("input dims", "permute", "torch")
@operation("input dims", "transpose", "numpy")
def permute(call: Call) -> Value:
    """`x.permute(*dims)`."""
    own = call.operand()
    if "dims" not in call.bound:
        return moved(call, own.shape[::-1] if own.shape is not None else None, own)
    dims = call.integers("dims")
    rank = len(dims) if dims is not None else 0
    places = [place(dim, rank) for dim in dims or ()]
    if dims is None or own.shape is None or None in places or len(own.shape) != rank:
        known = dims is not None and own.shape is None
        return moved(call, tuple(fresh("size") for _ in range(rank)) if known else None, own)
    last = 0
    while last < rank and places[rank - 1 - last] == rank - 1 - last:
        last += 1
    shape = tuple(own.shape[at] for at in places if at is not None)
    return call.made(shape, own.dtype, kept_at_end(own, shape, last))


@operation("input dim0 dim1", "transpose swapaxes swapdims", BOTH)
@operation("input dim0 dim1", "swapaxes", "numpy")
def transpose(call: Call) -> Value:
    """`x.transpose(dim0, dim1)`."""
    own = call.operand()
    first, second = call.integer("dim0"), call.integer("dim1")
    if own.shape is None or is_array(call.value("input")) or (call.space == "numpy" and first is None):
        return moved(call, None, own)
    a, b = place(first, len(own.shape)), place(second, len(own.shape))
    if a is None or b is None:  # of a scalar torch takes 0 and -1 for dims
        scalar = own.shape == () and None not in (place(first, 1), place(second, 1))
        return moved(call, () if scalar else None, own)
    shape = list(own.shape)
    shape[a], shape[b] = shape[b], shape[a]
    same = len(shape) - 1 - max(a, b) if a != b else len(shape)
    return call.made(tuple(shape), own.dtype, kept_at_end(own, tuple(shape), same))


@operation("input", "t adjoint", BOTH)
def t(call: Call) -> Value:
    """`x.t()`, for at most two dims; `x.adjoint()`."""
    own = call.operand()
    if own.shape is None or (call.name == "adjoint" and len(own.shape) < 2):
        return moved(call, None, own)
    return moved(call, (*own.shape[:-2], *own.shape[-2:][::-1]), own)


@operation("input source destination", "movedim moveaxis", ALL)
def movedim(call: Call) -> Value:
    """`x.movedim(source, destination)`."""
    own, source, target = call.operand(), call.integers("source"), call.integers("destination")
    if own.shape is None or source is None or target is None or len(source) != len(target):
        return moved(call, None, own)
    rank = len(own.shape)
    sources, targets = [place(dim, rank) for dim in source], [place(dim, rank) for dim in target]
    if None in sources or None in targets:  # of a scalar torch takes 0 and -1 for dims
        scalar = rank == 0 and all(place(dim, 1) is not None for dim in (*source, *target))
        return moved(call, () if scalar else None, own)
    left = iter([at for at in range(rank) if at not in sources])
    order = [sources[targets.index(at)] if at in targets else next(left) for at in range(rank)]
    return moved(call, tuple(own.shape[at] for at in order if at is not None), own)


@operation("input start_dim end_dim", "flatten", BOTH)
def flatten(call: Call) -> Value:
    """`x.flatten(start_dim=0, end_dim=-1)`."""
    own, start, end = call.operand(), call.integer("start_dim", 0), call.integer("end_dim", -1)
    if own.shape == ():
        return moved(call, (1,), own)
    if own.shape is None:
        return moved(call, (fresh("size"),) if (start, end) == (0, -1) else None, own)
    first, last = place(start, len(own.shape)), place(end, len(own.shape))
    if first is None or last is None or first > last:
        return moved(call, None, own)
    shape = (*own.shape[:first], numel(own.shape[first : last + 1]), *own.shape[last + 1 :])
    return call.made(shape, own.dtype, kept_at_end(own, shape, len(own.shape) - 1 - last))


@operation("input", "ravel", ALL)
def ravel(call: Call) -> Value:
    """`x.ravel()`: one dim."""
    own = call.operand()
    return moved(call, (numel(own.shape) if own.shape is not None else fresh("size"),), own)


@operation("input dim sizes", "unflatten", BOTH)
def unflatten(call: Call) -> Value:
    """`x.unflatten(dim, sizes)`."""
    own, wanted = call.operand(), call.sizes("sizes")
    at = None if own.shape is None else place(call.integer("dim"), len(own.shape))
    if own.shape is None or wanted is None or at is None:
        return moved(call, None, own)
    if wanted.count(-1) == 1:
        left = rest_size((own.shape[at],), wanted)
        wanted = tuple(left if one == -1 else one for one in wanted)
    return moved(call, (*own.shape[:at], *wanted, *own.shape[at + 1 :]), own)


@operation("input shifts dim", "roll", ALL)
@operation("input *dims", "flip", BOTH)
@operation("input dim", "flip", "numpy")
@operation("input", "fliplr flipud", ALL)
@operation("input", "positive resolve_conj resolve_neg", BOTH)
def same_elements(call: Call) -> Value:
    """Operations that keep the shape and move elements within it."""
    return moved(call, call.operand().shape, call.operand())


@operation("input k dims", "rot90", ALL)
def rot90(call: Call) -> Value:
    """`torch.rot90(input, k=1, dims=(0, 1))`."""
    own, turns = call.operand(), call.integer("k", 1)
    dims = (0, 1) if call.absent("dims") else call.integers("dims")
    if own.shape is None or turns is None or dims is None or len(dims) != 2:
        return moved(call, None, own)
    shape = list(own.shape)
    a, b = place(dims[0], len(shape)), place(dims[1], len(shape))
    if a is None or b is None:
        return moved(call, None, own)
    if turns % 2:
        shape[a], shape[b] = shape[b], shape[a]
    return moved(call, tuple(shape), own)


@operation("input offset dim1 dim2", "diagonal", BOTH)
@operation("input offset dim1 dim2", "diagonal", "torch.linalg")
def diagonal(call: Call) -> Value:
    """`x.diagonal(offset=0, dim1=0, dim2=1)`: the two dims become a last one."""
    own, offset = call.operand(), call.integer("offset", 0)
    ends = (-2, -1) if call.space == "torch.linalg" else (0, 1)
    dims = call.integer("dim1", ends[0]), call.integer("dim2", ends[1])
    if own.shape is None or offset is None:
        return moved(call, None, own)
    a, b = place(dims[0], len(own.shape)), place(dims[1], len(own.shape))
    if a is None or b is None:
        return moved(call, None, own)
    rest = tuple(one for at, one in enumerate(own.shape) if at not in (a, b))
    return moved(call, (*rest, diagonal_size(own.shape[a], own.shape[b], offset)), own)


@operation("input", "atleast_1d atleast_2d atleast_3d", "torch numpy")
def atleast(call: Call) -> Value:
    """`torch.atleast_2d(x)`: dims added on the left."""
    own, least = call.operand(), int(call.name[-2])
    if own.shape is None or least == 3:
        return moved(call, None, own)
    return moved(call, (*[1] * (least - len(own.shape)), *own.shape), own)


@operation("input dimension size step", "unfold", "torch.Tensor")
def unfold(call: Call) -> Value:
    """`x.unfold(dimension, size, step)`: windows, whose elements become a last dim."""
    own, size, step = call.operand(), call.integer("size"), call.integer("step")
    at = None if own.shape is None else place(call.integer("dimension"), len(own.shape))
    if own.shape is None or at is None or size is None or not step:
        return moved(call, None, own)
    length = own.shape[at]
    count: Form = (length - size) // step + 1 if isinstance(length, int) else fresh("size")
    return moved(call, (*own.shape[:at], count, *own.shape[at + 1 :], size), own)


@operation("input diagonal", "triu tril", ALL)
def triangle(call: Call) -> Value:
    """`x.tril()`: zeros on one side of the diagonal."""
    own = call.operand()
    return call.made(own.shape, own.dtype, ranges.join(own.support, ranges.of_number(0)))
