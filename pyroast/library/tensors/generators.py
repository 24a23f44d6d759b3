"""Random draws of NumPy: its distributions, and the methods of `numpy.random.Generator` and `RandomState`."""

from __future__ import annotations

from collections.abc import Callable

from pyroast.library.registry import MODELS, model
from pyroast.library.tensors import constructors, draws
from pyroast.library.tensors.common import Call, operation, sizes
from pyroast.library.tensors.constructors import common_shape
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.supports import NONNEGATIVE, NONNEGATIVE_INTEGER, SIMPLEX, UNIT_INTERVAL, Support
from pyroast.symbolic import fresh
from pyroast.values import Object, Symbol, Value, opaque

SOURCES = (constructors, draws)
"""The modules that model functions of `numpy.random`, imported here so that the methods below are derived from all."""

SUPPORTS: dict[str, Support] = {
    "exponential": NONNEGATIVE,
    "gamma": NONNEGATIVE,
    "rayleigh": NONNEGATIVE,
    "chisquare": NONNEGATIVE,
    "lognormal": NONNEGATIVE,
    "beta": UNIT_INTERVAL,
    "poisson": NONNEGATIVE_INTEGER,
    "binomial": NONNEGATIVE_INTEGER,
    "geometric": NONNEGATIVE_INTEGER,
    "negative_binomial": NONNEGATIVE_INTEGER,
}
COUNTS = frozenset({"poisson", "binomial", "geometric", "negative_binomial"})


@operation("scale size", "exponential rayleigh standard_t chisquare standard_cauchy", "numpy.random")
@operation("lam size", "poisson", "numpy.random")
@operation("p size", "geometric", "numpy.random")
@operation("shape scale size", "gamma", "numpy.random")
@operation("mean sigma size", "lognormal", "numpy.random")
@operation("a b size", "beta", "numpy.random")
@operation("n p size", "binomial negative_binomial", "numpy.random")
def numpy_draw(call: Call) -> Value:
    """`numpy.random.poisson(lam, size)` and its siblings: the parameters broadcast unless there is a size."""
    parameters = [name for name in call.bound if name != "size"]
    shape = common_shape(call, *parameters) if call.absent("size") else call.sizes()
    dtype = "long" if call.name in COUNTS else "float"
    return call.made(shape, dtype, SUPPORTS.get(call.name), fresh("tensor"))


@operation("mean cov size", "multivariate_normal", "numpy.random")
def multivariate_normal(call: Call) -> Value:
    """`numpy.random.multivariate_normal(mean, cov, size)`: the size stands before the dim of the mean."""
    mean = call.operand("mean").shape
    return _vectors(call, mean, "float", None)


@operation("alpha size", "dirichlet", "numpy.random")
def dirichlet(call: Call) -> Value:
    """`numpy.random.dirichlet(alpha, size)`: the size stands before the dim of alpha."""
    return _vectors(call, call.operand("alpha").shape, "float", SIMPLEX)


@operation("n pvals size", "multinomial", "numpy.random")
def multinomial(call: Call) -> Value:
    """`numpy.random.multinomial(n, pvals, size)`: the size stands before the dim of pvals."""
    return _vectors(call, call.operand("pvals").shape, "long", NONNEGATIVE_INTEGER)


def _vectors(call: Call, event: Shape | None, dtype: str, support: Support | None) -> Symbol:
    shape = () if call.absent("size") else call.sizes()
    known = event is not None and shape is not None
    return call.made((*shape, *event) if known else None, dtype, support, fresh("tensor"))  # type: ignore[misc]


@operation("input size replace p", "choice", "numpy.random")
def choice(call: Call) -> Value:
    """`numpy.random.choice(a, size)`: elements of a vector, or of `arange(a)`."""
    given = call.operand()
    dtype = "long" if given.shape == () else given.dtype if given.shape is not None else ""
    size = call.bound.get("size")
    shape = () if call.absent("size") or size is None else sizes(call.m, size)
    if given.shape is None or len(given.shape) > 1:  # a generator may take whole rows
        shape = None
    return call.made(shape, dtype, None, fresh("tensor"))


@model("numpy.random.default_rng", "numpy.random.Generator", "numpy.random.RandomState")
def generator(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`numpy.random.default_rng(seed)`."""
    return m.new(Object({}, type="numpy.random.Generator", span=span))


def _method(name: str) -> Callable[[Machine, Arguments, Span], Value]:
    """The method of a generator that draws as the function of the module does."""

    def draw(m: Machine, arguments: Arguments, span: Span) -> Value:
        rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
        return m.library(f"numpy.random.{name}", rest, span)

    return draw


for _name in [name for name in MODELS if name.startswith("numpy.random.")]:
    _short = _name.removeprefix("numpy.random.")
    if _short.islower() and _short != "default_rng":
        MODELS[f"numpy.random.Generator.{_short}"] = _method(_short)
MODELS["numpy.random.Generator.integers"] = _method("randint")


@model("numpy.random.Generator.__getattr__")
def attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """An attribute, or a method that has no model."""
    return opaque("attribute of a generator", external=True, definite=True)
