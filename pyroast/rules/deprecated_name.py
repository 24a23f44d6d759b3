"""PYR513: names that Pyro will drop."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Warns, rule
from pyroast.rules._common import logged


@rule(
    code="PYR513",
    name="deprecated-name",
    subject=MODULE,
    runtime=(
        Warns("pyro.iarange is deprecated"),
        Warns("independent is deprecated"),
        Warns("The `random_module` primitive is deprecated"),
    ),
    severity=Severity.WARNING,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A name is used that Pyro has deprecated.

    ## Why is this bad?
    Old names are dropped in some later version. Python shows most of these warnings only where the call stands in the script
    itself, so in an imported module they go unseen.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.iarange("data", len(data)):  # error
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
    Where the call may be meant for another backend of `pyroapi`.
    """
    yield from logged(calls, "PYR513")
