"""PYR203: a site has batch dims that no plate declares."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import numbers_of_values
from pyroast.matcher import Alignment, Row, event_dims_differ
from pyroast.pairs import Pair
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import facing, first_of_each_place, shape_rows
from pyroast.site_shapes import (
    INFINITY,
    Misfit,
    disagree,
    log_prob_shape,
    misplaced,
    nesting,
    shape_text,
    unobservable,
)
from pyroast.trace import Site
from pyroast.values import Constant


@rule(
    code="PYR203",
    name="batch-shape-not-in-plate",
    subject=PAIR,
    runtime=(Raises("ValueError", "invalid log_prob shape"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The log_prob of a site has a dim that no plate around it declares.

    ## Why is this bad?
    Every dim of a batch must be a `pyro.plate`, or belong to the event by `.to_event(n)`: else Pyro would take
    dependent numbers for independent ones. It looks at the shape of each log_prob and raises `invalid log_prob
    shape` at the first step. The extra dim can come from the distribution's parameters, from the observed data, which
    broadcast against them, or from a mask or scale.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)  # error
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where a shape is not known, or a size is known only by name, since it may be 1. Dims left of `max_plate_nesting` are
    not checked by Pyro; a loss that guesses `max_plate_nesting` checks all. Where model and guide also disagree on
    the event_dim of the site, that is reported.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    limit = pair.loss.max_plate_nesting
    if limit is None:
        return
    packs = pair.compares and bool(pair.loss.enumerates)
    for row in shape_rows(alignment):
        if event_dims_differ(row):
            continue
        for side, sites in ((pair.model, row.model), (pair.guide, row.guide)):
            for site in sites:
                if pair.loss.name == "EnergyDistance" and not (
                    _has_prior(pair) and side is pair.model and site.latent
                ):
                    continue  # only the model's latent sites are scored
                if site.provider or isinstance(unobservable(site), Misfit) or (nesting(site) or 0) > limit:
                    continue
                misfit = misplaced(site, limit, packs)
                if isinstance(misfit, Misfit) and packs:
                    before = numbers_of_values(alignment, side.trace.samples(), site.order)
                    if _packs_by_accident(site, limit, before):
                        continue
                if isinstance(misfit, Misfit) and not (sites is row.guide and _shapes_disagree(row, limit)):
                    yield _report(site, side.name, row, misfit)


def _packs_by_accident(site: Site, limit: int | float, enumerated: frozenset[int]) -> bool:
    """Whether the dims left of all plates are as large as the dims of enumerated sites, for which Pyro takes them."""
    shape = log_prob_shape(site)
    if not enumerated or shape is None or limit == INFINITY or isinstance(misplaced(site, limit), Misfit):
        return False
    left = [size for size in shape[: max(0, len(shape) - int(limit))] if size != 1]
    return bool(left) and all(size in enumerated for size in left)


def _has_prior(pair: Pair) -> bool:
    scale = pair.loss.option("prior_scale", Constant(0))
    return isinstance(scale, Constant) and isinstance(scale.value, (int, float)) and scale.value > 0


def _shapes_disagree(row: Row, limit: int | float) -> bool:
    return any(isinstance(disagree(model, guide, limit), Misfit) for model, guide in facing(row))


def _report(site: Site, side: str, row: Row, misfit: Misfit) -> Report:
    extra = len(misfit.actual) - len(misfit.expected)
    repair = f" or add .to_event({extra})" if extra > 0 and site.observed is False else ""
    return Report(
        site.span,
        site.path,
        f"'{row.text}' in '{side}' has log_prob shape {shape_text(misfit.actual)}, but its plates declare "
        f"{shape_text(misfit.expected)}: Pyro raises ValueError 'invalid log_prob shape'; enclose it in a pyro.plate{repair}",
        Runtime.RAISES,
        row.text,
    )
