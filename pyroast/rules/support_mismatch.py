"""PYR307: the guide proposes values that the model cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.matcher import Alignment, event_dims_differ
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import facing, first_of_each_place, model_site, reach, rows
from pyroast.supports import describe, includes


@rule(
    code="PYR307",
    name="support-mismatch",
    subject=PAIR,
    runtime=(Raises("ValueError", "to be within the support"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide can propose values outside the support of the model's site.

    ## Why is this bad?
    A draw of the guide is handed to the model's log_prob. Outside the model's support there is no density: Pyro raises
    `to be within the support` as soon as a draw falls there, which may be at the first step or after hours.

    ## Example
    ```python
    def model(data):
        size = pyro.sample("size", dist.Gamma(2.0, 2.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(size, 1.0), obs=data)

    def guide(data):
        loc = pyro.param("loc", torch.tensor(-3.0))
        pyro.sample("size", dist.Normal(loc, 0.1))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("loc", torch.tensor(-3.0))
        pyro.sample("size", dist.LogNormal(loc, 0.1))
    ```
    ## When pyroast stays silent
    On a point estimate (`Delta`), and where the bounds of a support are not known. A boundary that a continuous draw
    never hits does not count.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    # Importance compares no traces, and still asks the model for the density of the guide's draws.
    importance = pair.via == "Importance" and not pair.foreign
    for row in alignment.rows if importance else rows(alignment):
        if event_dims_differ(row):
            continue
        for model, guide in facing(row):
            ours, theirs = model.distribution, guide.distribution
            if ours is None or theirs is None:
                continue
            allowed, drawn = reach(ours), reach(theirs)
            if allowed is None or drawn is None:
                continue
            if pair.loss.reversed:
                if includes(drawn, allowed) is Tri.NO:
                    yield Report(
                        guide.span,
                        guide.path,
                        f"'{row.text}' has support {describe(drawn)} in guide '{pair.guide.name}', but model "
                        f"'{pair.model.name}' draws from {describe(allowed)}, and {pair.loss.name} trains on the model's "
                        "draws: Pyro raises ValueError 'to be within the support' as soon as a draw falls outside",
                        Runtime.RAISES,
                        row.text,
                        (model_site(model, row.text),),
                    )
            elif includes(allowed, drawn) is Tri.NO:
                yield Report(
                    guide.span,
                    guide.path,
                    f"'{row.text}' has support {describe(allowed)} in model '{pair.model.name}', but guide "
                    f"'{pair.guide.name}' draws from {describe(drawn)}: Pyro raises ValueError 'to be within the "
                    "support' as soon as a draw falls outside; use a distribution over " + describe(allowed),
                    Runtime.RAISES,
                    row.text,
                    (model_site(model, row.text),),
                )
