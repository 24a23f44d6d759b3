"""Families of distributions: how each is written for a batch shape and an event shape, and what can be observed of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .tensor_core import HALF, ONE, POSITIVE, REAL, SIMPLEX, UNIT, Shape
from .tensors import Tensors

Make = Callable[[Tensors, Shape, Shape], str]
"""From batch shape and the event shape of the family itself to the construction."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of distributions.

    `group` names what families may stand for each other in model and guide; `own` is the number of its own event
    dims; `observed` the content of tensors that lie in its support, "" where only a special value does.
    """

    name: str
    group: str
    make: Make
    own: int = 0
    observed: str = HALF
    states: int = 0
    enumerable: bool = False
    weight: int = 2


def _spread(t: Tensors, batch: Shape, *contents: str, names: tuple[str, ...] = ()) -> list[str]:
    """Parameters of which one has the whole batch shape and the others broadcast to it."""
    full = t.choices.number(0, len(contents) - 1)
    texts: list[str] = []
    for number, content in enumerate(contents):
        shape = batch
        if number != full:
            shape = tuple(1 if t.choices.chance(30) else size for size in batch)
            shape = shape[t.choices.number(0, len(shape)) :] if t.choices.chance(50) else shape
        if shape == () and (batch == () or number != full) and t.choices.chance(60):
            texts.append({REAL: "0.0", UNIT: "0.5", POSITIVE: "1.0"}[content])
        else:
            texts.append(t.tensor(shape, content, 2))
        if names and t.choices.chance(30):
            texts[-1] = f"{names[number]}={texts[-1]}"
    return _keywords_last(texts, names)


def _keywords_last(texts: list[str], names: tuple[str, ...]) -> list[str]:
    """Name every argument after the first named one."""
    seen = False
    result: list[str] = []
    for number, text in enumerate(texts):
        given = bool(names) and text.startswith(f"{names[number]}=")
        seen = seen or given
        result.append(text if given or not seen or not names else f"{names[number]}={text}")
    return result


def _simple(name: str, *parameters: tuple[str, str]) -> Make:
    """A distribution whose parameters all have the batch shape."""

    def make(t: Tensors, batch: Shape, event: Shape) -> str:
        names = tuple(parameter for parameter, _ in parameters)
        return f"dist.{name}({', '.join(_spread(t, batch, *(content for _, content in parameters), names=names))})"

    return make


def _uniform(t: Tensors, batch: Shape, event: Shape) -> str:
    low = "0.0" if batch == () or t.choices.chance(50) else f"torch.zeros({batch!r})"
    high = "1.0" if batch == () or (low != "0.0" and t.choices.chance(50)) else f"torch.ones({batch!r})"
    return f"dist.Uniform({low}, {high})"


def _categorical(states: int, name: str = "Categorical") -> Make:
    def make(t: Tensors, batch: Shape, event: Shape) -> str:
        if t.choices.chance(25):
            return f"dist.{name}(logits={t.tensor((*batch, states), REAL, 2)})"
        word = t.choices.pick(["", "probs="])
        return f"dist.{name}({word}{t.tensor((*batch, states), SIMPLEX, 2)})"

    return make


def _bernoulli(t: Tensors, batch: Shape, event: Shape) -> str:
    if t.choices.chance(30):
        return f"dist.Bernoulli(logits={t.tensor(batch, REAL, 2)})"
    return f"dist.Bernoulli({_spread(t, batch, UNIT)[0]})"


def _binomial(t: Tensors, batch: Shape, event: Shape) -> str:
    count, word = t.choices.pick([("3", ""), ("3", "probs="), ("total_count=3", "probs=")])
    return f"dist.Binomial({count}, {word}{_spread(t, batch, UNIT)[0]})"


def _multinomial(t: Tensors, batch: Shape, event: Shape) -> str:
    return f"dist.Multinomial({event[-1]}, {t.tensor((*batch, *event), SIMPLEX, 2)})"


def _dirichlet(t: Tensors, batch: Shape, event: Shape) -> str:
    return f"dist.Dirichlet({t.tensor((*batch, *event), POSITIVE, 2)})"


def _mvn(t: Tensors, batch: Shape, event: Shape) -> str:
    size = event[-1]
    loc = t.tensor((*batch, size), REAL, 2)
    scale = t.choices.pick(
        [
            f"torch.eye({size})",
            f"(torch.eye({size}) * 2.0)",
            f"torch.eye({size}).expand({', '.join(map(str, (*batch, size, size)))})",
        ]
    )
    if t.choices.chance(25):
        loc, scale = (
            t.tensor((size,), REAL, 2),
            f"torch.eye({size}).expand({', '.join(map(str, (*batch, size, size)))})",
        )
    return (
        f"dist.MultivariateNormal({loc}, {t.choices.pick(['', 'covariance_matrix=', 'scale_tril='])}{scale})"
    )


def _low_rank(t: Tensors, batch: Shape, event: Shape) -> str:
    size = event[-1]
    return f"dist.LowRankMultivariateNormal({t.tensor((*batch, size), REAL, 2)}, torch.ones({size}, 1), torch.ones({size}))"


def _lkj(t: Tensors, batch: Shape, event: Shape) -> str:
    return f"dist.LKJCholesky({event[-1]}, {_spread(t, batch, POSITIVE)[0]})"


def _mixture(t: Tensors, batch: Shape, event: Shape) -> str:
    parts = t.choices.number(2, 3)
    weights = t.tensor((*batch, parts) if t.choices.chance(50) else (parts,), SIMPLEX, 1)
    loc = t.tensor((*batch, parts), REAL, 1)
    return (
        f"dist.MixtureSameFamily(dist.Categorical({weights}).expand({list(batch)}), dist.Normal({loc}, 1.0))"
    )


def _transformed(transform: str) -> Make:
    def make(t: Tensors, batch: Shape, event: Shape) -> str:
        loc, scale = _spread(t, batch, REAL, POSITIVE)
        made = t.choices.pick([f"[{transform}]", transform])
        return f"dist.TransformedDistribution(dist.Normal({loc}, {scale}), {made})"

    return make


def _delta(content: str) -> Make:
    def make(t: Tensors, batch: Shape, event: Shape) -> str:
        if event and t.choices.chance(70):
            return f"dist.Delta({t.tensor((*batch, *event), content, 2)}, event_dim={len(event)})"
        return f"dist.Delta({t.tensor(batch, content, 2)})"

    return make


FAMILIES: tuple[Family, ...] = (
    Family("Normal", "real", _simple("Normal", ("loc", REAL), ("scale", POSITIVE)), weight=8),
    Family("Laplace", "real", _simple("Laplace", ("loc", REAL), ("scale", POSITIVE))),
    Family("StudentT", "real", _simple("StudentT", ("df", POSITIVE), ("loc", REAL), ("scale", POSITIVE))),
    Family("MixtureSameFamily", "real", _mixture),
    Family("AffineTransform", "real", _transformed("transforms.AffineTransform(1.0, 2.0)"), weight=1),
    Family("LogNormal", "positive", _simple("LogNormal", ("loc", REAL), ("scale", POSITIVE)), weight=3),
    Family("Gamma", "positive", _simple("Gamma", ("concentration", POSITIVE), ("rate", POSITIVE))),
    Family("InverseGamma", "positive", _simple("InverseGamma", ("concentration", POSITIVE), ("rate", POSITIVE)), weight=1),
    Family("Exponential", "positive", _simple("Exponential", ("rate", POSITIVE))),
    Family("HalfCauchy", "positive", _simple("HalfCauchy", ("scale", POSITIVE))),
    Family("HalfNormal", "positive", _simple("HalfNormal", ("scale", POSITIVE))),
    Family("ExpTransform", "positive", _transformed("transforms.ExpTransform()"), weight=1),
    Family("Beta", "unit", _simple("Beta", ("concentration1", POSITIVE), ("concentration0", POSITIVE))),
    Family("Uniform", "unit", _uniform),
    Family("SigmoidTransform", "unit", _transformed("transforms.SigmoidTransform()"), weight=1),
    Family("Bernoulli", "bernoulli", _bernoulli, observed=ONE, states=2, enumerable=True, weight=4),
    Family("Categorical", "categorical 3", _categorical(3), observed=ONE, states=3, enumerable=True, weight=4),
    Family("Categorical", "categorical 2", _categorical(2), observed=ONE, states=2, enumerable=True, weight=2),
    Family("Poisson", "count", _simple("Poisson", ("rate", POSITIVE)), observed=ONE),
    Family("Geometric", "count", lambda t, batch, event: f"dist.Geometric({_spread(t, batch, UNIT)[0]})", observed=ONE, weight=1),
    Family("Binomial", "binomial", _binomial, observed=ONE, enumerable=True),
    Family("Dirichlet", "simplex", _dirichlet, 1, observed=""),
    Family("MultivariateNormal", "vector", _mvn, 1, weight=3),
    Family("LowRankMultivariateNormal", "vector", _low_rank, 1, weight=1),
    Family("OneHotCategorical", "one hot", _categorical(0, "OneHotCategorical"), 1, observed="", enumerable=True),
    Family("Multinomial", "multinomial", _multinomial, 1, observed=ONE),
    Family("LKJCholesky", "correlations", _lkj, 2, observed="", weight=1),
)  # fmt: skip
"""What sites are drawn from; one-hot categories take the number of states from their event shape."""

DELTAS = {"real": REAL, "positive": POSITIVE, "unit": HALF}
"""What a point mass in the place of a family of a group holds."""


def one_hot(t: Tensors, batch: Shape, event: Shape) -> str:
    """A `OneHotCategorical` over as many states as the event is wide."""
    return _categorical(event[-1], "OneHotCategorical")(t, batch, event)


def delta(group: str) -> Family:
    """The point mass that can stand for a family of a group."""
    return Family("Delta", group, _delta(DELTAS[group]))


def observed_value(t: Tensors, family: Family, shape: Shape) -> str:
    """A tensor in the support of a family."""
    listed = ", ".join(map(str, shape))
    match family.group:
        case "simplex":
            return f"torch.full(({listed},), {1 / shape[-1]!r})"
        case "one hot":
            if len(shape) == 1:
                return f"torch.eye({shape[-1]})[0]"
            return f"torch.eye({shape[-1]})[0].expand({listed})"
        case "correlations":
            return f"torch.eye({shape[-1]}).expand({listed})"
        case "categorical 3" | "categorical 2":
            text = t.tensor(shape, ONE, 2)
            return t.choices.pick([f"{text}.long()", text])
        case _:
            return t.tensor(shape, family.observed, 2)
