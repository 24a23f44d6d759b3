"""PYR505: a value outside the constraint of the argument or parameter that it is given to."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, Silent, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace

CODE, NAME = "PYR505", "invalid-parameter-value"


@rule(
    code=CODE,
    name=NAME,
    subject=TRACE,
    runtime=(
        Raises("ValueError", "to satisfy the constraint"),
        Silent("a first value outside an interval starts on its bound, where the gradient vanishes"),
    ),
)
def check(trace: Trace) -> Iterator[Report]:
    """A value lies outside the constraint of the argument, or of the parameter, that it is given to.

    ## Why is this bad?
    Every distribution checks its arguments when it is made: a scale has to be positive, a probability between 0 and 1. For
    any other value Pyro raises `Expected parameter scale … to satisfy the constraint`. The first value of a parameter
    is mapped through the logarithm where its constraint is a half-line: outside the parameter is nan, and the first
    distribution that takes it raises. Where the constraint is an interval, the parameter silently starts on the bound.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, -1.0))  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        pyro.sample("loc", dist.Normal(pyro.param("loc_loc", torch.tensor(0.0)), 1.0))
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where a value is not known to lie outside on every run, under `validate_args=False` and `enable_validation(False)`, and
    on constraints of whole matrices.
    """
    yield from faults(trace, CODE)


@rule(code=CODE, name=NAME, subject=MODULE, runtime=(), further=True)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same outside of models and guides."""
    yield from logged(calls, CODE)
