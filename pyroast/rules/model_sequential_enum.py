"""PYR403: a latent of the model that is enumerated sequentially and missing in the guide."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import rows


@rule(
    code="PYR403",
    name="model-sequential-enum",
    subject=PAIR,
    runtime=(Raises("NotImplementedError", "model-side sequential enumeration is not implemented"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The model enumerates a site sequentially that the guide does not sample.

    ## Why is this bad?
    Only the guide can enumerate sequentially. For a latent of the model that is marked so and that the guide
    lacks, Pyro raises `model-side sequential enumeration is not implemented`.

    ## Example
    ```python
    def model(data):
        p = torch.tensor([0.3, 0.7])
        z = pyro.sample("z", dist.Categorical(p), infer={"enumerate": "sequential"})  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(z.float(), 1.0), obs=data)

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    def model(data):
        p = torch.tensor([0.3, 0.7])
        z = pyro.sample("z", dist.Categorical(p), infer={"enumerate": "parallel"})
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(z.float(), 1.0), obs=data)
    ```
    """
    pair = alignment.pair
    for row in rows(alignment):
        if not row.sequential or row.missing is not Tri.YES or pair.guide.trace.openings:
            continue
        if any(site.presence != frozenset({frozenset()}) for site in row.latents()):
            continue
        site = row.latents()[0]
        yield Report(
            site.span,
            site.path,
            f"'{row.text}' is enumerated sequentially in model '{pair.model.name}' and not sampled by guide "
            f"'{pair.guide.name}': Pyro raises NotImplementedError 'model-side sequential enumeration is not implemented'; "
            'use infer={"enumerate": "parallel"}',
            Runtime.RAISES,
            row.text,
            (Related(pair.guide.path, pair.guide.span, f"guide '{pair.guide.name}' is defined here"),),
        )
