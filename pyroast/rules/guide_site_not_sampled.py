"""PYR309: the guide observes, or declares otherwise, what the model samples."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Repair, Report, Runtime, rule
from pyroast.rules._common import model_site


@rule(
    code="PYR309",
    name="guide-site-not-sampled",
    subject=PAIR,
    runtime=(Raises("RuntimeError", "must be sampled in trace"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide has a latent of the model under its name, but does not sample it there.

    ## Why is this bad?
    Pyro runs the model with the values that the guide drew. If the guide observes the site, or has a
    `pyro.param`, a `pyro.deterministic` or a `pyro.factor` of that name, there is no draw to take over, and
    Pyro raises `must be sampled in trace`. A point estimate is sampled from a `Delta`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1), obs=torch.tensor(0.5))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
    ```
    """
    pair = alignment.pair
    for row in (*alignment.rows, *alignment.plates):
        wrong = row.not_sampled
        if wrong is None:
            continue
        how = "declares a parameter" if wrong.kind == "param" else "observes the site"
        yield Report(
            wrong.span,
            wrong.path,
            f"guide '{pair.guide.name}' {how} '{row.text}', which model '{pair.model.name}' samples: Pyro raises "
            f"RuntimeError 'site {row.text} must be sampled in trace'",
            Runtime.RAISES,
            row.text,
            (model_site(row.model[0], row.text),),
            repairs=()
            if wrong.kind == "param"
            else (Repair("draw-site", wrong.path, wrong.span, (("site", row.text),)),),
        )
