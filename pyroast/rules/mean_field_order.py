"""PYR311: under a mean-field loss the guide samples in another order than the model."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.matcher import Alignment, Row, order_is_known
from pyroast.rule import PAIR, Report, Runtime, Warns, rule
from pyroast.rules._common import model_site


@rule(
    code="PYR311",
    name="mean-field-order",
    subject=PAIR,
    runtime=(Warns("Failed to verify mean field restriction"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A mean-field loss, and a guide that samples the sites in another order than the model.

    ## Why is this bad?
    `TraceMeanField_ELBO` takes every site of the guide as independent of the others, given those before. It can verify that
    only where both sides sample in one order; else it warns `Failed to verify mean field restriction on the guide`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("scale", dist.LogNormal(m, 0.1))  # error
        pyro.sample("loc", dist.Normal(m, 0.1))

    svi = SVI(model, guide, optim, loss=TraceMeanField_ELBO())
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
        pyro.sample("scale", dist.LogNormal(m, 0.1))
    ```
    ## When pyroast stays silent
    Where a site of either side is reached on some paths only, or not known at all.
    """
    pair = alignment.pair
    if not pair.compares or "MeanField" not in pair.loss.name:
        return
    shared = ordered_rows(alignment)
    by_guide = sorted(shared, key=lambda row: row.guide[0].order)
    for ours, theirs in zip(shared, by_guide):
        if ours is not theirs:
            site = theirs.guide[0]
            yield Report(
                site.span,
                site.path,
                f"guide '{pair.guide.name}' samples '{theirs.text}' where model '{pair.model.name}' samples '{ours.text}': "
                f"{pair.loss.name} warns 'Failed to verify mean field restriction on the guide'; sample in the model's order",
                Runtime.WARNS,
                theirs.text,
                (model_site(theirs.model[0], theirs.text),),
            )
            return


def ordered_rows(alignment: Alignment) -> list[Row]:
    """The rows of both sides in the model's order, observed ones too; empty where a side's order is not known."""
    shared = [row for row in alignment.rows if row.model and row.guide]
    return shared if order_is_known(alignment.pair, shared) else []
