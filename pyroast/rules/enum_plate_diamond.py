"""PYR405: enumerated sites of two independent plates meet in one site."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import crossing, enumerates, factors
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.trace import name_text


@rule(
    code="PYR405",
    name="enum-plate-diamond",
    subject=PAIR,
    runtime=(Raises("NotImplementedError", "Expected tree-structured plate nesting"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site depends on enumerated sites of two plates of which neither lies inside the other.

    ## Why is this bad?
    Sums over enumerated sites are exact and cheap where plates form a tree. Where a site in two crossing plates
    depends on an enumerated site of each, the sum would have exponentially many terms: Pyro raises
    `Expected tree-structured plate nesting` when the loss is computed.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        rows = pyro.plate("rows", 5, dim=-1)
        columns = pyro.plate("columns", 3, dim=-2)
        with rows:
            x = pyro.sample("x", dist.Bernoulli(0.5))
        with columns:
            y = pyro.sample("y", dist.Bernoulli(0.5))
        with rows, columns:
            pyro.sample("obs", dist.Normal(x + y, 1.0), obs=data.expand(3, 5))  # error

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=2))
    ```
    Use instead:
    ```python
    def guide(data):
        p = pyro.param("p", torch.full((5,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("rows", 5, dim=-1):
            pyro.sample("x", dist.Bernoulli(p))
    ```
    ## When pyroast stays silent
    Where it is not known on which sites the parameters of a distribution depend.
    """
    if not enumerates(alignment):
        return
    site = crossing(factors(alignment))
    if site is not None:
        name = name_text(site.name)
        yield Report(
            site.span,
            site.path,
            f"'{name}' depends on sites that are summed out in plates of which neither lies inside the other: Pyro raises "
            "NotImplementedError 'Expected tree-structured plate nesting'; sample one of them in the guide",
            Runtime.RAISES,
            name,
        )
