"""Functions of one tensor that work on each element, and activations along a dim."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.tensors.common import Call, operation
from pyroast.supports import BOOLEAN, SIMPLEX, UNIT_INTERVAL
from pyroast.values import Constant, Value

FLOAT = (
    "exp log sqrt sigmoid tanh log1p expm1 log2 log10 exp2 sin cos tan asin acos atan arcsin arccos arctan sinh cosh "
    "asinh acosh atanh arcsinh arccosh arctanh rsqrt reciprocal erf erfc erfinv lgamma digamma logit i0 sinc"
)
KEEP = "abs absolute neg negative sign sgn square floor ceil round trunc fix frac nan_to_num relu deg2rad rad2deg conj"
BOOLEANS = "isnan isinf isfinite isposinf isneginf isreal signbit logical_not"
ACTIVATIONS = (
    "relu relu6 elu selu celu leaky_relu gelu silu mish softsign softplus logsigmoid sigmoid tanh hardtanh hardsigmoid "
    "hardswish tanhshrink softshrink hardshrink threshold rrelu"
)
NUMPY_FLOAT = "exp log sqrt tanh log1p expm1 log2 log10 exp2 sin cos tan arcsin arccos arctan sinh cosh arcsinh arccosh arctanh"


@operation("input", FLOAT)
@operation("input", NUMPY_FLOAT, "numpy")
@operation(
    "input",
    "expit logit erf erfc erfinv gammaln digamma log1p expm1 exp2 ndtr ndtri log_ndtr psi entr sinc i0 i0e i1 i1e",
    "torch.special",
)
def to_float(call: Call) -> Value:
    """Functions that give floats."""
    own = call.operand()
    return call.made(own.shape, "float", ranges.of_function(call.name, [own.support]))


@operation("input decimals nan posinf neginf eps", KEEP)
@operation(
    "input decimals", "abs absolute negative sign square floor ceil round rint trunc fix nan_to_num", "numpy"
)
def keep_dtype(call: Call) -> Value:
    """Functions that keep the dtype."""
    own = call.operand()
    dtype = own.dtype if own.dtype != "bool" else ""
    if call.name in ("deg2rad", "rad2deg"):
        dtype = "float"
    plain = len(call.bound) == 1
    return call.made(own.shape, dtype, ranges.of_function(call.name, [own.support]) if plain else None)


@operation("input", BOOLEANS)
@operation("input", "isnan isinf isfinite signbit logical_not", "numpy")
def to_bool(call: Call) -> Value:
    """Tests of each element."""
    return call.made(call.operand().shape, "bool", BOOLEAN)


@operation("input", "bitwise_not", "torch torch.Tensor")
def bitwise_not(call: Call) -> Value:
    """`x.bitwise_not()`."""
    own = call.operand()
    return call.made(own.shape, own.dtype, BOOLEAN if own.dtype == "bool" else None)


@operation(
    "input inplace p1 p2 p3 lower upper alpha beta threshold value lambd min_val max_val negative_slope approximate",
    ACTIVATIONS,
    "torch.nn.functional torch",
)
@operation("input", "relu softplus", "torch.Tensor")
def activation(call: Call) -> Value:
    """Activations of `torch.nn.functional`; with options, the range is not known."""
    own = call.operand()
    plain = call.bound.keys() <= {"input", "inplace"}
    dtype = own.dtype if call.name in ("relu", "relu6", "hardtanh", "threshold") else "float"
    return call.made(own.shape, dtype, ranges.of_function(call.name, [own.support]) if plain else None)


@operation(
    "input p training inplace",
    "dropout alpha_dropout feature_dropout dropout1d dropout2d dropout3d",
    "torch torch.nn.functional",
)
def dropout(call: Call) -> Value:
    """`dropout(input)`."""
    own = call.operand()
    return call.made(own.shape, own.dtype, ranges.of_function("dropout", [own.support]))


@operation(
    "input dim _stacklevel", "softmax log_softmax", "torch torch.Tensor torch.nn.functional torch.special"
)
@operation("input dim _stacklevel", "softmin", "torch.nn.functional")
@operation("logits tau hard eps dim", "gumbel_softmax", "torch.nn.functional")
def softmax(call: Call) -> Value:
    """`x.softmax(dim)`: the last dim then holds points of the simplex."""
    gumbel = call.name == "gumbel_softmax"
    own = call.operand("logits" if gumbel else "input")
    dtype = "float" if own.dtype in ("float", "") else ""  # of integers, only an empty tensor has a softmax
    if call.name == "log_softmax":
        return call.made(own.shape, dtype, ranges.of_function("log_softmax", [own.support]))
    dim = call.integer("dim", -1 if gumbel else None)
    last = dim == -1 or (own.shape is not None and dim is not None and dim == len(own.shape) - 1)
    joint = last and own.shape != ()
    return call.made(own.shape, dtype, SIMPLEX if joint else UNIT_INTERVAL)


@operation("input dim", "glu", "torch.nn.functional")
def glu(call: Call) -> Value:
    """`glu(input, dim=-1)` halves a dim."""
    own, dim = call.operand(), call.integer("dim", -1)
    if own.shape is None or dim is None or not -len(own.shape) <= dim < len(own.shape):
        return call.made(None, own.dtype)
    at = dim % len(own.shape)
    size = own.shape[at]
    if not isinstance(size, int):
        return call.made(None, own.dtype)
    return call.made((*own.shape[:at], size // 2, *own.shape[at + 1 :]), own.dtype)


@operation("input p dim eps", "normalize", "torch.nn.functional")
@operation("input normalized_shape weight bias eps", "layer_norm", "torch.nn.functional torch")
@operation("input p dim maxnorm", "renorm", "torch torch.Tensor")
@operation(
    "input running_mean running_var weight bias training momentum eps", "batch_norm", "torch.nn.functional"
)
def normalize(call: Call) -> Value:
    """Normalisations keep the shape."""
    own = call.operand()
    return call.made(
        own.shape, own.dtype if own.dtype == "float" else "", ranges.of_function(call.name, [own.support])
    )


@operation(
    "input target weight reduction size_average reduce pos_weight ignore_index label_smoothing log_target beta delta",
    "mse_loss l1_loss binary_cross_entropy binary_cross_entropy_with_logits nll_loss cross_entropy kl_div "
    "smooth_l1_loss huber_loss",
    "torch.nn.functional",
)
def loss(call: Call) -> Value:
    """Losses are one number, unless the reduction is switched off."""
    how = call.value("reduction")
    known = isinstance(how, Constant) and how.value != "none"
    return call.made(() if known else None, "float")


@operation("input order", "polygamma mvlgamma", "torch torch.Tensor")
def special(call: Call) -> Value:
    """Special functions with an order."""
    name = "order" if call.name == "polygamma" and call.space == "torch" else "input"
    return call.made(call.operand(name).shape, "float")
