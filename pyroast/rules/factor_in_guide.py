"""PYR310: a factor in the guide that does not say whether it is reparametrised."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.trace import name_text


@rule(
    code="PYR310",
    name="factor-in-guide",
    subject=PAIR,
    runtime=(Raises("ValueError", "missing specification of has_rsample"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A `pyro.factor` in the guide does not say whether it has a reparametrised gradient.

    ## Why is this bad?
    The gradient of a factor in a guide depends on the draws that it is computed from: `has_rsample=True` says
    that they are reparametrised, as the log Jacobian of a transformed draw is; `has_rsample=False` says that
    they are not. Pyro cannot know, and raises `missing specification of has_rsample`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        loc = pyro.sample("loc", dist.Normal(m, 0.1))
        pyro.factor("correction", -loc**2)  # error
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        loc = pyro.sample("loc", dist.Normal(m, 0.1))
        pyro.factor("correction", -loc**2, has_rsample=True)
    ```
    """
    pair = alignment.pair
    if not pair.compares:
        return
    for site in certain(pair.guide.trace.samples()):
        fn = site.distribution
        if (
            fn is None
            or fn.name != "Unit"
            or site.auxiliary is not True
            or fn.argument("has_rsample") is not None
        ):
            continue
        text = name_text(site.name)
        yield Report(
            site.span,
            site.path,
            f"factor '{text}' in guide '{pair.guide.name}' lacks has_rsample: Pyro raises ValueError 'missing "
            "specification of has_rsample'; give has_rsample=True or has_rsample=False",
            Runtime.RAISES,
            text,
        )
