"""PYR406: the guide enumerates inside a plate, the model outside of it."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import enumerated_in_guide, ordinal, summed_out
from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.trace import name_text

NO_CHECK = frozenset({"TraceTMC_ELBO"})


@rule(
    code="PYR406",
    name="enum-model-more-global",
    subject=PAIR,
    runtime=(Raises("ValueError", "Expected model enumeration to be no more global"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide enumerates a site inside a plate, while the model enumerates one outside of it.

    ## Why is this bad?
    The model's sums are computed for each value of the guide's enumerated sites, so they must not lie further out than
    these. `TraceEnum_ELBO` raises `Expected model enumeration to be no more global than guide enumeration`,
    whether or not the sites depend on each other.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        kind = pyro.sample("kind", dist.Bernoulli(0.5))
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Bernoulli(0.5))
            pyro.sample("obs", dist.Normal(kind + z, 1.0), obs=data)

    @config_enumerate
    def guide(data):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Bernoulli(p))  # error

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    @config_enumerate
    def guide(data):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("kind", dist.Bernoulli(p))
    ```
    ## When pyroast stays silent
    Where it is not known whether a site is enumerated. `TraceTMC_ELBO` has no such restriction.
    """
    pair = alignment.pair
    if not pair.compares or not pair.loss.enumerates or pair.loss.name in NO_CHECK:
        return
    inner = [(site, ordinal(site)) for site in summed_out(alignment)]
    if not inner or any(plates is None for _, plates in inner):
        return
    for site in enumerated_in_guide(alignment):
        plates = ordinal(site)
        lacking = [
            (other, plates - theirs) for other, theirs in inner if plates is not None and theirs is not None
        ]
        for other, missing in lacking:
            if missing:
                name, plate = name_text(site.name), sorted(missing)[0]
                yield Report(
                    site.span,
                    site.path,
                    f"'{name}' is enumerated in the guide in plate '{plate}', while '{name_text(other.name)}' is enumerated "
                    "in the model outside of it: Pyro raises ValueError 'Expected model enumeration to be no more global "
                    f"than guide enumeration'; sample '{name_text(other.name)}' in the guide",
                    Runtime.RAISES,
                    name,
                    (
                        Related(
                            other.path,
                            other.span,
                            f"'{name_text(other.name)}' is summed out here (line {other.span.line})",
                        ),
                    ),
                )
                return
