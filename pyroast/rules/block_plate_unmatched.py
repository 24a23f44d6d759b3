"""PYR214: block_plate without its plate."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR214",
    name="block-plate-unmatched",
    subject=TRACE,
    runtime=(Raises("ValueError", "block_plate matched"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """`block_plate` is used where no plate, or more than one, is the one that it names.

    ## Why is this bad?
    `pyro.poutine.block_plate` takes the one enclosing plate of a name or dim out of the stack, so that a global
    variable can be sampled inside it. If there is no such plate around it Pyro raises `block_plate matched 0
    messengers`. With `strict=False` it does nothing then, which suits a helper that is also called without the
    plate.

    ## Example
    ```python
    from pyro.poutine.plate_messenger import block_plate

    def model(data):
        with pyro.plate("data", len(data)):
            with block_plate("rows"):  # error
                loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        pyro.sample("loc", dist.Normal(0.0, 1.0))
    ```
    Use instead:
    ```python
    def model(data):
        with pyro.plate("data", len(data)):
            with block_plate("data"):
                loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    With `strict=False`, where a name or dim is not known, and inside a context that is not known, which may be a
    plate.
    """
    yield from faults(trace, "PYR214")


@rule(
    code="PYR214",
    name="block-plate-unmatched",
    subject=MODULE,
    runtime=(Raises("ValueError", "block_plate matched"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference."""
    yield from logged(calls, "PYR214")
