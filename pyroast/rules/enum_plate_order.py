"""PYR404: a site outside a plate comes after a site that is enumerated inside it."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, Report, Runtime, Warns, rule
from pyroast.rules._common import first_of_each_place
from pyroast.trace import Site, name_text
from pyroast.values import Frame


@rule(
    code="PYR404",
    name="enum-plate-order",
    subject=PAIR,
    runtime=(Warns("possibly invalid dependency"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site outside a plate comes after a site that the guide enumerates inside that plate.

    ## Why is this bad?
    `TraceEnum_ELBO` sums over the elements of a plate independently. A later site outside of the plate could depend on
    all of them together, which such a sum cannot express. Pyro looks at the order of statements only, and warns
    `possibly invalid dependency`.

    ## Example
    ```python
    @config_enumerate
    def guide(data):
        p = pyro.param("p", torch.tensor(0.3), constraint=constraints.unit_interval)
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Bernoulli(p))
        pyro.sample("loc", dist.Normal(0.0, 1.0))  # error

    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Bernoulli(0.5))
            pyro.sample("obs", dist.Normal(loc + z, 1.0), obs=data)

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    @config_enumerate
    def guide(data):
        p = pyro.param("p", torch.tensor(0.3), constraint=constraints.unit_interval)
        pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Bernoulli(p))
    ```
    ## When pyroast stays silent
    Where a plate, or whether a site is enumerated, is not known. Sites in different rounds of a sequential plate
    are independent.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    if not pair.compares or not pair.loss.enumerates:
        return
    marked = [site for site in certain(pair.guide.trace.samples()) if site.enumerate not in ("", "unknown")]
    names = {site.name for site in marked}
    for role, trace in (("model", pair.model.trace), ("guide", pair.guide.trace)):
        earlier: list[Site] = []
        for site in certain(trace.samples()):
            inside = [other for other in earlier if _precedes(other, site)]
            if inside:
                first = inside[0]
                yield Report(
                    site.span,
                    site.path,
                    f"'{name_text(site.name)}' comes after '{name_text(first.name)}', which is enumerated inside a plate: Pyro "
                    f"warns 'at {role} site \"{name_text(site.name)}\", possibly invalid dependency'; move it before the "
                    "plate",
                    Runtime.WARNS,
                    name_text(site.name),
                    (
                        Related(
                            first.path,
                            first.span,
                            f"'{name_text(first.name)}' is enumerated here (line {first.span.line})",
                        ),
                    ),
                )
            if site.name in names and None not in site.frames:
                earlier.append(site)


def _vectorized(site: Site) -> frozenset[Frame]:
    return frozenset(frame for frame in site.frames if frame is not None and frame.vectorized)


def _precedes(enumerated: Site, site: Site) -> bool:
    """Whether the enumerated site lies in more plates, and in the same rounds of sequential ones."""
    if None in site.frames or not _vectorized(site) < _vectorized(enumerated):
        return False
    rounds = {
        frame.name: frame.counter for frame in enumerated.frames if frame is not None and not frame.vectorized
    }
    return all(
        rounds.get(frame.name, frame.counter) == frame.counter
        for frame in site.frames
        if frame is not None and not frame.vectorized
    )
