"""PYR203: a site has batch dims that no plate declares."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import disagreement, names_another_cause, under_enumeration, unobservable_there
from pyroast.matcher import Alignment, Row, event_dims_differ
from pyroast.pairs import Pair
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import BY_HAND, facing, first_of_each_place, has_prior, shape_rows
from pyroast.rules._repairs import more_event_dims
from pyroast.site_shapes import (
    INFINITY,
    Misfit,
    misplaced,
    nesting,
    shape_text,
    unpacked,
)
from pyroast.trace import Site
from pyroast.values import NONE, Constant


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
    Where a shape is not known, or a size is known only by name, since it may be 1; unless a plate of the pair
    has that size. Dims left of `max_plate_nesting` are
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
                    has_prior(pair) and side is pair.model and site.latent
                ):
                    continue  # only the model's latent sites are scored
                if site.provider not in BY_HAND or (nesting(site) or 0) > limit:
                    continue
                if unobservable_there(pair, side is pair.model, site) is not None:
                    continue
                misfit = _misfit(pair, side is pair.model, site, limit, packs)
                if misfit is None:
                    continue
                compared = sites is row.guide or not isinstance(
                    misplaced(site, limit, packs, pair.many), Misfit
                )
                if compared and _shapes_disagree(pair, row, limit):  # Pyro comes to that before
                    continue
                if not misfit.enumerated:
                    yield _report(site, side.name, row, misfit)
                elif not names_another_cause(alignment):
                    seen = under_enumeration(pair, side is pair.model, site)
                    yield _unpacked(
                        site, side.name, row, misfit, seen is not None and seen.enumerated_dim == misfit.dim
                    )


def _misfit(pair: Pair, model: bool, site: Site, limit: int | float, packs: bool) -> Misfit | None:
    """The misfit of a site in the runs that the loss makes: one without enumeration where it guesses, and one under it."""
    plain = misplaced(site, limit, packs, pair.many)
    misfit = plain if isinstance(plain, Misfit) else None
    if pair.enumerated is None or (misfit is not None and _is_guessed(pair)):
        return misfit
    seen = under_enumeration(pair, model, site)
    if seen is None:  # dims left of all plates may be those of enumerated values
        right = misplaced(site, limit, many=pair.many)
        return right if isinstance(right, Misfit) else None
    found = unpacked(seen, limit, pair.many)
    return found if found is None or misfit is None else misfit


def _is_guessed(pair: Pair) -> bool:
    """Whether a run without enumeration comes first (`ELBO._guess_max_plate_nesting`)."""
    return pair.loss.option("max_plate_nesting", Constant(INFINITY)) in (NONE, Constant(INFINITY))


def _unpacked(site: Site, side: str, row: Row, misfit: Misfit, own: bool) -> Report:
    return Report(
        site.span,
        site.path,
        f"'{row.text}' in '{side}' has a batch in dim {misfit.dim}, where its own enumerated values stand, and no plate there: "
        "Pyro raises ValueError 'Enumeration dim conflict at site'; enclose it in a pyro.plate or add .to_event(...)"
        if own
        else f"'{row.text}' in '{side}' has log_prob shape {shape_text(misfit.actual)} where the loss enumerates, in which dim "
        f"{misfit.dim} is neither a plate's nor that of an enumerated site: Pyro raises ValueError 'Error while packing "
        "tensors'; keep the dims of enumerated values where they are",
        Runtime.RAISES,
        row.text,
    )


def _shapes_disagree(pair: Pair, row: Row, limit: int | float) -> bool:
    return any(disagreement(pair, model, guide, limit) is not None for model, guide in facing(row))


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
        repairs=tuple(more_event_dims(site, row, extra)) if repair else (),
    )
