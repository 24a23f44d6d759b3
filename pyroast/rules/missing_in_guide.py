"""PYR301: a latent site of the model that the guide does not sample."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, Warns, rule
from pyroast.rules._common import did_you_mean, model_site, rows, unmatched_guide_names


@rule(
    code="PYR301",
    name="missing-in-guide",
    subject=PAIR,
    runtime=(Warns("Found vars in model but not guide"), Raises("KeyError", "")),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide does not sample a latent site of the model.

    ## Why is this bad?
    A guide must provide a distribution over every latent site of the model. Pyro aligns the two by name alone. Where
    the guide lacks a name, Pyro draws it from the prior in every step: it warns `Found vars in model but not guide`
    once, trains on, and the posterior of that site is its prior. `TraceMeanField_ELBO` raises a KeyError instead.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)

    def guide(data):  # error
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
        s = pyro.param("s", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("scale", dist.Delta(s))
    ```
    ## When pyroast stays silent
    A site that is enumerated in parallel under `TraceEnum_ELBO` or `TraceTMC_ELBO` is summed out and need not be in the
    guide. Observed sites, sites hidden by `block` or fixed by `condition`, and everything that an autoguide covers are
    no latents. Where the guide calls something that cannot be resolved, the question is unknown.
    """
    pair = alignment.pair
    candidates = unmatched_guide_names(alignment)
    for row in rows(alignment):
        if row.missing is not Tri.YES or row.sequential:
            continue
        site = row.latents()[0]
        raises = pair.loss.name in ("TraceMeanField_ELBO", "JitTraceMeanField_ELBO") or (
            pair.loss.name in ("TraceGraph_ELBO", "JitTraceGraph_ELBO")
            and site.distribution is not None
            and site.distribution.has_rsample is False
        )
        consequence = (
            "Pyro raises KeyError" if raises else "Pyro warns 'Found vars in model but not guide' and uses the prior"
        )
        if any(one.enumerate for one in row.latents()) and pair.loss.enumerates is False:
            consequence += f"; {pair.loss.name} does not sum out enumerated sites, TraceEnum_ELBO does"
        yield Report(
            pair.guide.span,
            pair.guide.path,
            f"guide '{pair.guide.name}' does not sample '{row.text}' of model '{pair.model.name}': {consequence}"
            + did_you_mean(row.text, candidates),
            Runtime.RAISES if raises else Runtime.WARNS,
            row.text,
            (model_site(site, row.text),),
        )
