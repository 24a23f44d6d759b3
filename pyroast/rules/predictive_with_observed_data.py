"""PYR514: predictions that are the data."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Silent, rule
from pyroast.rules._common import logged


@rule(
    code="PYR514",
    name="predictive-with-observed-data",
    subject=MODULE,
    runtime=(Silent("the predictions are the data themselves, repeated for each sample"),),
    severity=Severity.WARNING,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """`Predictive` is handed the data that it is to predict.

    ## Why is this bad?
    A site whose `obs=` is given is not sampled, also not by `Predictive`: it returns the observed values, once for each sample.
    Compared with the data, such predictions are perfect.

    ## Example
    ```python
    from pyro.infer import Predictive

    def model(data=None):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 5):
            return pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def predictions(guide):
        return Predictive(model, guide=guide, num_samples=10)(data)["obs"]  # error

    guide = AutoNormal(model)
    svi = SVI(model, guide, optim, loss=Trace_ELBO())
    svi.step(data)
    predictions(guide)
    ```
    Use instead:
    ```python
    def predictions(guide):
        return Predictive(model, guide=guide, num_samples=10)()["obs"]
    ```
    ## When pyroast stays silent
    Where the samples of that site are not looked at by its name: the guide may need the data, for the other sites.
    """
    yield from logged(calls, "PYR514")
