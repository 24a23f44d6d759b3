"""PYR204: all the data are observed inside a plate that subsamples them."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.rules._repairs import indexing
from pyroast.site_shapes import Misfit, shape_text, unobservable, whole_data
from pyroast.symbolic import App, Form, parts_of, same, text
from pyroast.trace import Site, name_text
from pyroast.values import Frame


@rule(
    code="PYR204",
    name="unindexed-subsample",
    subject=PAIR,
    runtime=(
        Raises("ValueError", "Value is not broadcastable with batch_shape+event_shape"),
        Silent("the same rows are observed at every step, whatever indices the plate has drawn"),
    ),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """All the data are observed inside a plate that subsamples them.

    ## Why is this bad?
    `pyro.plate(name, size, subsample_size)` draws a minibatch of indices, so every site inside has
    `subsample_size` elements. Observing all `size` data there cannot broadcast: Pyro raises
    `Value is not broadcastable with batch_shape+event_shape` at the first step. A slice that makes the shapes fit, such
    as `data[:10]`, is silently wrong: the same rows are observed at every step, and all others never.

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


@rule(
    code="PYR204",
    name="unindexed-subsample",
    subject=PAIR,
    runtime=(),
    severity=Severity.WARNING,
    further=True,
)
def check_slices(alignment: Alignment) -> Iterator[Report]:
    """A slice of the data, always the same, where the plate took other rows."""
    yield from first_of_each_place(_slices(alignment))


def _slices(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    if not pair.compares:
        return
    for site in pair.model.trace.samples():
        frame = _sliced_frame(site)
        if site.observed is not True or site.deterministic or frame is None or _may_change(site.observation):
            continue
        name = name_text(site.name)
        yield Report(
            site.span,
            site.path,
            f"'{name}' observes the same {text(frame.size or 0)} of {text(frame.full_size or 0)} rows at every step, whatever "
            f"indices plate '{name_text(frame.name)}' draws: the others are never seen, and Pyro says nothing; index the data "
            "with the plate's index",
            Runtime.SILENT,
            name,
        )


def _sliced_frame(site: Site) -> Frame | None:
    """The plate of whose full data a site observes a slice with fixed bounds."""
    fn, value = site.distribution, site.value_shape
    if site.sliced is None or fn is None or fn.event_dim is None or value is None:
        return None
    for frame in site.frames:
        if frame is None or frame.dim is None or frame.size is None or frame.full_size is None:
            continue
        place = fn.event_dim - frame.dim
        if len(value) < place or len(site.sliced) != len(value):
            continue
        if same(frame.size, frame.full_size) is not Tri.YES and value[-place] == frame.size:
            if site.sliced[-place] == frame.full_size:
                return frame
    return None


REORDERING = frozenset({"item", "call", "randperm", "index_select", "take", "gather", "roll", "changed"})
"""Operations that may give other rows at each step."""


def _may_change(form: Form | None) -> bool:
    """Whether the data that are sliced may be in another order at each step."""
    data = form.args[0] if isinstance(form, App) else None
    return data is None or any(isinstance(part, App) and part.op in REORDERING for part in parts_of(data))


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
                repairs=tuple(indexing(site, side.trace)),
            )
