"""Draws of Python's own `random`: numbers of which no two are the same, alone or in lists."""

from __future__ import annotations

from pyroast.library.registry import MODELS, model
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import Form, fresh
from pyroast.values import NONE, Constant, Iterate, ListCell, Object, Symbol, Tuple, Value, form_of, opaque

REAL_DRAWS = (
    "random", "uniform", "gauss", "normalvariate", "betavariate", "expovariate", "gammavariate", "lognormvariate",
    "triangular", "vonmisesvariate", "paretovariate", "weibullvariate", "binomialvariate",
)  # fmt: skip
WHOLE_DRAWS = ("randint", "randrange", "getrandbits")
MAX_LIST = 64


def number(dtype: str = "") -> Symbol:
    """A number of which nothing else is known."""
    return Symbol(fresh("number"), external=True, definite=True, dtype=dtype)


def _draws(name: str, dtype: str) -> None:
    @model(f"random.{name}")
    def draw(m: Machine, arguments: Arguments, span: Span) -> Value:
        """One number."""
        return number(dtype)


for _name in REAL_DRAWS:
    _draws(_name, "float")
for _name in WHOLE_DRAWS:
    _draws(_name, "long")


def _one_of(m: Machine, population: Value, span: Span) -> Value | None:
    """An element of a population of numbers; None where it may hold anything else."""
    population = m.select(population)
    if isinstance(population, Iterate):
        return number("long") if isinstance(form_of(m.select(population.element(0))), int) else None
    items = m.exact_items(population) if isinstance(population, (ListCell, Tuple)) else None
    kinds = {type(item.value) if isinstance(item, Constant) else None for item in map(m.select, items or ())}
    if not kinds or not kinds <= {int, float, bool}:
        return None
    return number("long" if kinds == {int} else "")


@model("random.choice")
def choice(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`random.choice(population)`."""
    found = _one_of(m, arguments.get(0, "seq", NONE) or NONE, span)
    return found if found is not None else opaque("choice", definite=True)


@model("random.sample")
def sample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`random.sample(population, k)`: a list of k elements."""
    return _several(m, arguments.get(0, "population", NONE), arguments.get(1, "k", NONE), span)


@model("random.choices")
def choices(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`random.choices(population, weights=None, *, k=1)`: a list of k elements."""
    return _several(m, arguments.get(0, "population", NONE), arguments.keywords.get("k", Constant(1)), span)


def _several(m: Machine, population: Value | None, count: Value | None, span: Span) -> Value:
    size: Form | None = form_of(m.select(count or NONE))
    if size is None or _one_of(m, population or NONE, span) is None:
        return opaque("sample", definite=True)

    def one() -> Value:
        return _one_of(m, population or NONE, span) or NONE

    known = isinstance(size, int) and 0 <= size <= MAX_LIST
    items = Tuple(tuple(one() for _ in range(size))) if known else Iterate(size, lambda index: one())  # type: ignore[arg-type]  # an int
    return m.new(ListCell({"items": items}))


@model("random.Random", "random.SystemRandom")
def generator(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`random.Random(seed)`."""
    return m.new(Object({}, type="random.Random", span=span))


def _method(name: str) -> None:
    @model(f"random.Random.{name}")
    def draw(m: Machine, arguments: Arguments, span: Span) -> Value:
        """The method of a generator that draws as the function of the module does."""
        rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
        return m.library(f"random.{name}", rest, span)


for _name in [name for name in MODELS if name.startswith("random.") and name.islower()]:
    _method(_name.removeprefix("random."))


@model("random.Random.__getattr__")
def attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """An attribute, or a method that has no model."""
    return opaque("attribute of a generator", external=True, definite=True)
