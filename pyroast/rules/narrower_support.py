"""PYR308: the guide cannot reach all values of the model."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Severity
from pyroast.matcher import Alignment, event_dims_differ
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import facing, first_of_each_place, model_site, reach, rows
from pyroast.supports import describe, includes


@rule(
    code="PYR308",
    name="narrower-support",
    subject=PAIR,
    runtime=(Silent("the posterior has no mass where the guide never draws"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide can never reach a part of the model's support.

    ## Why is this bad?
    Whatever the data say, the approximate posterior has no mass outside the guide's support. Nothing is
    printed; the posterior is squeezed into the part that the guide can reach.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 10.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.LogNormal(m, 0.1))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
    ```
    ## When pyroast stays silent
    On a point estimate (`Delta`), and where the bounds of a support are not known.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    if pair.loss.reversed:  # the guide is asked about the model's draws, and the narrower one is PYR307
        return
    for row in rows(alignment):
        if event_dims_differ(row):
            continue
        for model, guide in facing(row):
            ours, theirs = model.distribution, guide.distribution
            if ours is None or theirs is None:
                continue
            wanted, drawn = reach(ours), reach(theirs)
            if wanted is None or drawn is None:
                continue
            inside, all_of_it = includes(wanted, drawn), includes(drawn, wanted)
            if inside is Tri.YES and all_of_it is Tri.NO:
                yield Report(
                    guide.span,
                    guide.path,
                    f"'{row.text}' has support {describe(wanted)} in model '{pair.model.name}', but guide "
                    f"'{pair.guide.name}' draws from {describe(drawn)} only: Pyro says nothing, and the posterior "
                    "has no mass elsewhere; use a distribution over " + describe(wanted),
                    Runtime.SILENT,
                    row.text,
                    (model_site(model, row.text),),
                )
