"""Networks that Pyro ships (pyro/nn/dense_nn.py, pyro/nn/auto_reg_nn.py)."""

from __future__ import annotations

from pyroast.library.neural import Module, Tensor, layers, result, size_of
from pyroast.library.neural_layers import linear_shape
from pyroast.protocol import Arguments
from pyroast.supports import REAL
from pyroast.symbolic import Form
from pyroast.values import Symbol, Tuple, Value, opaque

DENSE = "hidden_dims, param_dims=[1, 1], nonlinearity=None"
AUTOREGRESSIVE = "hidden_dims, param_dims=[1, 1], permutation=None, skip_connections=False, nonlinearity=None"


def _param_dims(module: Module) -> list[int] | None:
    """The sizes of the parameters that a network gives."""
    wanted = module.argument("param_dims")
    items = None if isinstance(wanted, Symbol) else module.m.exact_items(wanted)
    forms = [size_of(module.m.select(item)) for item in items or []]
    sizes = [form for form in forms if isinstance(form, int)]
    return sizes if sizes and len(sizes) == len(forms) else None


@layers({
    "DenseNN": f"input_dim, {DENSE}",
    "ConditionalDenseNN": f"input_dim, context_dim, {DENSE}",
}, package="pyro.nn")  # fmt: skip
def dense(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`DenseNN(input_dim, hidden_dims, param_dims)(x)`: one tensor, or one for each parameter."""
    sizes = _param_dims(module)
    if sizes is None:
        return opaque("parameters", external=True, definite=True)
    if len(sizes) == 1:
        return result(linear_shape(x.shape, None, sizes[0]), "float", REAL)
    return Tuple(tuple(result(linear_shape(x.shape, None, size), "float", REAL) for size in sizes))


@layers({
    "AutoRegressiveNN": f"input_dim, {AUTOREGRESSIVE}",
    "ConditionalAutoRegressiveNN": f"input_dim, context_dim, {AUTOREGRESSIVE}",
}, package="pyro.nn")  # fmt: skip
def autoregressive(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`AutoRegressiveNN(input_dim, hidden_dims, param_dims)(x)`: parameters of `(size, input_dim)`, without size if all are 1."""
    sizes, width = _param_dims(module), module.size("input_dim")
    if sizes is None:
        return opaque("parameters", external=True, definite=True)

    def parameter(*own: Form) -> Symbol:
        shape = None if not x.shape else (*x.shape[:-1], *own, width)
        return result(shape, "float", REAL)

    if len(sizes) == 1:
        return parameter(*sizes) if sizes[0] != 1 else parameter()
    bare = all(size == 1 for size in sizes)
    return Tuple(tuple(parameter() if bare else parameter(size) for size in sizes))
