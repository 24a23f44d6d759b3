"""PYR304: a plate of the guide that the model does not have."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, Report, Runtime, Warns, rule
from pyroast.rules._common import did_you_mean
from pyroast.trace import is_open, same_name


@rule(
    code="PYR304",
    name="plate-in-guide-only",
    subject=PAIR,
    runtime=(Warns("Found plate statements in guide but not model"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide enters a plate that the model does not have.

    ## Why is this bad?
    Plates are aligned by name, like sites: the model takes over the minibatch that the guide draws under the
    same name. If the names differ, each side draws its own. Pyro warns `Found plate statements in guide but
    not model`.

    ## Example
    ```python
    def model(data):
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        with pyro.plate("rows", len(data)):  # error
            m = pyro.param("m", torch.tensor(0.0))
            pyro.sample("z", dist.Normal(m, 0.1))
    ```
    Use instead:
    ```python
    def guide(data):
        with pyro.plate("data", len(data)):
            m = pyro.param("m", torch.tensor(0.0))
            pyro.sample("z", dist.Normal(m, 0.1))
    ```
    ## When pyroast stays silent
    On plates without a size, which leave no trace, and on plates that only the model has.
    """
    pair = alignment.pair
    if not pair.compares or pair.model.trace.openings:
        return
    model_names = [row.text for row in alignment.plates if row.model and not row.guide]
    for row in alignment.plates:
        if row.model or not certain(row.guide) or is_open(row.name):
            continue
        if any(other.model and same_name(row.name, other.name) is not Tri.NO for other in alignment.plates):
            continue
        site = certain(row.guide)[0]
        yield Report(
            site.span,
            site.path,
            f"plate '{row.text}' is in guide '{pair.guide.name}' but not in model '{pair.model.name}': Pyro warns "
            "'Found plate statements in guide but not model'" + did_you_mean(row.text, model_names),
            Runtime.WARNS,
            row.text,
            (Related(pair.model.path, pair.model.span, f"model '{pair.model.name}' is defined here"),),
        )
