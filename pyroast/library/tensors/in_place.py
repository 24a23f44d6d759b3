"""Methods that change a tensor in place: its shape and dtype stay, what was known of its elements does not."""

from __future__ import annotations

from pyroast.library.registry import MODELS, Model, find, model
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.supports import REAL, UNIT_INTERVAL, Support
from pyroast.symbolic import app
from pyroast.values import Symbol, Value, opaque

DERIVED = (
    "add sub mul div pow floor_divide remainder exp log sqrt sigmoid tanh abs neg floor ceil round trunc clamp clamp_min "
    "clamp_max relu square reciprocal rsqrt log1p expm1 erf sin cos logical_not logical_and logical_or masked_fill tril triu "
    "scatter scatter_add index_add index_copy index_fill index_put masked_scatter cumsum cumprod nan_to_num eq ne lt le gt "
    "ge where copysign lerp addcmul addcdiv fmod true_divide multiply subtract divide softmax"
)
DRAWS: dict[str, Support | None] = {
    "uniform_": None, "normal_": REAL, "exponential_": None, "bernoulli_": None, "random_": None, "cauchy_": REAL,
    "geometric_": None, "log_normal_": None, "fill_": None, "zero_": None, "copy_": None, "set_": None, "put_": None,
    "fill_diagonal_": None, "addmm_": None, "baddbmm_": None, "index_reduce_": None, "scatter_reduce_": None,
    "dropout_": None, "softmax_": None,
}  # fmt: skip


def changed(m: Machine, value: Symbol, name: str, support: Support | None) -> Value:
    """The tensor after the change; every other name for its elements loses what was known of them."""
    m.set_attribute(value, "$elements", value)
    form = app(name, value.form)
    return Symbol(form, True, True, True, value.shape if value.tensor else None, value.dtype, support)


def _draw(name: str, support: Support | None) -> None:
    @model(f"torch.Tensor.{name}")
    def method(m: Machine, arguments: Arguments, span: Span) -> Value:
        value = m.select(arguments.args[0])
        if not isinstance(value, Symbol):
            return opaque(name, external=True, tensor=True)
        plain = len(arguments.args) == 1 and not arguments.keywords
        known = UNIT_INTERVAL if name == "uniform_" and plain else support
        return changed(m, value, name, known)


def _derived(name: str, function: Model) -> None:
    @model(f"torch.Tensor.{name}_")
    def method(m: Machine, arguments: Arguments, span: Span) -> Value:
        value = m.select(arguments.args[0])
        made = m.select(function(m, arguments, span))
        if not isinstance(value, Symbol):
            return opaque(name, external=True, tensor=True)
        support = made.support if isinstance(made, Symbol) and made.dtype == value.dtype else None
        return changed(m, value, f"{name}_", support)


for _name, _support in DRAWS.items():
    _draw(_name, _support)
for _name in DERIVED.split():
    _function = MODELS.get(f"torch.Tensor.{_name}")
    if _function is not None:
        _derived(_name, _function)


SHAPES = ("squeeze", "unsqueeze", "t", "transpose", "swapaxes", "resize")


def _reshaped(name: str) -> None:
    @model(f"torch.Tensor.{name}_")
    def method(m: Machine, arguments: Arguments, span: Span) -> Value:
        """Changes of shape in place: other names for the tensor keep the old shape, which is no longer theirs."""
        value = m.select(arguments.args[0])
        own = find(f"torch.Tensor.{name}")
        if not isinstance(value, Symbol) or own is None:
            return opaque(name, external=True, tensor=True)
        made = own(m, arguments, span)
        m.set_attribute(value, "$shape", value)
        return made


for _name in SHAPES:
    _reshaped(_name)


@model(*(f"torch.nn.init.{name}_" for name in (
    "uniform", "normal", "constant", "ones", "zeros", "eye", "xavier_uniform", "xavier_normal", "kaiming_uniform",
    "kaiming_normal", "orthogonal", "trunc_normal", "sparse", "dirac",
)))  # fmt: skip
def initialize(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.nn.init.normal_(tensor)` fills a tensor."""
    value = m.select(arguments.get(0, "tensor") or opaque("tensor"))
    if not isinstance(value, Symbol):
        return opaque("tensor", external=True, tensor=True)
    m.set_attribute(value, "$elements", value)
    return replace(value, tensor=True, support=None)
