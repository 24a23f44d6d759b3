"""PYR415: an autoguide over a minibatch that is chosen outside of it."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Silent, rule
from pyroast.rules._common import logged


@rule(
    code="PYR415",
    name="autoguide-subsample",
    subject=MODULE,
    runtime=(Silent("the guide trains the parameters of other rows than those of the minibatch"),),
    severity=Severity.WARNING,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """An autoguide covers a site in a plate whose minibatch is chosen elsewhere.

    ## Why is this bad?
    An autoguide makes the plates of its model again, and draws their indices itself; the model takes over these indices. If
    the data are not taken by the index of the plate but arrive as a minibatch, its rows meet the parameters of
    other, random rows: all local parameters learn the same average. `create_plates=` hands the guide the right plates.

    ## Example
    ```python
    index = torch.tensor([0, 1])

    def model(data):
        with pyro.plate("data", len(data), subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])

    guide = AutoNormal(model)  # error
    ```
    Use instead:
    ```python
    guide = AutoNormal(model, create_plates=lambda data: pyro.plate("data", len(data), subsample=index))
    ```
    ## When pyroast stays silent
    Where the data are taken by the index of the plate, where only observed sites are in it, and where the shape of the
    minibatch is not known.
    """
    yield from logged(calls, "PYR415")
