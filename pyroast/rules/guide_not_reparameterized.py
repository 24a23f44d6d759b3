"""PYR314: the loss needs a guide whose draws can be differentiated."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.trace import Site, name_text

MESSAGES = {
    "TraceTailAdaptive_ELBO": "All distributions in the guide must be fully reparameterized.",
    "TraceMeanField_ELBO": "All distributions in the guide must be fully reparameterized.",
    "JitTraceMeanField_ELBO": "All distributions in the guide must be fully reparameterized.",
    "EnergyDistance": "EnergyDistance requires fully reparametrized guides",
    "Trace_MMD": "Guide site {name} is not reparameterizable",
}
"""What each loss says (pyro.infer.util.check_fully_reparametrized, pyro.infer.energy_distance, trace_mmd)."""


@rule(
    code="PYR314",
    name="guide-not-reparameterized",
    subject=PAIR,
    runtime=(Raises("NotImplementedError", "All distributions in the guide must be fully reparameterized"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site of the guide has no reparameterized draw, which the loss needs.

    ## Why is this bad?
    Some losses differentiate through the draws of the guide only: `TraceMeanField_ELBO`, `TraceTailAdaptive_ELBO`,
    `EnergyDistance`. A discrete distribution, or a continuous one without `rsample`, makes them raise that all
    distributions in the guide must be fully reparameterized.

    ## Example
    ```python
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("z", dist.Bernoulli(p))  # error

    svi = SVI(model, guide, optim, loss=TraceMeanField_ELBO())
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=Trace_ELBO())
    ```
    ## When pyroast stays silent
    Where the distribution of a site is not known.
    """
    pair = alignment.pair
    if not pair.compares or pair.loss.name not in MESSAGES:
        return
    for site in pair.guide.trace.samples():
        if _not_reparameterized(site):
            name = name_text(site.name)
            assert site.distribution is not None
            yield Report(
                site.span,
                site.path,
                f"'{name}' is drawn from a {site.distribution.name}, whose draws cannot be differentiated: Pyro raises "
                f"'{MESSAGES[pair.loss.name].format(name=name)}'; use a "
                "distribution with rsample, or a loss such as Trace_ELBO",
                Runtime.RAISES,
                name,
            )


def _not_reparameterized(site: Site) -> bool:
    fn = site.distribution
    return fn is not None and fn.has_rsample is False and site.observed is False
