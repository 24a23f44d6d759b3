"""PYR209: a dim that does not count from the right."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR209",
    name="plate-dim-nonnegative",
    subject=TRACE,
    runtime=(Raises("ValueError", "Expected dim < 0 to index from the right"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A plate has a dim that is not negative.

    ## Why is this bad?
    Batch dims are counted from the right, so that they stay where they are when further dims appear on the left.
    Entering a plate with `dim=0` or more raises `Expected dim < 0 to index from the right`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), dim=0):  # error
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        pyro.sample("loc", dist.Normal(0.0, 1.0))
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), dim=-1):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where the dim is not known, and on a plate that is never entered.
    """
    yield from faults(trace, "PYR209")


@rule(
    code="PYR209",
    name="plate-dim-nonnegative",
    subject=MODULE,
    runtime=(Raises("ValueError", "Expected dim < 0 to index from the right"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference."""
    yield from logged(calls, "PYR209")
