"""PYR204: all the data are observed inside a plate that subsamples them."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import first_of_each_place
from pyroast.site_shapes import Misfit, shape_text, unobservable, whole_data
from pyroast.trace import name_text


@rule(
    code="PYR204",
    name="unindexed-subsample",
    subject=PAIR,
    runtime=(Raises("ValueError", "Value is not broadcastable with batch_shape+event_shape"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """All the data are observed inside a plate that subsamples them.

    ## Why is this bad?
    `pyro.plate(name, size, subsample_size)` draws a minibatch of indices, so every site inside has
    `subsample_size` elements. Observing all `size` data there cannot broadcast: Pyro raises
    `Value is not broadcastable with batch_shape+event_shape` at the first step.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), subsample_size=2):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)  # error
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), subsample_size=2) as index:
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[index])
    ```
    ## When pyroast stays silent
    Where the shape of the data is not known, and where a minibatch comes from outside of the model.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    if not (pair.compares or pair.alone) or (pair.loss.name and not pair.loss.checks_shapes):
        return
    for side in (pair.model, pair.guide):
        for site in side.trace.samples():
            misfit = unobservable(site)
            if site.provider or not isinstance(misfit, Misfit) or not whole_data(site):
                continue
            name = name_text(site.name)
            yield Report(
                site.span,
                site.path,
                f"'{name}' observes all data, of shape {shape_text(misfit.actual)}, in a plate that takes a minibatch of shape "
                f"{shape_text(misfit.expected)}: Pyro raises ValueError 'Value is not broadcastable with "
                "batch_shape+event_shape'; index the data with the plate's index",
                Runtime.RAISES,
                name,
            )
