"""A distribution for each support, its parameters and their constraints, as lines of a guide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyroast.finding import Plain
from pyroast.records import dataclass

Spell = Callable[[str], str]
_INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site asks of its distribution in the guide.

    `kind`, `lower`, `upper` and `own_dims` are those of the support, `own_dims` the dims of one event that the support
    itself takes together; `batch` and `event` are the sizes as texts, `batch` those of the plates from the outermost.
    """

    kind: str
    lower: Plain
    upper: Plain
    own_dims: int
    batch: tuple[str, ...]
    event: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what its name ends with, its initial value, its constraint ("" for real), and its event_dim."""

    ending: str
    value: str
    constraint: str
    event_dim: int


@dataclass(frozen=True, slots=True)
class Family:
    """The parameters, and the distribution as a function of their names."""

    parameters: tuple[Parameter, ...]
    text: Callable[[Sequence[str]], str]


def family(wanted: Wanted, spell: Spell) -> Family | None:
    """A distribution with the support and the event_dim that are wanted; None where there is none to offer."""
    maker = _Maker(wanted, spell)
    match wanted.kind:
        case "interval":
            return maker.of_interval()
        case "integer_interval":
            return maker.of_integers()
        case "simplex":
            return maker.one("concentration", maker.full("1.0"), "positive", "Dirichlet")
        case "one_hot":
            return maker.one("probs", maker.evenly(wanted.event[-1]), "simplex", "OneHotCategorical")
        case (
            "lower_cholesky"
            | "corr_cholesky"
            | "positive_definite"
            | "corr_matrix"
            | "sphere"
            | "ordered_vector"
        ):
            return maker.point(wanted.kind)
    return None


class _Maker:
    def __init__(self, wanted: Wanted, spell: Spell) -> None:
        self._wanted, self._spell = wanted, spell
        self._dims = len(wanted.event)

    def full(self, value: str) -> str:
        """A tensor of all elements with one value."""
        return _filled(self._spell, (*self._wanted.batch, *self._wanted.event), value)

    def evenly(self, count: str) -> str:
        """Probabilities of `count` classes in the last dim; those of a one-hot vector have it already."""
        dims = (*self._wanted.batch, *self._wanted.event)
        shape = dims if self._wanted.kind == "one_hot" else (*dims, count)
        return f"{self._spell('torch.ones')}({', '.join(shape)}) / {count}"

    def constraint(self, name: str) -> str:
        return self._spell(f"pyro.distributions.constraints.{name}")

    def _built(self, name: str, arguments: str) -> str:
        extra = self._dims - self._wanted.own_dims
        text = f"{self._spell(f'pyro.distributions.{name}')}({arguments})"
        return f"{text}.to_event({extra})" if extra else text

    def one(self, ending: str, value: str, constraint: str, name: str, more_dims: int = 0) -> Family:
        """A distribution of one parameter."""
        parameter = Parameter(ending, value, self.constraint(constraint), self._dims + more_dims)
        keyword = "probs=" if name == "OneHotCategorical" else ""
        return Family((parameter,), lambda names: self._built(name, f"{keyword}{names[0]}"))

    def two(self, endings: tuple[str, str], values: tuple[str, str], name: str, more: str = "") -> Family:
        """A distribution of two parameters, the second of which is positive, and the first too where it is alike."""
        positive = self.constraint("positive")
        first = positive if endings[0].startswith("concentration") else ""
        parameters = (
            Parameter(endings[0], values[0], first, self._dims),
            Parameter(endings[1], values[1], positive, self._dims),
        )
        return Family(parameters, lambda names: self._built(name, ", ".join(names) + more))

    def of_interval(self) -> Family | None:
        lower, upper = self._wanted.lower, self._wanted.upper
        normal = ("loc", "scale"), (self.full("0.0"), self.full("0.1"))
        if (lower, upper) == (-_INFINITY, _INFINITY):
            return self.two(*normal, "Normal")
        if (lower, upper) == (0, _INFINITY):
            return self.two(*normal, "LogNormal")
        if not isinstance(lower, (int, float)) or not isinstance(upper, (int, float)):
            return None
        beta = ("concentration1", "concentration0"), (self.full("1.0"), self.full("1.0"))
        if (lower, upper) == (0, 1):
            return self.two(*beta, "Beta")
        if lower > -_INFINITY and upper < _INFINITY:
            return self.two(*beta, "AffineBeta", f", {float(lower)}, {float(upper - lower)}")
        return None

    def of_integers(self) -> Family | None:
        lower, upper = self._wanted.lower, self._wanted.upper
        if (lower, upper) == (0, 1):
            return self.one("probs", self.full("0.5"), "unit_interval", "Bernoulli")
        if lower == 0 and isinstance(upper, int):
            return self.one("probs", self.evenly(str(upper + 1)), "simplex", "Categorical", 1)
        if (lower, upper) == (0, _INFINITY):
            return self.one("rate", self.full("1.0"), "positive", "Poisson")
        return None

    def point(self, kind: str) -> Family | None:
        """A point mass, for what has no distribution that is as easily learnt."""
        shape = (*self._wanted.batch, *self._wanted.event)
        size = self._wanted.event[-1]
        if kind == "ordered_vector":
            value = f"{self._spell('torch.arange')}({size}) * 1.0"
        elif kind == "sphere":
            value = f"{self._spell('torch.eye')}({size})[0]"
        else:
            value = f"{self._spell('torch.eye')}({size})"
        if len(shape) > self._wanted.own_dims:
            value = f"{value if ' ' not in value else f'({value})'}.expand({', '.join(shape)}).clone()"
        parameter = Parameter("point", value, self.constraint(kind), self._dims)
        delta = self._spell("pyro.distributions.Delta")
        return Family((parameter,), lambda names: f"{delta}({names[0]}, event_dim={self._dims})")


def _filled(spell: Spell, shape: Sequence[str], value: str) -> str:
    if not shape:
        return f"{spell('torch.tensor')}({value})"
    joined = ", ".join(shape)
    if value == "0.0":
        return f"{spell('torch.zeros')}({joined})"
    ones = f"{spell('torch.ones')}({joined})"
    return ones if value == "1.0" else f"{value} * {ones}"
