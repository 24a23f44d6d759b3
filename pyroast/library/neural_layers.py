"""Layers with weights, pools, norms and changes of shape (torch.nn)."""

from __future__ import annotations

from pyroast.library.neural import ABSENT, Module, Tensor, layers, optional, result, size_of
from pyroast.library.neural_sizes import batched, convolved, fits, possible, product, transposed
from pyroast.protocol import Arguments
from pyroast.ranges import elementwise, join, of_function, of_number
from pyroast.shapes import Shape
from pyroast.supports import REAL, Support
from pyroast.symbolic import Form, add, fresh, multiply, scale
from pyroast.values import NONE, Constant, Symbol, Tuple, Value

LINEAR = "in_features, out_features, bias=True"


def _linear_weights(module: Module) -> dict[str, Shape | None]:
    columns, rows = module.size("in_features"), module.size("out_features")
    return {"weight": (rows, columns), "bias": optional(module, "bias", rows)}


def linear_shape(shape: Shape | None, columns: Form | None, rows: Form) -> Shape | None:
    """The shape of `x @ weight.T` for a weight of `(rows, columns)`; None where torch raises."""
    if not shape or (columns is not None and not fits(shape[-1], columns)):
        return None
    return (*shape[:-1], rows)


@layers({"Linear": LINEAR, "modules.linear.NonDynamicallyQuantizableLinear": LINEAR}, _linear_weights)
def linear(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Linear(in_features, out_features)(x)`."""
    shape = linear_shape(x.shape, module.size("in_features"), module.size("out_features"))
    return result(shape, "float", REAL)


@layers({"LazyLinear": "out_features, bias=True"})
def lazy_linear(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.LazyLinear(out_features)(x)`."""
    return result(linear_shape(x.shape, None, module.size("out_features")), "float", REAL)


def _bilinear_weights(module: Module) -> dict[str, Shape | None]:
    rows = module.size("out_features")
    weight = (rows, module.size("in1_features"), module.size("in2_features"))
    return {"weight": weight, "bias": optional(module, "bias", rows)}


@layers({"Bilinear": "in1_features, in2_features, out_features, bias=True"}, _bilinear_weights)
def bilinear(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Bilinear(in1_features, in2_features, out_features)(x, y)`."""
    shape = linear_shape(x.shape, module.size("in1_features"), module.size("out_features"))
    return result(shape, "float", REAL)


def _embedding_weights(module: Module) -> dict[str, Shape | None]:
    return {"weight": (module.size("num_embeddings"), module.size("embedding_dim"))}


@layers({"Embedding": "num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, "
                      "scale_grad_by_freq=False, sparse=False"}, _embedding_weights)  # fmt: skip
def embedding(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Embedding(num_embeddings, embedding_dim)(indices)`."""
    shape = None if x.shape is None else (*x.shape, module.size("embedding_dim"))
    return result(shape, "float", REAL)


# Convolutions

CONVOLUTION = "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros'"
TRANSPOSED = (
    "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, "
    "padding_mode='zeros'"
)


def dims_of(module: Module) -> int:
    """The number of dims in a name such as Conv2d."""
    return int(module.cell.type[-2])


def _per_group(channels: Form, module: Module) -> Form:
    groups = module.number("groups")
    if groups == 1:
        return channels
    if isinstance(channels, int) and isinstance(groups, int) and groups:
        return channels // groups
    return fresh("size")


def _kernel_weights(module: Module) -> dict[str, Shape | None]:
    kernel = module.sizes("kernel_size", dims_of(module))
    first, second = module.size("out_channels"), module.size("in_channels")
    bias = optional(module, "bias", first)
    if "Transpose" in module.cell.type:
        first, second = second, first
    return {"weight": (first, _per_group(second, module), *kernel), "bias": bias}


@layers({f"Conv{n}d": CONVOLUTION for n in (1, 2, 3)}, _kernel_weights)
def convolution(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Conv2d(in_channels, out_channels, kernel_size)(x)`."""
    dims = dims_of(module)
    shape = batched(x.shape, module.size("in_channels"), dims)
    if shape is None:
        return result(None, "float", REAL)
    kernel, stride, dilation = (module.sizes(name, dims) for name in ("kernel_size", "stride", "dilation"))
    word = module.word("padding")
    padding: list[Form] = [0] * dims if word is not None else module.sizes("padding", dims)
    spatial = [
        size if word == "same" else convolved(size, *window)
        for size, window in zip(shape[-dims:], zip(kernel, stride, padding, dilation))
    ]
    return result(possible((*shape[: -dims - 1], module.size("out_channels"), *spatial)), "float", REAL)


@layers({f"ConvTranspose{n}d": TRANSPOSED for n in (1, 2, 3)}, _kernel_weights)
def transposed_convolution(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.ConvTranspose2d(in_channels, out_channels, kernel_size)(x, output_size=None)`."""
    dims = dims_of(module)
    shape = batched(x.shape, module.size("in_channels"), dims)
    if shape is None:
        return result(None, "float", REAL)
    kernel, stride, padding, dilation, extra = (
        module.sizes(name, dims)
        for name in ("kernel_size", "stride", "padding", "dilation", "output_padding")
    )
    plain = arguments.get(1, "output_size", NONE) == NONE
    spatial = [
        transposed(size, *window) if plain else fresh("size")
        for size, window in zip(shape[-dims:], zip(kernel, stride, padding, dilation, extra))
    ]
    return result(possible((*shape[: -dims - 1], module.size("out_channels"), *spatial)), "float", REAL)


# Pools


def _pooled(module: Module, x: Tensor, padding: bool, dilation: bool) -> Shape | None:
    dims = dims_of(module)
    shape = batched(x.shape, None, dims)
    if shape is None:
        return None
    kernel = module.sizes("kernel_size", dims)
    stride = kernel if module.argument("stride") == NONE else module.sizes("stride", dims)
    ones: list[Form] = [1] * dims
    around = module.sizes("padding", dims) if padding else [0] * dims
    between = module.sizes("dilation", dims) if dilation else ones
    ceil = module.flag("ceil_mode")
    spatial = [
        convolved(size, *window, ceil)
        for size, window in zip(shape[-dims:], zip(kernel, stride, around, between))
    ]
    return possible((*shape[:-dims], *spatial))


@layers({f"MaxPool{n}d": "kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False"
         for n in (1, 2, 3)})  # fmt: skip
def max_pool(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.MaxPool2d(kernel_size)(x)`."""
    return _with_indices(module, result(_pooled(module, x, True, True), x.dtype, elementwise(x.support)))


def _with_indices(module: Module, pooled: Symbol) -> Value:
    given = module.flag("return_indices")
    if given is None:
        return Symbol(fresh("result"), external=True)
    return Tuple((pooled, result(pooled.shape, "long"))) if given else pooled


@layers({
    "AvgPool1d": "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True",
    **{f"AvgPool{n}d": "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None"
       for n in (2, 3)},
})  # fmt: skip
def average_pool(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.AvgPool2d(kernel_size)(x)`; padding counts as zeros."""
    support = of_function("mean", [x.support])
    if module.number("padding") != 0:
        support = join(support, of_number(0))
    if module.argument("divisor_override") != NONE:
        support = None
    return result(_pooled(module, x, True, False), x.dtype, support)


@layers({
    **{f"AdaptiveAvgPool{n}d": "output_size" for n in (1, 2, 3)},
    **{f"AdaptiveMaxPool{n}d": "output_size, return_indices=False" for n in (1, 2, 3)},
})  # fmt: skip
def adaptive_pool(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.AdaptiveAvgPool2d(output_size)(x)`; a size of None stays as it is."""
    dims = dims_of(module)
    shape = batched(x.shape, None, dims)
    if shape is not None:
        wanted = module.argument("output_size")
        items = None if isinstance(wanted, (Constant, Symbol)) else module.m.exact_items(wanted)
        parts: list[Value] = [wanted] * dims if isinstance(wanted, Constant) else items or []
        chosen = [module.m.select(part) for part in parts]
        spatial = [old if new == NONE else size_of(new) for old, new in zip(shape[-dims:], chosen)]
        if len(spatial) != dims:
            spatial = [fresh("size") for _ in range(dims)]
        shape = (*shape[:-dims], *spatial)
    if "Max" in module.cell.type:
        return _with_indices(module, result(shape, x.dtype, elementwise(x.support)))
    return result(shape, x.dtype, of_function("mean", [x.support]))


# Norms


def _affine(sizes: Shape | None, *flags: bool | None) -> Shape | None:
    if None in flags:
        return None
    return sizes if all(flags) else ABSENT


def _channel_weights(module: Module) -> dict[str, Shape | None]:
    name = "num_channels" if module.cell.type.endswith("GroupNorm") else "num_features"
    shape = _affine((module.size(name),), module.flag("affine"))
    return {"weight": shape, "bias": shape}


def _layer_norm_weights(module: Module) -> dict[str, Shape | None]:
    wanted = module.argument("normalized_shape")
    items = None if isinstance(wanted, (Constant, Symbol)) else module.m.exact_items(wanted)
    sizes = (size_of(wanted),) if items is None else tuple(size_of(module.m.select(item)) for item in items)
    known = None if isinstance(wanted, Symbol) else sizes
    affine = module.flag("elementwise_affine")
    return {"weight": _affine(known, affine), "bias": _affine(known, affine, module.flag("bias"))}


BATCH_NORM = "num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True"
INSTANCE_NORM = "num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False"


def normalized(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """Norms keep the shape."""
    return result(x.shape, "float", REAL)


layers(
    {f"BatchNorm{n}d": BATCH_NORM for n in (1, 2, 3)}
    | {f"InstanceNorm{n}d": INSTANCE_NORM for n in (1, 2, 3)}
    | {"SyncBatchNorm": BATCH_NORM, "GroupNorm": "num_groups, num_channels, eps=1e-05, affine=True"},
    _channel_weights,
)(normalized)
layers(
    {
        "LayerNorm": "normalized_shape, eps=1e-05, elementwise_affine=True, bias=True",
        "RMSNorm": "normalized_shape, eps=None, elementwise_affine=True, bias=False",
    },
    _layer_norm_weights,
)(normalized)
layers({"LocalResponseNorm": "size, alpha=0.0001, beta=0.75, k=1.0"})(normalized)


# Changes of shape


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
    if "Zero" in module.cell.type or "Constant" in module.cell.type:
        value = module.number("value") if "Constant" in module.cell.type else 0
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
    mode = module.word("mode") if module.cell.type.endswith("Upsample") else "linear"
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
