"""PYR512: Pyro's checks are turned off."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Silent, rule
from pyroast.rules._common import logged


@rule(
    code="PYR512",
    name="validation-disabled",
    subject=MODULE,
    runtime=(
        Silent("shapes and supports that do not fit, and sites that are missing, go on without a word"),
    ),
    severity=Severity.INFO,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """Validation is turned off, or the warnings of it are hidden.

    ## Why is this bad?
    With `pyro.enable_validation(False)`, Pyro no longer compares the sites of model and guide, nor shapes, nor values with
    supports; `validate_args=False` does the last for one distribution, and a filter on all warnings hides the first. A
    slip then shows up as a posterior that is wrong. It is right for a program that is known to be right and has to be fast.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0, validate_args=False))  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where the switch is not a known constant, and where a filter names the warnings of another library.
    """
    yield from logged(calls, "PYR512")
