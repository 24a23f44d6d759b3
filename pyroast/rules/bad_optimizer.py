"""PYR507: an optimiser that is not Pyro's."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, CallFact, Raises, Report, rule
from pyroast.rules._common import logged


@rule(
    code="PYR507",
    name="bad-optimizer",
    subject=MODULE,
    runtime=(Raises("ValueError", "Optimizer should be an instance of pyro.optim.PyroOptim class"),),
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """`SVI` is given an optimiser that is not one of `pyro.optim`.

    ## Why is this bad?
    An optimiser of torch is built for a list of parameters; those of a Pyro program appear in the param store while model and
    guide run. `pyro.optim` makes one torch optimiser a parameter when it first sees it, and `SVI` takes nothing else: it
    raises ValueError `Optimizer should be an instance of pyro.optim.PyroOptim class.` The same for a class or `partial` that is
    not called, for the dict of its options, or for a loss in its place.

    ## Example
    ```python
    network = torch.nn.Linear(1, 1)
    svi = SVI(model, guide, torch.optim.Adam(network.parameters()), loss=Trace_ELBO())  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
    ```
    ## When pyroast stays silent
    Where it is not known what the optimiser is.
    """
    yield from logged(calls, "PYR507")
