"""PYR502: a network whose weights the inference never trains."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.training import Untrained, untrained


@rule(
    code="PYR502",
    name="unregistered-module",
    subject=PAIR,
    runtime=(Silent("the weights of the network are the same after training as before"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A network that the model or guide calls is not registered, so its weights never train.

    ## Why is this bad?
    `SVI` trains what the param store knows. A `torch.nn.Module` gets there through `pyro.module`, or as an attribute of a
    `PyroModule` that is read while that module is called. A network that is only called gets its gradients, and no optimiser
    ever takes a step with them: the loss still falls, since everything else trains, and the weights are the random ones of the
    start. The same holds for layers that a registered module keeps in a plain list instead of an `nn.ModuleList`.

    ## Example
    ```python
    encoder = torch.nn.Linear(1, 1)

    def model(data):
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Normal(encoder(data.unsqueeze(-1)).squeeze(-1), 1.0))  # error

    svi = SVI(model, guide, optim, loss=Trace_ELBO())
    ```
    Use instead:
    ```python
    def guide(data):
        pyro.module("encoder", encoder)
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Normal(encoder(data.unsqueeze(-1)).squeeze(-1), 1.0))
    ```
    ## When pyroast stays silent
    Where something else may train the network or it is left alone on purpose: its `parameters()` or `state_dict()` are asked
    for, it is handed to a function that is not followed, it is put into evaluation mode or frozen, called under
    `torch.no_grad()`, or its result is detached; and where a part of model or guide is not known.
    """
    yield from first_of_each_place(_report(each, alignment.pair.trains) for each in untrained(alignment.pair))


def _report(found: Untrained, by_svi: bool) -> Report:
    use = found.use
    made = "" if use.made is None else f" (made at line {use.made.line})"
    trainer = "SVI does not train its weights" if by_svi else "no optimiser is handed its weights"
    related = () if use.made is None else (Related(use.path, use.made, f"the {use.name} is made here"),)
    return Report(
        use.span,
        use.path,
        f"the {use.name}{made} that the {found.side} calls is registered neither by pyro.module nor by a PyroModule: {trainer}, "
        "they stay what they are now",
        Runtime.SILENT,
        related=related,
    )
