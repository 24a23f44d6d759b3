"""PYR301: a latent site of the model that the guide does not sample."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.matcher import Alignment, Row, certain
from pyroast.pairs import Pair
from pyroast.rule import PAIR, Raises, Repair, Report, Runtime, Warns, rule
from pyroast.rules._common import did_you_mean, model_site, rows, unmatched_guide_names
from pyroast.rules._repairs import enumerating, enumerating_loss, renaming, sampling
from pyroast.trace import Site


@rule(
    code="PYR301",
    name="missing-in-guide",
    subject=PAIR,
    runtime=(Warns("Found vars in model but not guide"), Raises("KeyError", "")),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide does not sample a latent site of the model.

    ## Why is this bad?
    Pyro aligns model and guide by the names of their sites. Where the guide lacks a latent site of the model,
    every step draws it from the prior: Pyro warns `Found vars in model but not guide` and trains on, and what
    is learned about that site is its prior. `TraceMeanField_ELBO` raises a KeyError instead, and so do
    `TraceGraph_ELBO` where the site cannot be reparametrised and `Trace_ELBO` where a site of the guide cannot. With
    validation switched off there is no warning.

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
    A site that is enumerated in parallel under `TraceEnum_ELBO` or `TraceTMC_ELBO` is summed out: the guide
    need not have it. Sites that are observed, fixed by `condition` or hidden by `block` are no latents, and
    an autoguide covers all latents of its model. `Predictive` and `Importance` do not compare the two sides.
    Where the guide calls something that cannot be resolved, the pair is unknown.
    """
    pair = alignment.pair
    candidates = unmatched_guide_names(alignment)
    for row in rows(alignment):
        if row.missing is not Tri.YES or row.sequential:
            continue
        site = row.latents()[0]
        raises = _raises(pair, site)
        consequence = (
            "Pyro raises KeyError"
            if raises
            else "Pyro warns 'Found vars in model but not guide' and uses the prior"
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
            repairs=_repairs(alignment, row),
        )


def _repairs(alignment: Alignment, row: Row) -> tuple[Repair, ...]:
    summed_out = any(one.enumerate for one in row.latents()) and alignment.pair.loss.enumerates is False
    loss = enumerating_loss(alignment) if summed_out else ()
    marked = enumerating(alignment, row.latents()[0])
    return (*renaming(alignment, missing=row), *loss, *marked, *sampling(alignment, row))


def _raises(pair: Pair, site: Site) -> bool:
    """Whether the loss looks the site up in the guide's trace.

    `TraceMeanField_ELBO` does so for every latent, `TraceGraph_ELBO` for those without `rsample`, and `Trace_ELBO` for
    all as soon as a draw of the guide needs the score function (`pyro.infer.trace_elbo._compute_log_r`).
    """
    match pair.loss.name.removeprefix("Jit"):
        case "TraceMeanField_ELBO":
            return True
        case "TraceGraph_ELBO":
            return _needs_score_function(site)
        case "Trace_ELBO":
            return any(map(_needs_score_function, certain(pair.guide.trace.samples())))
    return False


def _needs_score_function(site: Site) -> bool:
    return site.latent and site.distribution is not None and site.distribution.has_rsample is False
