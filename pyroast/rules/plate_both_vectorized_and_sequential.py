"""PYR208: a plate that is entered and looped over."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR208",
    name="plate-both-vectorized-and-sequential",
    subject=TRACE,
    runtime=(Raises("ValueError", "as both vectorized and non-vectorized"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A plate is looped over, but it also has a dim.

    ## Why is this bad?
    A plate is vectorized once it is given `dim=` or entered by `with`, and sequential once it is looped over. A
    plate is one of the two: looping over one that has a dim raises `cannot use plate data as both vectorized and
    non-vectorized`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("data", len(data), dim=-1):  # error
            pyro.sample(f"obs_{i}", dist.Normal(loc, 1.0), obs=data[i])
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("data", len(data)):
            pyro.sample(f"obs_{i}", dist.Normal(loc, 1.0), obs=data[i])
    ```
    ## When pyroast stays silent
    Where it is not known whether the plate was given a dim. A plate that was looped over first may be entered by
    `with`, which then takes no dim.
    """
    yield from faults(trace, "PYR208")


@rule(
    code="PYR208",
    name="plate-both-vectorized-and-sequential",
    subject=MODULE,
    runtime=(Raises("ValueError", "as both vectorized and non-vectorized"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference."""
    yield from logged(calls, "PYR208")
