"""PYR415: an autoguide whose parameters meet other rows than their own."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Repair, Severity
from pyroast.matcher import Alignment
from pyroast.pairs import Side
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.spans import Place
from pyroast.trace import Minibatch


@rule(
    code="PYR415",
    name="autoguide-subsample",
    subject=PAIR,
    runtime=(Silent("the guide trains the parameters of other rows than those of the minibatch"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """An autoguide covers a site in a plate whose minibatch is chosen elsewhere.

    ## Why is this bad?
    An autoguide makes the plates of its model again, and draws their indices itself; the model takes over these indices. If
    the data are not taken by the index of the plate but arrive as a minibatch, its rows meet the parameters of
    other, random rows: all local parameters learn the same average. `create_plates=` hands the guide the right plates.

    Only `AutoNormal` and `AutoDelta` have parameters for every row of a plate. Those of `AutoDiagonalNormal`,
    `AutoMultivariateNormal`, `AutoLowRankMultivariateNormal`, the guides of flows, `AutoStructured`, `AutoGaussian` and
    `AutoDiscreteParallel` have the shape of the first minibatch: whatever row comes to stand at a place is trained there.
    The messenger guides run the plates of the model itself and are right.

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
    if not alignment.pair.compares:
        return
    for side in (alignment.pair.guide, alignment.pair.model):
        for found in side.trace.minibatches:
            yield Report(
                found.span,
                found.path,
                f"{found.harm}, and Pyro says nothing; {found.remedy}",
                Runtime.SILENT,
                found.latent,
                tuple(Related(*place) for place in found.places),
                repairs=_create_plates(found, alignment.pair.model),
            )


def _create_plates(found: Minibatch, model: Side) -> tuple[Repair, ...]:
    """The plate of the model for the guide too, where its indices are arguments."""
    if found.made is None or found.made.path != found.path or model.path != found.path:
        return ()
    places = (("plate", found.made), ("model", Place(model.path, model.span)))
    return (Repair("create-plates", found.path, found.span, places=places),)
