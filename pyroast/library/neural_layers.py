"""Layers with weights, pools, norms and changes of shape (torch.nn)."""

from __future__ import annotations

from pyroast.library.argument_checks import declared
from pyroast.library.neural import ABSENT, Module, Tensor, layers, optional, result, size_of, tensor_of
from pyroast.library.neural_sizes import batched, convolved, fits, possible, transposed
from pyroast.library.registry import model
from pyroast.library.training import reach
from pyroast.protocol import Arguments, Free, Machine
from pyroast.ranges import elementwise, join, of_function, of_number
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.supports import REAL
from pyroast.symbolic import Form, fresh
from pyroast.values import NONE, TRUE_VALUE, Constant, Symbol, Tuple, Value, value_of


def anything(module: Module, shape: Shape | None) -> Symbol:
    """What a layer gives that reaches all numbers, also when it is trained."""
    made = result(shape, "float", REAL)
    layer = Free(f"the {module.type.rpartition('.')[2]}", module.span, module.m.file, layer=True)
    declared(module.m, made.form, layer)
    return made


def _linear_weights(module: Module) -> dict[str, Shape | None]:
    columns, rows = module.size("in_features"), module.size("out_features")
    return {"weight": (rows, columns), "bias": optional(module, "bias", rows)}


def linear_shape(shape: Shape | None, columns: Form | None, rows: Form) -> Shape | None:
    """The shape of `x @ weight.T` for a weight of `(rows, columns)`; None where torch raises."""
    if not shape or (columns is not None and not fits(shape[-1], columns)):
        return None
    return (*shape[:-1], rows)


@layers({"Linear": "in_features, out_features, bias=True"}, _linear_weights)
def linear(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Linear(in_features, out_features)(x)`."""
    shape = linear_shape(x.shape, module.size("in_features"), module.size("out_features"))
    return anything(module, shape)


@layers({"LazyLinear": "out_features, bias=True"})
def lazy_linear(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.LazyLinear(out_features)(x)`."""
    return anything(module, linear_shape(x.shape, None, module.size("out_features")))


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


@model("torch.nn.Embedding.from_pretrained")
def from_pretrained(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.Embedding.from_pretrained(weights)`."""
    shape = tensor_of(m.select(arguments.get(0, "embeddings", NONE) or NONE)).shape
    sizes = shape if shape is not None and len(shape) == 2 else (fresh("size"), fresh("size"))
    made = m.library("torch.nn.Embedding", Arguments([value_of(size) for size in sizes], {}), span)
    if m.select(arguments.get(1, "freeze", TRUE_VALUE) or TRUE_VALUE) != Constant(False):
        reach(m, made)  # its weights are frozen on purpose
    return made


# Convolutions

CONVOLUTION = "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros'"
TRANSPOSED = (
    "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, "
    "padding_mode='zeros'"
)


def dims_of(module: Module) -> int:
    """The number of dims in a name such as Conv2d."""
    return int(module.type[-2])


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
    if "Transpose" in module.type:
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
    if "Max" in module.type:
        return _with_indices(module, result(shape, x.dtype, elementwise(x.support)))
    return result(shape, x.dtype, of_function("mean", [x.support]))


# Norms


def _affine(sizes: Shape | None, *flags: bool | None) -> Shape | None:
    if None in flags:
        return None
    return sizes if all(flags) else ABSENT


def _channel_weights(module: Module) -> dict[str, Shape | None]:
    name = "num_channels" if module.type.endswith("GroupNorm") else "num_features"
    sizes, affine = (module.size(name),), module.flag("affine")
    return {"weight": _affine(sizes, affine), "bias": _affine(sizes, affine, module.flag("bias"))}


def _layer_norm_weights(module: Module) -> dict[str, Shape | None]:
    wanted = module.argument("normalized_shape")
    items = None if isinstance(wanted, (Constant, Symbol)) else module.m.exact_items(wanted)
    sizes = (size_of(wanted),) if items is None else tuple(size_of(module.m.select(item)) for item in items)
    known = None if isinstance(wanted, Symbol) else sizes
    affine = module.flag("elementwise_affine")
    weights = {"weight": _affine(known, affine)}
    if module.type.endswith("LayerNorm"):
        weights["bias"] = _affine(known, affine, module.flag("bias"))
    return weights


PLACED = "device=None, dtype=None, bias=True"
BATCH_NORM = "num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True"
INSTANCE_NORM = "num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False"


def normalized(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """Norms keep the shape."""
    return result(x.shape, "float", REAL)


layers(
    {f"BatchNorm{n}d": f"{BATCH_NORM}, {PLACED}" for n in (1, 2, 3)}
    | {f"InstanceNorm{n}d": f"{INSTANCE_NORM}, {PLACED}" for n in (1, 2, 3)}
    | {
        "SyncBatchNorm": f"{BATCH_NORM}, process_group=None, {PLACED}",
        "GroupNorm": f"num_groups, num_channels, eps=1e-05, affine=True, {PLACED}",
    },
    _channel_weights,
)(normalized)
layers(
    {
        "LayerNorm": "normalized_shape, eps=1e-05, elementwise_affine=True, bias=True",
        "RMSNorm": "normalized_shape, eps=None, elementwise_affine=True",
    },
    _layer_norm_weights,
)(normalized)
layers({"LocalResponseNorm": "size, alpha=0.0001, beta=0.75, k=1.0"})(normalized)
