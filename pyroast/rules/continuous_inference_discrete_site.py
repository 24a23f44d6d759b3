"""PYR413: continuous inference on a model with a discrete site."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, TRACE, Raises, Report, Runtime, rule
from pyroast.rules._common import faults
from pyroast.supports import is_discrete
from pyroast.trace import Trace, name_text

PHRASE = "Continuous inference cannot handle discrete sample site"


@rule(
    code="PYR413",
    name="continuous-inference-discrete-site",
    subject=TRACE,
    runtime=(Raises("ValueError", PHRASE),),
)
def check(trace: Trace) -> Iterator[Report]:
    """An autoguide, or HMC, is built over a model with a discrete latent site.

    ## Why is this bad?
    Autoguides such as `AutoNormal` map every latent site to real numbers, which a discrete site has not. At the first step
    Pyro raises `Continuous inference cannot handle discrete sample site`. Marking the site for enumeration
    is not enough: it has to be hidden from the autoguide.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc + z, 1.0), obs=data)

    guide = AutoNormal(model)  # error
    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    guide = AutoNormal(poutine.block(model, hide=["z"]))
    ```
    ## When pyroast stays silent
    Where the distribution of a site is not known. `AutoDiscreteParallel` covers discrete sites. HMC and NUTS sum
    out sites that can be enumerated, and raise for the others.
    """
    yield from faults(trace, "PYR413")


@rule(
    code="PYR413",
    name="continuous-inference-discrete-site",
    subject=PAIR,
    runtime=(Raises("ValueError", PHRASE),),
    further=True,
)
def check_kernel(alignment: Alignment) -> Iterator[Report]:
    """HMC and NUTS over a discrete site that cannot be enumerated (`pyro.infer.mcmc.util.initialize_model`)."""
    pair = alignment.pair
    if not pair.alone or pair.loss.name not in ("NUTS", "HMC"):
        return
    for site in certain(pair.model.trace.samples()):
        fn = site.distribution
        if not site.latent or fn is None or fn.support is None or not is_discrete(fn.support):
            continue
        if fn.has_enumerate is False:
            name = name_text(site.name)
            yield Report(
                pair.loss.span,
                pair.loss.path,
                f"'{name}' is discrete and {fn.name} cannot be enumerated, so {pair.loss.name} cannot handle it: Pyro raises "
                f"ValueError '{PHRASE} '{name}''",
                Runtime.RAISES,
                name,
            )
