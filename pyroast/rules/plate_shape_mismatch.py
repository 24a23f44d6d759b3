"""PYR205: a batch size that is not that of the plate."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR205",
    name="plate-shape-mismatch",
    subject=TRACE,
    runtime=(Raises("ValueError", "Shape mismatch inside plate("),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A distribution has another size at a plate's dim than the plate.

    ## Why is this bad?
    Inside a plate the batch dim of that plate must have the plate's size, or the size 1, which Pyro expands. With
    any other size Pyro raises `Shape mismatch inside plate`. The usual slips are parameters of the wrong axis, an
    inner and an outer plate in the wrong order, a prior of length k that is missing `.to_event(1)`, and a
    minibatch next to parameters of the full data.

    ## Example
    ```python
    def model(data):
        with pyro.plate("data", 5):
            z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))  # error
            pyro.sample("obs", dist.Normal(z.sum(-1), 1.0), obs=data)
    ```
    Use instead:
    ```python
    def model(data):
        with pyro.plate("data", 5):
            z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
            pyro.sample("obs", dist.Normal(z.sum(-1), 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where the shape of a parameter or the size of the plate is not known. A size that is known only by a name, such
    as `len(x)`, may be 1, which fits every plate. A plate without a size fits every shape.
    """
    yield from faults(trace, "PYR205")


@rule(
    code="PYR205",
    name="plate-shape-mismatch",
    subject=MODULE,
    runtime=(Raises("ValueError", "Shape mismatch inside plate("),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference: plates broadcast there too."""
    yield from logged(calls, "PYR205")
