"""PYR303: a site that the guide marks as auxiliary and the model samples."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.matcher import Alignment, together
from pyroast.rule import PAIR, Report, Runtime, Warns, rule
from pyroast.rules._common import guide_site, rows


@rule(
    code="PYR303",
    name="auxiliary-in-model",
    subject=PAIR,
    runtime=(Warns("Found auxiliary vars in the model"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site that the guide marks as auxiliary is a latent of the model.

    ## Why is this bad?
    `infer={"is_auxiliary": True}` says that a site of the guide is not in the model. If the model samples
    that name, Pyro warns `Found auxiliary vars in the model`: the mark or the name is wrong.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1), infer={"is_auxiliary": True})
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
    ```
    """
    for row in rows(alignment):
        if row.not_sampled is not None:
            continue
        marked = [site for site in row.guide if site.auxiliary is True]
        latents = [site for site in row.latents() if any(together(site, other) for other in marked)]
        if latents:
            yield Report(
                latents[0].span,
                latents[0].path,
                f"model samples '{row.text}', which guide '{alignment.pair.guide.name}' marks as auxiliary: Pyro warns "
                "'Found auxiliary vars in the model'",
                Runtime.WARNS,
                row.text,
                (guide_site(marked[0], row.text),),
            )
