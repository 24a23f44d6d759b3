"""Where the dim of an enumerated site lies in the distributions that depend on it.

`pyro.poutine.enum_messenger.EnumMessenger` gives each enumerated site a dim left of all plates; a distribution that takes
more event dims than its parameters have of their own pulls that dim into the plates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyroast.enumeration import carried, enumerated_in_guide, enumerates, summed_out
from pyroast.matcher import Alignment, certain
from pyroast.site_shapes import INFINITY, nesting
from pyroast.trace import Site, name_text
from pyroast.values import Distribution, Frame, Symbol

OF_NUMBERS = frozenset(
    {"Normal", "LogNormal", "Laplace", "Cauchy", "StudentT", "Logistic", "Gumbel", "HalfNormal", "HalfCauchy", "Exponential",
     "Gamma", "InverseGamma", "Beta", "Chi2", "Uniform", "Weibull", "Bernoulli", "Binomial", "Geometric", "Poisson",
     "NegativeBinomial", "VonMises"}
)  # fmt: skip
"""Distributions whose parameters and draws are numbers: all dims of a parameter are batch dims."""

OWN_DIMS = {
    "Categorical": {"probs": 1, "logits": 1},
    "OneHotCategorical": {"probs": 1, "logits": 1},
    "Multinomial": {"probs": 1, "logits": 1},
    "Dirichlet": {"concentration": 1},
    "MultivariateNormal": {"loc": 1, "scale_tril": 2, "covariance_matrix": 2, "precision_matrix": 2},
}
"""How many rightmost dims of a parameter are no batch dims, for other distributions."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A site whose batch has at a plate's dim the `count` values of an enumerated one."""

    site: Site
    enumerated: Site
    frame: Frame
    count: int


def pulled(alignment: Alignment) -> Iterator[Pulled]:
    """The sites at which an enumerated dim meets a plate of another size (`BroadcastMessenger._pyro_sample`).

    Dims that broadcasting adds to a parameter are taken to be its own, so that what is found is so, and more may be.
    """
    marked, limit = _allocated(alignment), _limit(alignment)
    if limit is None:
        return
    places = {name_text(site.name): (site, place) for place, site in enumerate(marked)}
    for site in certain(alignment.pair.model.trace.samples()):
        base, taken = _innermost(site.distribution)
        if base is None or not taken or not (base.name in OF_NUMBERS or base.name in OWN_DIMS):
            continue
        for argument, value in base.arguments:
            own = OWN_DIMS.get(base.name, {}).get(argument, 0)
            if not isinstance(value, Symbol) or value.shape is None or len(value.shape) < own:
                continue
            for name in sorted(set(carried(value.form)) & places.keys()):
                found = _at_a_plate(site, *places[name], len(value.shape) - own - taken, limit)
                if found is not None:
                    yield found


def _allocated(alignment: Alignment) -> list[Site]:
    """The sites with an enumerated dim in the order in which they get it; empty where that is not known."""
    if not enumerates(alignment) or alignment.pair.alone:
        return []
    pair = alignment.pair
    drawn, summed = enumerated_in_guide(alignment), summed_out(alignment)
    marked = [site for site in pair.guide.trace.samples() if site.enumerate]
    marked += [site for row in alignment.rows if row.summed_out for site in row.latents()]
    summed.sort(key=lambda site: site.order)
    if len(marked) != len(drawn) + len(summed) or any(site.markov for site in marked):
        return []
    return [*drawn, *summed]


def _limit(alignment: Alignment) -> int | None:
    """How many dims the loss keeps for plates; as many as are nested where it guesses."""
    pair = alignment.pair
    limit = pair.loss.max_plate_nesting
    if limit is None or pair.loss.vectorized is not False:
        return None
    if limit != INFINITY:
        return int(limit)
    depths = [nesting(site) for side in (pair.model, pair.guide) for site in side.trace.samples()]
    known = [depth for depth in depths if depth is not None]
    return max(known, default=0) if len(known) == len(depths) else None


def _innermost(fn: Distribution | None) -> tuple[Distribution | None, int]:
    """A distribution without `to_event` and masks, and how many batch dims these have made event dims."""
    outer = fn
    while fn is not None and fn.base is not None and fn.name in ("Independent", "MaskedDistribution"):
        fn = fn.base
    if outer is None or fn is None or outer.event_dim is None or fn.event_dim is None:
        return None, 0
    return fn, outer.event_dim - fn.event_dim


def _at_a_plate(site: Site, enumerated: Site, place: int, rank: int, limit: int) -> Pulled | None:
    """The plate at whose dim the values of an enumerated site stand in a batch of `rank` dims."""
    fn, count = enumerated.distribution, _count(enumerated)
    if fn is None or fn.batch_shape is None or count is None:
        return None
    dim = -(rank + limit - len(fn.batch_shape) + 1 + place)
    for frame in site.frames:
        if (
            frame is not None
            and frame.dim == dim
            and isinstance(frame.size, int)
            and frame.size not in (-1, count)
        ):
            return Pulled(site, enumerated, frame, count)
    return None


def _count(site: Site) -> int | None:
    """How many values an enumerated site has; None for one, which broadcasts, and where it is not known."""
    support = site.distribution.support if site.distribution is not None else None
    if support is None or support.kind != "integer_interval":
        return None
    lower, upper = support.lower, support.upper
    if not isinstance(lower, int) or not isinstance(upper, int) or upper <= lower:
        return None
    return upper - lower + 1
