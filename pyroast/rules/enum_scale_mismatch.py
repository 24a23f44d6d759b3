"""PYR407: sites that are summed out together have different scales."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import factors, summed_out
from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.symbolic import text
from pyroast.trace import name_text

NO_CHECK = frozenset({"TraceTMC_ELBO"})


@rule(
    code="PYR407",
    name="enum-scale-mismatch",
    subject=PAIR,
    runtime=(
        Raises("ValueError", "share a common poutine.scale"),
        Raises("ValueError", "only supports scalar poutine.scale"),
    ),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site that is summed out, and what depends on it, have different scales.

    ## Why is this bad?
    The scale of a site is the product of the `poutine.scale` around it and of size over subsample size of its plates.
    A sum over an enumerated site has to be scaled as one: with several scales `TraceEnum_ELBO` raises `Expected all
    enumerated sample sites to share a common poutine.scale`. The usual cause is a site enumerated outside of the
    plate that takes a minibatch.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        with pyro.plate("data", 5, subsample_size=2) as index:
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])  # error

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    @config_enumerate
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        with pyro.plate("data", 5):
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    Where a scale is not a known number, and on sites that do not depend on an enumerated one. `TraceTMC_ELBO` has no such
    restriction.
    """
    pair = alignment.pair
    if not pair.compares or not pair.loss.enumerates or pair.loss.name in NO_CHECK:
        return
    sums = summed_out(alignment)
    if not sums:
        return
    for term in factors(alignment):
        site, first = term.site, sums[0]
        name = name_text(site.name)
        if site.scale_shape:
            yield Report(
                site.span,
                site.path,
                f"'{name}' is summed over enumerated sites under a scale that is no scalar: Pyro raises ValueError "
                "'enumeration only supports scalar poutine.scale'; use one number",
                Runtime.RAISES,
                name,
            )
            return
        if not isinstance(site.scale, (int, float)) or not isinstance(first.scale, (int, float)):
            continue
        if float(site.scale) != float(first.scale):
            yield Report(
                site.span,
                site.path,
                f"'{name}' has scale {text(site.scale)}, but '{name_text(first.name)}', which is summed out, has scale "
                f"{text(first.scale)}: Pyro raises ValueError 'Expected all enumerated sample sites to share a common "
                "poutine.scale'; put both under one scale or in one minibatch",
                Runtime.RAISES,
                name,
                (
                    Related(
                        first.path,
                        first.span,
                        f"'{name_text(first.name)}' is summed out here (line {first.span.line})",
                    ),
                ),
            )
            return
