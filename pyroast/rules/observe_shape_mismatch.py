"""PYR213: observed data do not broadcast with the distribution."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import unobservable_there
from pyroast.library.distribution_values import full_shape
from pyroast.library.tensors.constructors import numel
from pyroast.matcher import Alignment
from pyroast.pairs import Pair
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import first_of_each_place
from pyroast.site_shapes import particle_plate, shape_text, whole_data
from pyroast.symbolic import multiply
from pyroast.trace import name_text


@rule(
    code="PYR213",
    name="observe-shape-mismatch",
    subject=PAIR,
    runtime=(Raises("ValueError", "Value is not broadcastable with batch_shape+event_shape"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Observed data do not broadcast with the shape of their distribution.

    ## Why is this bad?
    The density of the data can be computed only where their shape broadcasts with batch_shape + event_shape, and the
    dims of one multivariate event must match exactly. Else Pyro raises `Value is not broadcastable with
    batch_shape+event_shape`, or `The right-most size of value must match event_shape`, at the first step.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 4):
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
    Where a shape is not known, or a size is known only by name. `Delta`, `Unit` and masked distributions do not
    look at the shape of a value.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    if not (pair.compares or pair.alone) or (pair.loss.name and not pair.loss.checks_shapes):
        return
    if pair.loss.name == "EnergyDistance":
        yield from _other_numbers(pair)
        return
    for side in (pair.model, pair.guide):
        for site in side.trace.samples():
            misfit = unobservable_there(pair, side is pair.model, site)
            if site.provider or misfit is None or whole_data(site):
                continue
            name = name_text(site.name)
            does = "observes" if site.observed else "takes from the guide" if side is pair.model else "draws"
            yield Report(
                site.span,
                site.path,
                f"'{name}' {does} a value of shape {shape_text(misfit.actual)} under a distribution of shape "
                f"{shape_text(misfit.expected)}: Pyro raises ValueError 'Value is not broadcastable with "
                "batch_shape+event_shape'; give the plates and parameters the sizes of the data",
                Runtime.RAISES,
                name,
            )


def _other_numbers(pair: Pair) -> Iterator[Report]:
    """Where the draws of a particle and the data are not equally many: all that EnergyDistance looks at (`__call__`)."""
    for site in pair.model.trace.samples():
        fn, particles = site.distribution, particle_plate(site)
        drawn = full_shape(fn) if fn is not None and fn.name != "Unit" else None
        if site.observed is not True or site.deterministic or None in (particles, drawn, site.value_shape):
            continue
        assert particles is not None and drawn is not None and site.value_shape is not None
        own, given = numel(drawn), numel(site.value_shape)
        if (
            not isinstance(own, int)
            or not isinstance(given, int)
            or own == multiply(given, particles.size or 1)
        ):
            continue
        name = name_text(site.name)
        yield Report(
            site.span,
            site.path,
            f"'{name}' observes {given} numbers, of shape {shape_text(site.value_shape)}, and draws {own} for {particles.size} "
            "particles: Pyro raises RuntimeError 'is invalid for input of size'; give the plates and parameters the sizes of "
            "the data",
            Runtime.RAISES,
            name,
        )
