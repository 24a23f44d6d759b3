"""PYR210: a plate without elements."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR210",
    name="plate-size-zero",
    subject=TRACE,
    runtime=(Raises("ZeroDivisionError", "size cannot be zero"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A plate has the size 0.

    ## Why is this bad?
    A plate scales what it holds by size over subsample size, so it must have an element. Pyro raises `size cannot
    be zero` as soon as a plate of size 0 is made, be it entered or not. It often comes from data that are empty in
    one corner of a program: no missing values, no second group, a filter that keeps nothing.

    ## Example
    ```python
    missing = []

    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("missing", len(missing)):  # error
            pyro.sample("imputed", dist.Normal(loc, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        if missing:
            with pyro.plate("missing", len(missing)):
                pyro.sample("imputed", dist.Normal(loc, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where the size is not known: most sizes could be 0 and never are.
    """
    yield from faults(trace, "PYR210")


@rule(
    code="PYR210",
    name="plate-size-zero",
    subject=MODULE,
    runtime=(Raises("ZeroDivisionError", "size cannot be zero"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same for a plate that is made outside of any model."""
    yield from logged(calls, "PYR210")
