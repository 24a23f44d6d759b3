"""PYR215: model and guide give one plate different sizes."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment, Row
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.site_shapes import Misfit, unobservable
from pyroast.symbolic import Form, same, text
from pyroast.trace import Site
from pyroast.values import form_of


@rule(
    code="PYR215",
    name="plate-size-differs",
    subject=PAIR,
    runtime=(
        Silent("the model takes over the guide's indices: some rows are never seen, and the scale is wrong"),
    ),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Model and guide give one plate different sizes.

    ## Why is this bad?
    The model takes over the indices that the guide's plate of the same name has drawn. If that plate is smaller, the rows
    behind its size are never seen; if it is larger, indices point behind the data. Each side scales its
    log-densities with its own size, so that prior and data weigh wrongly.

    ## Example
    ```python
    def model(data):
        with pyro.plate("data", 5, subsample_size=2) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])

    def guide(data):
        with pyro.plate("data", 4, subsample_size=2):  # error
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    ```
    Use instead:
    ```python
    def guide(data):
        with pyro.plate("data", 5, subsample_size=2):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    ```
    ## When pyroast stays silent
    Where a size is not known, where the sizes differ so that Pyro raises for a shape, and under CSIS, whose guide takes over the
    indices of the model.
    """
    pair = alignment.pair
    if not pair.compares or pair.loss.reversed or pair.model.trace.faults or pair.guide.trace.faults:
        return
    if any(isinstance(unobservable(site), Misfit) for site in pair.model.trace.samples()):
        return
    yield from first_of_each_place(report for row in alignment.plates for report in _reports(row))


def _reports(row: Row) -> Iterator[Report]:
    for model in row.model:
        for guide in row.guide:
            ours, theirs = _size(model), _size(guide)
            if ours is None or theirs is None or same(ours, theirs) is not Tri.NO:
                continue
            yield Report(
                guide.span,
                guide.path,
                f"plate '{row.text}' has size {text(theirs)} in the guide and {text(ours)} in the model, which takes over the "
                "guide's indices: other rows are never seen, the scales differ, and Pyro says nothing",
                Runtime.SILENT,
                row.text,
                (
                    Related(
                        model.path,
                        model.span,
                        f"model makes plate '{row.text}' here (line {model.span.line})",
                    ),
                ),
            )


def _size(site: Site) -> Form | None:
    """The size that a plate is given; None where it is not known as a number."""
    value = site.distribution.argument("size") if site.distribution is not None else None
    form = form_of(value) if value is not None else None
    return form if isinstance(form, int) and site.presence else None
