"""PYR202: more plates are nested than `max_plate_nesting` allows."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Repair, Report, Runtime, rule
from pyroast.rules._common import shape_rows
from pyroast.site_shapes import nesting
from pyroast.trace import PARTICLES, Site


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
    limit = pair.loss.max_plate_nesting
    if limit is None or limit == float("inf"):
        return
    if pair.loss.name == "EnergyDistance":  # its particles are a plate of their own, which the option counts
        return
    given = int(limit) - bool(pair.loss.vectorized)
    deepest: tuple[int, Site] | None = None
    for row in shape_rows(alignment):
        for site in (*row.model, *row.guide):
            depth = nesting(site)
            if (
                depth is not None
                and depth > given
                and not _has_particles(site)
                and (deepest is None or depth > deepest[0])
            ):
                deepest = depth, site
    if deepest is None:
        return
    depth, site = deepest
    yield Report(
        pair.loss.span,
        pair.loss.path,
        f"max_plate_nesting={given} is too small for {depth} nested plates: Pyro raises ValueError "
        f"'plate stack overflow'; use max_plate_nesting={depth}",
        Runtime.RAISES,
        None,
        (Related(site.path, site.span, f"this site lies in {depth} plates (line {site.span.line})"),),
        repairs=(Repair("raise-nesting", pair.loss.path, pair.loss.span, (("depth", depth),)),),
    )


def _has_particles(site: Site) -> bool:
    return any(frame is not None and frame.name.literal == PARTICLES for frame in site.frames)
