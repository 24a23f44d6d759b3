"""PYR106: a handler or `Predictive` is told of a site that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Silent, rule
from pyroast.rules._common import logged


@rule(
    code="PYR106",
    name="dangling-site-reference",
    subject=MODULE,
    runtime=(Silent("the site that was meant stays as it was"),),
    severity=Severity.WARNING,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A handler or `Predictive` names a site that the function does not have.

    ## Why is this bad?
    `condition`, `do`, `block(hide=...)`, `block(expose=...)`, `reparam` with a dict, and `Predictive(return_sites=...)` compare
    names with those of the sites that they meet. A name that none of them has is not an error: nothing is observed, hidden or
    returned, and inference goes on with another model than the one that was meant.

    ## Example
    ```python
    def scale(guess):
        weight = pyro.sample("weight", dist.Normal(guess, 1.0))
        return pyro.sample("measurement", dist.Normal(weight, 0.75))

    conditioned = pyro.condition(scale, data={"measurment": torch.tensor(9.5)})  # error
    conditioned(torch.tensor(8.5))
    ```
    Use instead:
    ```python
    def scale(guess):
        weight = pyro.sample("weight", dist.Normal(guess, 1.0))
        return pyro.sample("measurement", dist.Normal(weight, 0.75))

    conditioned = pyro.condition(scale, data={"measurement": torch.tensor(9.5)})
    conditioned(torch.tensor(8.5))
    ```
    ## When pyroast stays silent
    Where the function is not called, calls something that is not known, or has the site in another run of it, such as one
    with other arguments; where the same names are handed to another function that has the site; and where the names are not
    constants, or are the default of a parameter.
    """
    yield from logged(calls, "PYR106")
