"""PYR401: a guide that asks for enumeration under a loss that does not enumerate."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment, certain
from pyroast.pairs import CHECKS_ENUMERATION
from pyroast.rule import PAIR, Report, Runtime, Warns, rule
from pyroast.rules._repairs import enumerating_loss
from pyroast.trace import name_text


@rule(
    code="PYR401",
    name="enum-without-traceenum",
    subject=PAIR,
    runtime=(Warns("you need to use TraceEnum_ELBO instead"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide marks sites for enumeration, but the loss does not enumerate.

    ## Why is this bad?
    Only `TraceEnum_ELBO` and `TraceTMC_ELBO` enumerate. Under another loss the mark is ignored, and the site
    is drawn like any other; Pyro warns `you need to use TraceEnum_ELBO instead`. It looks at the guide alone:
    a mark in the model shows as a site that the guide lacks (PYR301).

    ## Example
    ```python
    def model(data):
        p = torch.tensor([0.3, 0.7])
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Categorical(p))
            pyro.sample("obs", dist.Normal(z.float(), 1.0), obs=data)

    def guide(data):
        q = pyro.param("q", torch.ones(2) / 2, constraint=constraints.simplex)
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Categorical(q), infer={"enumerate": "parallel"})

    svi = SVI(model, guide, optim, loss=Trace_ELBO())  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    """
    pair = alignment.pair
    if not pair.compares or pair.loss.name not in CHECKS_ENUMERATION:
        return
    marked = [site for site in certain(pair.guide.trace.samples()) if site.enumerate not in ("", "unknown")]
    if not marked:
        return
    names = ", ".join(f"'{name_text(site.name)}'" for site in marked[:3])
    yield Report(
        pair.loss.span,
        pair.loss.path,
        f"guide '{pair.guide.name}' marks {names} for enumeration, which {pair.loss.name} ignores: Pyro warns 'If you want "
        "to enumerate sites, you need to use TraceEnum_ELBO instead'",
        Runtime.WARNS,
        name_text(marked[0].name),
        tuple(
            Related(
                site.path, site.span, f"guide samples '{name_text(site.name)}' here (line {site.span.line})"
            )
            for site in marked[:3]
        ),
        repairs=tuple(enumerating_loss(alignment)),
    )
