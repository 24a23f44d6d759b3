"""PYR211: a parameter that does not fit the plate around it."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR211",
    name="plate-param-size",
    subject=TRACE,
    runtime=(Raises("ValueError", "invalid shape of pyro.param"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A parameter or data to subsample have another size at a plate's dim than the plate.

    ## Why is this bad?
    With `event_dim=`, `pyro.param` and `pyro.subsample` know which of their dims belong to the plates around them,
    and take the rows of the minibatch there. Such a dim must have the full size of the plate, or the size 1. With
    any other size Pyro raises `invalid shape of pyro.param` (or of `pyro.subsample`). The usual slips are a
    parameter that has the size of the minibatch, and an `event_dim` that counts one dim too few. The parameters of AutoDelta
    and AutoNormal have the shape of what `init_loc_fn` gives for a site, so a first value of another size is refused likewise.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), subsample_size=2) as index:
            scale = pyro.param("scale", torch.ones(2), constraint=constraints.positive, event_dim=0)  # error
            pyro.sample("obs", dist.Normal(loc, scale), obs=data[index])

    def guide(data):
        pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.plate("data", len(data), subsample_size=2)
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), subsample_size=2) as index:
            scale = pyro.param("scale", torch.ones(len(data)), constraint=constraints.positive, event_dim=0)
            pyro.sample("obs", dist.Normal(loc, scale), obs=data[index])
    ```
    ## When pyroast stays silent
    Without `event_dim=`: the value then passes the plate as it is. Where the shape or the size of the plate is not
    known; a size that is known only by a name may be 1.
    """
    yield from faults(trace, "PYR211")


@rule(
    code="PYR211",
    name="plate-param-size",
    subject=MODULE,
    runtime=(Raises("ValueError", "invalid shape of pyro.param"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference."""
    yield from logged(calls, "PYR211")
