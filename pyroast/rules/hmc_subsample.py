"""PYR416: HMC or NUTS over a model that takes minibatches."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related
from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.symbolic import order, text
from pyroast.trace import Site, name_text
from pyroast.values import Value, form_of

KERNELS = ("NUTS", "HMC")


@rule(
    code="PYR416",
    name="hmc-subsample",
    subject=PAIR,
    runtime=(Raises("NotImplementedError", "HMC/NUTS does not support model with subsample sites"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """HMC or NUTS runs a model with a plate that takes a minibatch.

    ## Why is this bad?
    HMC needs the same density at every step of a trajectory, but a plate with `subsample_size` draws other data each time.
    Pyro raises `HMC/NUTS does not support model with subsample sites`.

    ## Example
    ```python
    from pyro.infer import MCMC, NUTS

    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), subsample_size=2) as index:  # error
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[index])

    guide = AutoNormal(model)
    sampler = MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True)
    sampler.run(data)
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where the subsample_size may be the size, and on `subsample=` without `subsample_size=`, which stays the same.
    """
    pair = alignment.pair
    if not pair.alone or pair.loss.name not in KERNELS:
        return
    for site in certain(pair.model.trace.sites):
        if site.kind != "plate" or not _takes_fewer(site):
            continue
        name = name_text(site.name)
        size, count = (text(form_of(_argument(site, part)) or 0) for part in ("size", "subsample_size"))
        yield Report(
            site.span,
            site.path,
            f"plate '{name}' takes {count} of {size} indices, which {pair.loss.name} cannot follow: Pyro raises "
            "NotImplementedError 'HMC/NUTS does not support model with subsample sites.'",
            Runtime.RAISES,
            name,
            related=(
                Related(pair.loss.path, pair.loss.span, f"{pair.loss.name} (line {pair.loss.span.line})"),
            ),
        )


def _argument(site: Site, name: str) -> Value:
    fn = site.distribution
    value = fn.argument(name) if fn is not None else None
    assert value is not None  # a plate gives all three
    return value


def _takes_fewer(site: Site) -> bool:
    if site.distribution is None or site.distribution.argument("size") is None:
        return False
    size, count = (form_of(_argument(site, part)) for part in ("size", "subsample_size"))
    return size is not None and count is not None and order(count, size) == -1
