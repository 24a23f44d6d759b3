"""PYR104: a class in the place of a distribution."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace

CODE, NAME = "PYR104", "distribution-not-instance"


@rule(
    code=CODE,
    name=NAME,
    subject=TRACE,
    runtime=(
        Raises("ValueError", "Model and guide event_dims disagree at site 'loc': <property object"),
        Raises("TypeError", "object of type 'method' has no len()"),
    ),
)
def check(trace: Trace) -> Iterator[Report]:
    """A site is given the class of a distribution, or a `partial` of it, instead of a distribution.

    ## Why is this bad?
    `pyro.sample("loc", dist.Normal, 0.0, 1.0)` calls the class, so the value of the site is a distribution and not a draw.
    Outside of inference nothing is said. Inside, the class has neither an event_dim nor a density: Pyro raises
    `event_dims disagree at site 'loc': <property object …>`, or a TypeError, depending on the loss.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal, 0.0, 1.0)  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(0.0, 1.0), obs=data)

    def guide(data):
        pyro.sample("loc", dist.Normal(pyro.param("loc_loc", torch.tensor(0.0)), 1.0))
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(0.0, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where the site is given a function, which Pyro accepts, or a class that is not known to be one of distributions.
    """
    yield from faults(trace, CODE)


@rule(code=CODE, name=NAME, subject=MODULE, runtime=(), further=True)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same outside of models and guides."""
    yield from logged(calls, CODE)
