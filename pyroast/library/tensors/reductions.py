"""Reductions over dims, and functions that sort or accumulate along one."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.tensors import contents
from pyroast.library.tensors.arithmetic import result_of
from pyroast.library.tensors.common import Call, Operand, is_array, operand, operation, place
from pyroast.library.tensors.constructors import numel, size_argument
from pyroast.shapes import Shape
from pyroast.supports import Support, integers
from pyroast.symbolic import app, fresh, subtract
from pyroast.values import NONE, TRUE_VALUE, Constant, Symbol, Template, Tuple, Value, opaque, value_of

ALL = "torch torch.Tensor numpy"


def reduced(shape: Shape | None, dims: tuple[int, ...] | None, keep: bool | None) -> Shape | None:
    """A shape without the given dims, all if there are none; None where it is not known."""
    if keep is None or dims is None:
        return None
    if shape is None:
        return () if not dims and not keep else None
    if not shape and all(dim in (0, -1) for dim in dims):
        return ()
    places = [place(dim, len(shape)) for dim in dims] if dims else list(range(len(shape)))
    if None in places or len(set(places)) != len(places):
        return None
    if keep:
        return tuple(1 if at in places else one for at, one in enumerate(shape))
    return tuple(one for at, one in enumerate(shape) if at not in places)


def dims_of(call: Call) -> tuple[int, ...] | None:
    """The dims of a reduction; () for all."""
    return () if call.absent("dim") else call.integers("dim")


def dtype_of(name: str, own: Operand) -> str:
    """The dtype of a reduction."""
    match name.removeprefix("nan"):
        case "any" | "all":
            return "bool"
        case "argmax" | "argmin" | "count_nonzero":
            return "long"
        case "sum" | "prod":
            return "long" if own.dtype == "bool" else own.dtype
        case "amax" | "amin" | "max" | "min" | "median" | "ptp" | "mode":
            return own.dtype
        case _:
            return "float"


def range_of(name: str, own: Operand, shape: Shape | None) -> Support | None:
    """The range of a reduction."""
    if name in ("argmax", "argmin"):
        return integers(0)
    return ranges.of_function(name, [own.support])


@operation("input dim keepdim", "sum nansum mean nanmean prod logsumexp amax amin any all")
@operation("input dim keepdim", "argmax argmin count_nonzero")
@operation("input dim keepdim", "logsumexp", "torch.special")
@operation("input dim dtype out keepdim", "sum mean prod nansum nanmean", "numpy")
@operation("input dim out keepdim", "amax amin max min any all argmax argmin median nanmedian ptp", "numpy")
def reduce(call: Call) -> Value:
    """`x.sum(dim=None, keepdim=False)` and its siblings."""
    total = contents.reduction(call.m, call.name, call.value("input")) if call.absent("dim") else None
    if total is not None and call.space == "numpy":
        return value_of(total)
    own = call.operand()
    shape = reduced(own.shape, dims_of(call), call.flag("keepdim"))
    if total is not None and shape == ():
        call.m.contents[call.form] = total
    return call.made(shape, dtype_of(call.name, own), range_of(call.name, own, shape))


@operation("input dim unbiased keepdim correction", "std var", result="tensor")
@operation("input dim dtype out ddof keepdim", "std var", "numpy")
def spread(call: Call) -> Value:
    """`x.std(dim, unbiased, keepdim)` and `x.std(dim, correction=1)`; a boolean in the place of `dim` is `unbiased`."""
    own, dim = call.operand(), call.value("dim")
    in_place_of_dim = isinstance(dim, Constant) and isinstance(dim.value, bool)
    dims = () if dim == NONE or in_place_of_dim else call.integers("dim")
    shape = reduced(own.shape, dims, call.flag("keepdim"))
    return call.made(shape, "float", ranges.of_function("std", [own.support]))


@operation("input dim unbiased keepdim correction", "std_mean var_mean", "torch", result="value")
def with_mean(call: Call) -> Value:
    """`torch.std_mean(input, dim)`: a pair."""
    spread_, own = spread(call), call.operand()
    assert isinstance(spread_, Symbol)
    mean = call.made(
        spread_.shape, "float", ranges.of_function("mean", [own.support]), app("mean of", call.form)
    )
    return Tuple((spread_, mean))


@operation("input dim keepdim other", "max min median nanmedian", result="value")
def extreme(call: Call) -> Value:
    """`x.max()`; `x.max(dim)` gives values and indices; `x.max(other)` is elementwise."""
    own = call.operand()
    dim = call.value("dim") if call.absent("other") else call.value("other")
    support = ranges.elementwise(own.support)
    if is_array(call.value("input")) or (isinstance(dim, Symbol) and not dim.tensor):
        return call.made(None, own.dtype, support)
    if dim == NONE:
        total = contents.reduction(call.m, call.name, call.value("input"))
        if total is not None:
            call.m.contents[call.form] = total
        return call.made((), own.dtype, ranges.elementwise(own.support))
    if isinstance(dim, Symbol):
        made = result_of(
            {"max": "maximum", "min": "minimum"}.get(call.name, call.name), own, operand(call.m, dim)
        )
        return call.made(made.shape, made.dtype, made.support)
    return values_and_indices(call, own)


def values_and_indices(call: Call, own: Operand, shape: Shape | None = None) -> Value:
    """A pair of values and their indices along a dim."""
    dims = dims_of(call)
    if shape is None:
        shape = reduced(own.shape, dims, call.flag("keepdim"))
    support = integers(0)
    if own.shape and dims and (at := place(dims[0], len(own.shape))) is not None:
        support = integers(0, subtract(own.shape[at], 1))
    values = call.made(shape, own.dtype, ranges.elementwise(own.support), app("values", call.form))
    return Tuple((values, call.made(shape, "long", support, app("indices", call.form))))


@operation("input dim keepdim", "mode", result="value")
@operation("input k dim keepdim", "kthvalue", result="value")
def mode(call: Call) -> Value:
    """`x.mode(dim=-1)`: values and indices."""
    bound = {**call.bound, "dim": call.bound.get("dim", Constant(-1))}
    given = Call(call.m, call.name, call.space, bound, call.span)
    return values_and_indices(given, given.operand())


@operation("input dim", "cummax cummin", result="value")
@operation("input dim descending stable", "sort", "torch torch.Tensor", result="value")
def sort(call: Call) -> Value:
    """`x.sort(dim=-1)`: values and indices, in the shape of the tensor."""
    own = call.operand()
    if is_array(call.value("input")):
        return opaque("sorted", external=True, definite=True)
    bound = {**call.bound, "dim": call.bound.get("dim", Constant(-1))}
    given = Call(call.m, call.name, call.space, bound, call.span)
    pair = values_and_indices(given, own, own.shape)
    assert isinstance(pair, Tuple)
    return pair if own.shape is not None else Tuple(tuple(without_shape(item) for item in pair.items))


def without_shape(value: Value) -> Value:
    """A tensor of unknown rank."""
    assert isinstance(value, Symbol)
    return Symbol(value.form, True, True, True, None, value.dtype, value.support)


@operation("input k dim largest sorted", "topk", result="value")
def topk(call: Call) -> Value:
    """`x.topk(k, dim=-1)`: values and indices."""
    own, count = call.operand(), size_argument(call, "k")
    at = place(call.integer("dim", -1), len(own.shape)) if own.shape is not None else None
    bound = {**call.bound, "dim": call.bound.get("dim", Constant(-1))}
    given = Call(call.m, call.name, call.space, bound, call.span)
    if own.shape == () or own.shape is None or at is None:
        pair = values_and_indices(given, Operand(None, own.dtype, own.support))
        return (
            pair if not isinstance(pair, Tuple) else Tuple(tuple(without_shape(item) for item in pair.items))
        )
    return values_and_indices(given, own, (*own.shape[:at], count, *own.shape[at + 1 :]))


@operation("input dim descending stable", "argsort")
@operation("input dim", "argsort", "numpy")
def argsort(call: Call) -> Value:
    """`x.argsort(dim=-1)`."""
    return call.made(call.operand().shape, "long", integers(0))


@operation("input dim", "cumsum cumprod logcumsumexp")
@operation("input dim", "cumsum cumprod", "numpy")
def accumulate(call: Call) -> Value:
    """`x.cumsum(dim)`."""
    own = call.operand()
    dtype = "long" if own.dtype == "bool" else own.dtype
    shape = own.shape
    if call.space == "numpy" and call.absent("dim"):
        shape = (numel(shape),) if shape is not None else None
    support = ranges.of_function(call.name, [own.support]) if call.name != "logcumsumexp" else None
    return call.made(shape, dtype, support)


@operation("input", "msort", "torch torch.Tensor")
@operation("input dim", "sort", "numpy")
def msort(call: Call) -> Value:
    """`torch.msort(input)`: sorted along the first dim."""
    own = call.operand()
    return call.made(own.shape, own.dtype, ranges.elementwise(own.support))


@operation("input p dim keepdim", "norm")
@operation("input ord dim keepdim", "norm vector_norm matrix_norm", "torch.linalg")
@operation("input ord dim keepdim", "norm", "numpy.linalg")
def norm(call: Call) -> Value:
    """`x.norm(p=2, dim=None, keepdim=False)`."""
    own, dims = call.operand(), dims_of(call)
    if call.name == "matrix_norm" and call.absent("dim"):
        dims = (-2, -1)
    shape = reduced(own.shape, dims, call.flag("keepdim"))
    return call.made(shape, "float", ranges.of_function("norm", [None]))


@operation("input q dim keepdim interpolation", "quantile nanquantile")
@operation("input q dim out overwrite_input method keepdim", "quantile percentile", "numpy")
def quantile(call: Call) -> Value:
    """`x.quantile(q, dim=None)`: the dims of q come first."""
    own, q = call.operand(), call.operand("q")
    shape = reduced(own.shape, dims_of(call), call.flag("keepdim"))
    if shape is None or q.shape is None:
        return call.made(None, "float")
    flat = ranges.of_function("mean", [own.support])
    return call.made((*q.shape, *shape), "float", flat)


@operation("input", "trace")
def trace(call: Call) -> Value:
    """`x.trace()`: one number."""
    own = call.operand()
    return call.made((), "long" if own.dtype == "bool" else own.dtype)


@operation("input n dim prepend append", "diff")
@operation("input n dim", "diff", "numpy")
def diff(call: Call) -> Value:
    """`x.diff(n=1, dim=-1)`: one element less each time."""
    own, times = call.operand(), call.integer("n", 1)
    at = place(call.integer("dim", -1), len(own.shape)) if own.shape is not None else None
    if own.shape is None or at is None or times is None or "prepend" in call.bound or "append" in call.bound:
        return call.made(None, own.dtype)
    size = own.shape[at]
    less = max(size - times, 0) if isinstance(size, int) else fresh("size")
    return call.made(
        (*own.shape[:at], less, *own.shape[at + 1 :]), own.dtype if own.dtype != "bool" else "bool"
    )


@operation("input sorted return_inverse return_counts dim", "unique")
@operation("input return_inverse return_counts dim", "unique_consecutive")
@operation("input return_index return_inverse return_counts axis equal_nan", "unique", "numpy")
def unique(call: Call) -> Value:
    """`x.unique()`: one dim of unknown size; and, where asked for, where each element stands and how often."""
    own = call.operand()
    asked = [name for name in ("return_index", "return_inverse", "return_counts") if not call.absent(name)]
    if not (call.absent("dim") and call.absent("axis")) or any(
        not isinstance(call.value(name), Constant) for name in asked
    ):
        return opaque("unique", external=True, definite=True)
    shape: Shape = (fresh("size"),)
    values = call.made(shape, own.dtype, ranges.elementwise(own.support))
    shapes = {"return_index": shape, "return_inverse": own.shape or _length(call), "return_counts": shape}
    more = [
        call.made(shapes[name], "long", integers(0), app(name, call.form))
        for name in asked
        if call.value(name) == TRUE_VALUE
    ]
    return Tuple((values, *more)) if more else values


def _length(call: Call) -> Shape | None:
    """The shape of a list of strings, which NumPy takes for an array."""
    items = call.m.exact_items(call.m.select(call.value("input")))
    strings = items is not None and all(isinstance(one, (Constant, Template)) for one in items)
    return (len(items),) if items and strings else None


@operation("input weights minlength", "bincount")
def bincount(call: Call) -> Value:
    """`x.bincount()`: one dim, as long as the largest element is."""
    plain = call.absent("weights")
    return call.made((fresh("size"),), "long" if plain else "", integers(0) if plain else None)


@operation("input bins min max", "histc")
def histc(call: Call) -> Value:
    """`x.histc(bins=100)`."""
    return call.made((100 if call.absent("bins") else size_argument(call, "bins"),), call.operand().dtype)
