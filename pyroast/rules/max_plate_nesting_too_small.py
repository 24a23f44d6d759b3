"""PYR202: more plates are nested than `max_plate_nesting` allows."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.pairs import Pair
from pyroast.records import replace
from pyroast.rule import PAIR, Raises, Repair, Report, Runtime, rule
from pyroast.rules._common import faults, has_prior, shape_rows
from pyroast.site_shapes import INFINITY, nesting, particle_plate


@rule(
    code="PYR202",
    name="max-plate-nesting-too-small",
    subject=PAIR,
    runtime=(Raises("ValueError", "plate stack overflow"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site lies in more plates than the loss's `max_plate_nesting` allows.

    ## Why is this bad?
    `max_plate_nesting` tells the loss how many dims on the right belong to plates; those to the left are for
    enumeration. A plate further left makes Pyro raise `plate stack overflow` at the first step, or, where sites are
    enumerated in parallel, `Shape mismatch inside plate`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    svi = SVI(model, guide, optim, loss=Trace_ELBO(max_plate_nesting=0))  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=Trace_ELBO(max_plate_nesting=1))
    ```
    ## When pyroast stays silent
    Where `max_plate_nesting` or the dim of a plate is not known. Sequential plates do not count.
    """
    pair = alignment.pair
    if pair.loss.max_plate_nesting is None:
        return
    collisions = [*faults(pair.guide.trace, "PYR202"), *faults(pair.model.trace, "PYR202")]
    if collisions:
        yield replace(collisions[0], stops=True)
        return
    limit = _limit(pair)
    # the option counts the particles of this loss, and bounds what is scored only
    counted = pair.loss.name == "EnergyDistance"
    sites = [site for row in shape_rows(alignment) for site in (*row.model, *row.guide)]
    if counted:
        sites = [site for site in pair.model.trace.samples() if site.latent] if has_prior(pair) else []
    depths = [(depth, site) for site in sites if (depth := nesting(site)) is not None and depth > limit]
    if not depths:
        return
    depth, site = max(depths, key=lambda found: found[0])
    particles = int(_particles(pair) is not None and not counted)
    given, wanted = int(limit) - particles, depth - particles
    guessed = (
        ", which a first run without particles suggests," if pair.loss.max_plate_nesting == INFINITY else ""
    )
    yield Report(
        pair.loss.span,
        pair.loss.path,
        f"max_plate_nesting={given}{guessed} is too small for {wanted} nested plates: Pyro raises ValueError "
        f"'plate stack overflow'; use max_plate_nesting={wanted}",
        Runtime.RAISES,
        None,
        (Related(site.path, site.span, f"this site lies in {wanted} plates (line {site.span.line})"),),
        repairs=(Repair("raise-nesting", pair.loss.path, pair.loss.span, (("depth", wanted),)),),
    )


def _limit(pair: Pair) -> int | float:
    """How many dims the loss keeps for plates, that of its particles included where they are around the sites."""
    particles = _particles(pair)
    if particles is not None:
        return particles
    limit = pair.loss.max_plate_nesting
    assert limit is not None
    return limit - bool(pair.loss.vectorized)


def _particles(pair: Pair) -> int | None:
    """How far left the plate of particles is, which is the leftmost that the loss allows for."""
    for trace in (pair.model.trace, pair.guide.trace):
        for site in trace.samples():
            plate = particle_plate(site)
            if plate is not None and plate.dim is not None:
                return -plate.dim
    return None
