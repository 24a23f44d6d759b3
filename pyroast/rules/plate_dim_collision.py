"""PYR201: two plates at one dim."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR201",
    name="plate-dim-collision",
    subject=TRACE,
    runtime=(Raises("ValueError", "collide at dim="),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A plate takes a dim that a plate around it already has.

    ## Why is this bad?
    Every vectorized plate needs a batch dim of its own. A plate without `dim=` takes the rightmost dim that is
    free when it is entered, and keeps it; a plate with `dim=` must find that dim free, or Pyro raises `at plates
    "columns" and "rows", collide at dim=-1`. The usual slip is a fixed dim inside a plate that chose the same dim
    by itself.

    ## Example
    ```python
    def model(data):
        with pyro.plate("rows", 3):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("columns", 3, dim=-1):  # error
                pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[:3])
    ```
    Use instead:
    ```python
    def model(data):
        with pyro.plate("rows", 3, dim=-1):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("columns", 3, dim=-2):
                pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[:3])
    ```
    ## When pyroast stays silent
    On plates that are entered one after the other, which may share a dim, on sequential plates, which take none,
    and where a dim is computed from something that is not known.
    """
    yield from faults(trace, "PYR201")


@rule(
    code="PYR201",
    name="plate-dim-collision",
    subject=MODULE,
    runtime=(Raises("ValueError", "collide at dim="),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference: plates take their dims there too."""
    yield from logged(calls, "PYR201")
