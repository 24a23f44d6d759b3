"""PYR306: model and guide draw one site in different shapes."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import disagreement
from pyroast.matcher import Alignment, event_dims_differ
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import facing, first_of_each_place, model_site, rows, shape_rows
from pyroast.site_shapes import shape_text


@rule(
    code="PYR306",
    name="model-guide-shape-mismatch",
    subject=PAIR,
    runtime=(Raises("ValueError", "Model and guide shapes disagree"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Model and guide give one site distributions of different shape.

    ## Why is this bad?
    The model is run with the guide's draws, so both must have the same batch and event shape. Where they differ Pyro
    raises `Model and guide shapes disagree` at the first step.

    ## Example
    ```python
    def model(data):
        w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(w.sum(), 1.0), obs=data)

    def guide(data):
        loc = pyro.param("loc", torch.zeros(2))
        pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("loc", torch.zeros(3))
        pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))
    ```
    ## When pyroast stays silent
    Where a shape is not known, or a size is known only by name. Dims left of `max_plate_nesting` may broadcast.
    Where the event_dims differ too, that is reported instead.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    limit = pair.loss.max_plate_nesting
    if limit is None:
        return
    for row in rows(alignment) if pair.loss.reversed else shape_rows(alignment):
        if event_dims_differ(row):
            continue
        for model, guide in facing(row):
            misfit = disagreement(pair, model, guide, limit)
            if misfit is None:
                continue
            yield Report(
                guide.span,
                guide.path,
                f"'{row.text}' has shape {shape_text(misfit.expected)} in model '{pair.model.name}' but "
                f"{shape_text(misfit.actual)} in guide '{pair.guide.name}': Pyro raises ValueError 'Model and guide shapes "
                "disagree'; give the guide's distribution the model's shape",
                Runtime.RAISES,
                row.text,
                (model_site(model, row.text),),
            )
