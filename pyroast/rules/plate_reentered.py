"""PYR207: a plate inside a plate of its name."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR207",
    name="plate-reentered",
    subject=TRACE,
    runtime=(Raises("ValueError", "duplicate plate '"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A plate is entered inside a plate of the same name.

    ## Why is this bad?
    The frames around a site are told apart by their names, so Pyro refuses to enter a plate while one of that
    name is active and raises `duplicate plate 'data'`; a plate that is looped over inside itself raises `cannot
    install a Messenger instance twice`. It happens when a plate object is entered again in a helper that is
    called inside the plate, and when an inner plate was copied from the outer one.

    ## Example
    ```python
    def model(data):
        rows = pyro.plate("data", len(data))
        with rows:
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with rows:  # error
                pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        with pyro.plate("data", len(data)):
            pyro.sample("loc", dist.Normal(0.0, 1.0))
    ```
    Use instead:
    ```python
    def model(data):
        rows = pyro.plate("data", len(data))
        with rows:
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    On a plate object that is left before it is entered again, on other sequential plates, and where one of two
    names is not known. A second plate object with a size is already refused when it is made, as a `duplicate-site`.
    """
    yield from faults(trace, "PYR207")


@rule(
    code="PYR207",
    name="plate-reentered",
    subject=MODULE,
    runtime=(Raises("ValueError", "duplicate plate '"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference."""
    yield from logged(calls, "PYR207")
