"""PYR107: an observation outside of inference."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Warns, rule
from pyroast.rules._common import logged


@rule(
    code="PYR107",
    name="sample-outside-inference",
    subject=MODULE,
    runtime=(Warns("trying to observe a value outside of inference"),),
    severity=Severity.WARNING,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A site is observed where no inference is running.

    ## Why is this bad?
    Outside of inference `pyro.sample` with `obs=` draws nothing and scores nothing: it returns the observed value. Pyro warns
    `trying to observe a value outside of inference`. To draw from the model, leave the observation out or use
    `poutine.uncondition`; to score it, trace it.

    ## Example
    ```python
    drawn = pyro.sample("obs", dist.Normal(0.0, 1.0), obs=torch.tensor(1.0))  # error
    ```
    Use instead:
    ```python
    drawn = pyro.sample("obs", dist.Normal(0.0, 1.0))
    ```
    ## When pyroast stays silent
    In functions that no one calls in the file, inside of any handler or plate, under which Pyro does not warn, and where the
    observation may be None.
    """
    yield from logged(calls, "PYR107")
