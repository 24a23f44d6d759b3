"""Activations, dropout and losses of torch.nn: what they make of the range of their input."""

from __future__ import annotations

from pyroast.library.neural import Module, Tensor, layers, result
from pyroast.protocol import Arguments
from pyroast.ranges import elementwise, join, of_function, of_number, of_operator
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import NONNEGATIVE, POSITIVE, REAL, SIMPLEX, Support, interval
from pyroast.symbolic import fresh
from pyroast.values import NONE, Constant, Symbol, Value

PLAIN = {
    "ReLU": "inplace=False", "ReLU6": "inplace=False", "Sigmoid": "", "Tanh": "", "LogSigmoid": "", "Softsign": "",
    "SELU": "inplace=False", "SiLU": "inplace=False", "Mish": "inplace=False", "Hardsigmoid": "inplace=False",
}  # fmt: skip
KEEPS_DTYPE = ("ReLU", "ReLU6", "Hardtanh")


@layers(PLAIN)
def activation(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """Activations without options that matter."""
    name = module.type.rpartition(".")[2]
    dtype = x.dtype if name in KEEPS_DTYPE else "float"
    return result(x.shape, dtype, of_function(name.lower(), [x.support]))


@layers({"Identity": "*args"})
def identity(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Identity()(x)` is x."""
    return x.value if x.value != NONE else Symbol(fresh("result"), external=True)


@layers({"Dropout": "p=0.5, inplace=False", **{f"Dropout{n}d": "p=0.5, inplace=False" for n in (1, 2, 3)}})
def dropout(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Dropout(p)(x)` zeroes elements and scales the others up, or does nothing in evaluation."""
    support = elementwise(x.support) if module.number("p") == 0 else of_function("dropout", [x.support])
    return result(x.shape, x.dtype, support)


@layers(dict.fromkeys(("AlphaDropout", "FeatureAlphaDropout"), "p=0.5, inplace=False"))
def alpha_dropout(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.AlphaDropout(p)(x)` shifts what it zeroes."""
    return result(x.shape, x.dtype, None)


@layers({"Softplus": "beta=1.0, threshold=20.0"})
def softplus(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Softplus(beta, threshold)(x)` is the identity where `beta x` is above the threshold."""
    beta, threshold = module.number("beta"), module.number("threshold")
    support = None
    if beta is not None and threshold is not None and beta > 0 and threshold >= 0:
        plain = beta == 1 and threshold >= 20
        support = of_function("softplus", [x.support]) if plain else POSITIVE
    return result(x.shape, "float", support)


@layers({"ELU": "alpha=1.0, inplace=False", "CELU": "alpha=1.0, inplace=False"})
def elu(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.ELU(alpha)(x)` is above -alpha."""
    alpha = module.number("alpha")
    support = None
    if alpha == 1:
        support = of_function("elu", [x.support])
    elif alpha is not None and alpha > 0:
        support = interval(-alpha)
    return result(x.shape, "float", support)


@layers({"GELU": "approximate='none'"})
def gelu(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.GELU(approximate)(x)`; the least value of the approximation is a little lower."""
    exact = module.word("approximate") == "none"
    return result(x.shape, "float", of_function("gelu", [x.support]) if exact else interval(-0.171))


@layers({"Hardswish": "inplace=False"})
def hardswish(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`x relu6(x + 3) / 6`."""
    return result(x.shape, "float", interval(-0.375))


@layers({"Hardtanh": "min_val=-1.0, max_val=1.0, inplace=False"})
def hardtanh(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Hardtanh(min_val, max_val)(x)`."""
    ends = [module.number(name) for name in ("min_val", "max_val")]
    bounds = [of_number(end) if end is not None else None for end in ends]
    return result(x.shape, x.dtype, of_function("clamp", [x.support, *bounds]))


def _leaky(support: Support | None, slope: Support | None) -> Support | None:
    """`x` where it is positive, `slope x` elsewhere."""
    if support is None:
        return None
    return join(
        of_function("relu", [support]),
        of_operator("*", slope, of_function("clamp_max", [support, of_number(0)])),
    )


@layers({"LeakyReLU": "negative_slope=0.01, inplace=False"})
def leaky_relu(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.LeakyReLU(negative_slope)(x)`."""
    slope = module.number("negative_slope")
    flat = elementwise(x.support)
    support = _leaky(flat, of_number(slope) if slope is not None else None)
    return result(x.shape, "float", support if slope is None else support or REAL)


@layers({"RReLU": "lower=0.125, upper=0.3333333333333333, inplace=False"})
def random_relu(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.RReLU(lower, upper)(x)`: a random slope for negative elements."""
    ends = [module.number(name) for name in ("lower", "upper")]
    slope = interval(*ends) if None not in ends else None  # type: ignore[arg-type]  # no None left
    return result(x.shape, "float", _leaky(elementwise(x.support), slope))


@layers({"PReLU": "num_parameters=1, init=0.25"}, lambda module: {"weight": (module.size("num_parameters"),)})
def learnt_relu(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.PReLU()(x)`: a learnt slope for negative elements."""
    return result(x.shape, "float", _leaky(elementwise(x.support), REAL))


@layers({"Softshrink": "lambd=0.5", "Hardshrink": "lambd=0.5", "Tanhshrink": ""})
def shrink(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """Functions that move an element towards zero, and not beyond it."""
    moved = join(elementwise(x.support), of_number(0))
    return result(x.shape, "float", of_function("mean", [moved]))


@layers({"Threshold": "threshold, value, inplace=False"})
def threshold(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Threshold(threshold, value)(x)`: `value` for all that is not above the threshold."""
    limit, value = module.number("threshold"), module.number("value")
    support = None
    if limit is not None and value is not None:
        support = join(of_function("clamp_min", [x.support, of_number(limit)]), of_number(value))
    return result(x.shape, x.dtype, support)


@layers({"Softmax": "dim=None", "LogSoftmax": "dim=None", "Softmin": "dim=None", "Softmax2d": ""})
def softmax(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Softmax(dim)(x)`: over the last dim its values lie in the simplex."""
    name = module.type.rpartition(".")[2]
    if name == "LogSoftmax":
        return result(x.shape, "float", of_function("log_softmax", [x.support]))
    position = -3 if name == "Softmax2d" else module.number("dim")
    rank = len(x.shape) if x.shape is not None else None
    last = position == -1 or (rank is not None and position == rank - 1)
    if position is None and rank is not None and module.argument("dim") == NONE:
        last = (0 if rank in (0, 1, 3) else 1) == rank - 1  # torch.nn.functional._get_softmax_dim
    return result(x.shape, "float", SIMPLEX if last and rank != 0 else of_function("softmax", [x.support]))


@layers({"GLU": "dim=-1"})
def gated(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.GLU(dim)(x)`: the first half of a dim times the sigmoid of the second."""
    position = module.number("dim")
    support = of_operator("*", x.support, of_function("sigmoid", [None]))
    if x.shape is None or not isinstance(position, int) or not -len(x.shape) <= position < len(x.shape):
        return result(None, "float", support)
    sizes = list(x.shape)
    whole = sizes[position]
    sizes[position] = whole // 2 if isinstance(whole, int) else fresh("size")
    return result(tuple(sizes), "float", support)


# Functions of two tensors

REDUCED = {
    "MSELoss": "size_average=None, reduce=None, reduction='mean'", "L1Loss": "size_average=None, reduce=None, reduction='mean'",
    "SmoothL1Loss": "size_average=None, reduce=None, reduction='mean', beta=1.0", "HuberLoss": "reduction='mean', delta=1.0",
    "BCELoss": "weight=None, size_average=None, reduce=None, reduction='mean'",
    "BCEWithLogitsLoss": "weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None",
    "CrossEntropyLoss": "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
    "NLLLoss": "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
    "KLDivLoss": "size_average=None, reduce=None, reduction='mean', log_target=False",
    "PoissonNLLLoss": "log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
    "GaussianNLLLoss": "full=False, eps=1e-06, reduction='mean'",
}  # fmt: skip
POSITIVE_LOSSES = ("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss")


@layers(REDUCED)
def loss(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """A loss is one number, unless `reduction="none"`."""
    name = module.type.rpartition(".")[2]
    word = module.word("reduction")
    old = any(module.argument(option) != NONE for option in ("size_average", "reduce"))
    shape: Shape | None = () if word in ("mean", "sum", "batchmean") and not old else None
    return result(shape, "float", NONNEGATIVE if name in POSITIVE_LOSSES else None)


@layers({"CosineSimilarity": "dim=1, eps=1e-08", "PairwiseDistance": "p=2.0, eps=1e-06, keepdim=False"})
def compared(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.CosineSimilarity(dim)(x, y)` and `nn.PairwiseDistance(p)(x, y)` take one dim away."""
    cosine = module.type.endswith("CosineSimilarity")
    position = module.number("dim") if cosine else -1
    other = module.m.select(arguments.get(1, "x2", NONE) or NONE)
    second = other.shape if isinstance(other, Symbol) and other.tensor else None
    shape = broadcast_shapes(x.shape, second)
    support = of_function("cosine_similarity" if cosine else "norm", [x.support])
    if shape is None or not isinstance(position, int) or not -len(shape) <= position < len(shape):
        return result(None, "float", support)
    index = position % len(shape)
    kept = module.argument("keepdim") != Constant(False) and not cosine
    return result((*shape[:index], *((1,) if kept else ()), *shape[index + 1 :]), "float", support)
