"""PYR409: a site is marked for enumeration that has no finite support."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import enumerates
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import first_of_each_place
from pyroast.trace import Site, name_text


@rule(
    code="PYR409",
    name="enum-unsupported-distribution",
    subject=PAIR,
    runtime=(Raises("NotImplementedError", ""),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site is marked for enumeration whose distribution cannot be enumerated.

    ## Why is this bad?
    Enumeration needs the list of all values, `enumerate_support`. A Normal or a Poisson has none, and neither has an event
    of several discrete values (`.to_event(1)`): Pyro raises NotImplementedError at the first step, often without
    any words.

    ## Example
    ```python
    def model(data):
        n = pyro.sample("n", dist.Poisson(3.0), infer={"enumerate": "parallel"})  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(n, 1.0), obs=data)

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    def model(data):
        n = pyro.sample("n", dist.Binomial(10, 0.3), infer={"enumerate": "parallel"})
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(n, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    With `num_samples`, which draws instead, and where the distribution is not known. `config_enumerate` passes
    over what cannot be enumerated.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    if not enumerates(alignment):
        return
    for trace, kinds in ((pair.guide.trace, ("parallel", "sequential")), (pair.model.trace, ("parallel",))):
        for site in trace.samples():
            if site.enumerate in kinds and _cannot(site):
                name = name_text(site.name)
                assert site.distribution is not None
                yield Report(
                    site.span,
                    site.path,
                    f"'{name}' is marked for enumeration, but {site.distribution.name} cannot be enumerated: Pyro raises "
                    "NotImplementedError in enumerate_support; sample it in the guide without the mark",
                    Runtime.RAISES,
                    name,
                )


def _cannot(site: Site) -> bool:
    fn = site.distribution
    return (
        fn is not None and fn.has_enumerate is False and site.observed is False and site.num_samples is False
    )
