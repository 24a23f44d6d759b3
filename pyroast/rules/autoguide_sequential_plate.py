"""PYR414: an autoguide over a site in a sequential plate."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import TRACE, Raises, Report, rule
from pyroast.rules._common import faults
from pyroast.trace import Trace


@rule(
    code="PYR414",
    name="autoguide-sequential-plate",
    subject=TRACE,
    runtime=(Raises("NotImplementedError", "does not support sequential pyro.plate"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """An autoguide is built over a model whose latent sites lie in a sequential plate.

    ## Why is this bad?
    An autoguide makes its own plates for the sites that it covers, and knows vectorized ones only. For a latent site
    inside `for i in pyro.plate(...)` Pyro raises `AutoGuide does not support sequential pyro.plate` at the first
    step.

    ## Example
    ```python
    def model(data):
        for i in pyro.plate("data", len(data)):
            z = pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
            pyro.sample(f"obs_{i}", dist.Normal(z, 1.0), obs=data[i])

    guide = AutoNormal(model)  # error
    ```
    Use instead:
    ```python
    def model(data):
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    On sites that are observed in the sequential plate only, and on plain loops.
    """
    yield from faults(trace, "PYR414")
