"""Tensors of random numbers."""

from __future__ import annotations

from pyroast.library.tensors.common import Call, operation, sizes
from pyroast.library.tensors.constructors import common_shape, size_argument
from pyroast.supports import BOOLEAN, REAL, Support, integers
from pyroast.symbolic import Form, fresh, subtract
from pyroast.values import NONE, Constant, Symbol, Value, form_of


@operation("low high size", "randint", "torch")
@operation("low high size dtype", "randint", "numpy.random")
def randint(call: Call) -> Value:
    """`torch.randint(low=0, high, size)`."""
    low, high, size = call.value("low"), call.value("high"), call.bound.get("size")
    if call.space == "torch" and size is None and not isinstance(high, (Constant, Symbol)):
        low, high, size = Constant(0), low, high
    elif high == NONE:
        low, high = Constant(0), low
    shape = sizes(call.m, size) if size is not None else () if call.space != "torch" else None
    support = _integers_below(form_of(low), form_of(high))
    return call.made(shape, "long", support, fresh("tensor"))


def _integers_below(low: Form | None, high: Form | None) -> Support:
    if low is None or high is None:
        return integers()
    return integers(low, subtract(high, 1))


@operation("input low high", "randint_like", "torch")
def randint_like(call: Call) -> Value:
    """`torch.randint_like(input, low=0, high)`."""
    like = call.operand()
    return call.made(like.shape, like.dtype, None, fresh("tensor"))


@operation("n", "randperm", "torch")
@operation("n", "permutation", "numpy.random")
def randperm(call: Call) -> Value:
    """`torch.randperm(n)`."""
    count = call.value("n")
    if call.space != "torch" and not isinstance(count, Constant):
        own = call.operand("n")
        return call.made(own.shape if own.shape != () else None, own.dtype, None, fresh("tensor"))
    size = size_argument(call, "n")
    return call.made((size,), "long", _integers_below(0, size), fresh("tensor"))


@operation("input num_samples replacement", "multinomial")
def multinomial(call: Call) -> Value:
    """`torch.multinomial(weights, num_samples)`: indices of the last dim."""
    weights, count = call.operand(), size_argument(call, "num_samples")
    if not weights.shape:
        return call.made(None, "long", integers(0), fresh("tensor"))
    shape = (*weights.shape[:-1], count)
    return call.made(shape, "long", _integers_below(0, weights.shape[-1]), fresh("tensor"))


@operation("input p", "bernoulli")
@operation("input", "poisson", "torch")
def bernoulli(call: Call) -> Value:
    """`torch.bernoulli(probs)`."""
    probs = call.operand()
    support = BOOLEAN if call.name == "bernoulli" else integers(0)
    dtype = probs.dtype or "float" if call.name == "poisson" else probs.dtype
    return call.made(probs.shape, dtype, support, fresh("tensor"))


@operation("mean std size", "normal", "torch")
def normal(call: Call) -> Value:
    """`torch.normal(mean, std)`, or with a size for two numbers."""
    shape = call.sizes() if not call.absent("size") else common_shape(call, "mean", "std")
    return call.made(shape, "float", REAL, fresh("tensor"))


@operation("loc scale size", "normal laplace logistic gumbel uniform", "numpy.random")
def numpy_draw(call: Call) -> Value:
    """Draws of `numpy.random` with two parameters."""
    given = common_shape(call, *(name for name in ("loc", "scale") if name in call.bound))
    shape = given if call.absent("size") else call.sizes()
    return call.made(shape, "float", None if call.name == "uniform" else REAL, fresh("tensor"))
