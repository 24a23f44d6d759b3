"""Modules of torch.nn that change the shape or the resolution of their input."""

from __future__ import annotations

from pyroast.library.neural import Module, Tensor, layers, result, size_of
from pyroast.library.neural_layers import dims_of
from pyroast.library.neural_sizes import possible, product
from pyroast.protocol import Arguments
from pyroast.ranges import elementwise, join, of_number
from pyroast.supports import Support
from pyroast.symbolic import Form, add, fresh, multiply, scale
from pyroast.values import NONE, Value


@layers({"Flatten": "start_dim=1, end_dim=-1"})
def flatten(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Flatten(start_dim=1, end_dim=-1)(x)`."""
    start, end = module.number("start_dim"), module.number("end_dim")
    support = elementwise(x.support)
    if x.shape is None or not isinstance(start, int) or not isinstance(end, int):
        return result(None, x.dtype, support)
    rank = len(x.shape)
    if rank == 0:
        return result((1,), x.dtype, support)
    if not (-rank <= start < rank and -rank <= end < rank and start % rank <= end % rank):
        return result(None, x.dtype, support)
    first, last = start % rank, end % rank
    middle = product(x.shape[first : last + 1])
    return result((*x.shape[:first], middle, *x.shape[last + 1 :]), x.dtype, support)


@layers({"Unflatten": "dim, unflattened_size"})
def unflatten(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Unflatten(dim, unflattened_size)(x)`."""
    position, items = module.number("dim"), module.m.exact_items(module.argument("unflattened_size"))
    support = elementwise(x.support)
    if x.shape is None or not isinstance(position, int) or items is None:
        return result(None, x.dtype, support)
    if not -len(x.shape) <= position < len(x.shape):
        return result(None, x.dtype, support)
    index = position % len(x.shape)
    sizes = [size_of(module.m.select(item)) for item in items]
    others = product([size for size in sizes if size != -1])
    whole = x.shape[index]
    if sizes.count(-1) == 1:
        exact = isinstance(whole, int) and isinstance(others, int) and others and whole % others == 0
        rest: Form = whole // others if exact else fresh("size")  # type: ignore[operator]  # both are numbers
        sizes = [rest if size == -1 else size for size in sizes]
    return result((*x.shape[:index], *sizes, *x.shape[index + 1 :]), x.dtype, support)


PADDING = {
    **{
        f"{kind}Pad{n}d": "padding"
        for kind in ("Zero", "Reflection", "Replication", "Circular")
        for n in (1, 2, 3)
    },
    **{f"ConstantPad{n}d": "padding, value" for n in (1, 2, 3)},
}


@layers(PADDING)
def pad(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.ZeroPad2d(padding)(x)`: sizes for both ends of each dim, from the last dim on."""
    dims = dims_of(module)
    amounts = module.sizes("padding", 2 * dims)
    support: Support | None = elementwise(x.support)
    if "Zero" in module.type or "Constant" in module.type:
        value = module.number("value") if "Constant" in module.type else 0
        support = join(support, of_number(value) if value is not None else None)
    shape = x.shape
    if shape is None or len(shape) < dims:
        return result(None, x.dtype, support)
    sizes = list(shape)
    for offset in range(dims):
        grown = add(sizes[-1 - offset], amounts[2 * offset])
        sizes[-1 - offset] = add(grown, amounts[2 * offset + 1])
    return result(possible(tuple(sizes)), x.dtype, support)


@layers({
    "Upsample": "size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None",
    "UpsamplingNearest2d": "size=None, scale_factor=None",
    "UpsamplingBilinear2d": "size=None, scale_factor=None",
})  # fmt: skip
def upsample(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Upsample(size=None, scale_factor=None)(x)`; bicubic interpolation leaves the range of its input."""
    mode = module.word("mode") if module.type.endswith("Upsample") else "linear"
    support = None if mode in (None, "bicubic") else elementwise(x.support)
    if x.shape is None or len(x.shape) < 3:
        return result(None, x.dtype, support)
    dims = len(x.shape) - 2
    if module.argument("size") != NONE:
        spatial = module.sizes("size", dims)
    else:
        factor = module.number("scale_factor")
        whole = factor is not None and float(factor).is_integer()
        spatial = [scale(size, int(factor)) if whole and factor else fresh("size") for size in x.shape[2:]]
    return result((*x.shape[:2], *spatial), x.dtype, support)


@layers({"PixelShuffle": "upscale_factor"})
def pixel_shuffle(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.PixelShuffle(r)(x)`: `(…, C r r, H, W)` becomes `(…, C, H r, W r)`."""
    factor, support = module.number("upscale_factor"), elementwise(x.support)
    if x.shape is None or len(x.shape) < 3 or not isinstance(factor, int):
        return result(None, x.dtype, support)
    *front, channels, height, width = x.shape
    fewer = channels // (factor * factor) if isinstance(channels, int) and factor else fresh("size")
    return result((*front, fewer, multiply(height, factor), multiply(width, factor)), x.dtype, support)
