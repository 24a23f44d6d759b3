"""PYR410: more sites are enumerated in parallel than a tensor can have dims."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import enumerated_in_guide, enumerates, summed_out
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.symbolic import atoms
from pyroast.trace import Site, name_text

MOST = 64
"""The dims that a torch tensor can have."""


@rule(
    code="PYR410",
    name="too-many-enum-dims",
    subject=PAIR,
    runtime=(Raises("RuntimeError", "only tensors with up to 64 dims are supported"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """More than 64 sites are enumerated in parallel without `pyro.markov`.

    ## Why is this bad?
    Each enumerated site takes a tensor dim of its own, and torch knows at most 64. A loop over time with one
    enumerated site a step fails as soon as it is long enough. `pyro.markov` tells Pyro that a step depends on the
    one before only, so that dims are used again.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        x, y = 0.0, 0.0
        for t in range(40):
            x = pyro.sample(f"x_{t}", dist.Bernoulli(0.3 + 0.4 * x))  # error
            y = pyro.sample(f"y_{t}", dist.Bernoulli(0.3 + 0.4 * y))
            pyro.sample(f"obs_{t}", dist.Normal(x + y, 1.0), obs=data[0])

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=0))
    ```
    Use instead:
    ```python
    @config_enumerate
    def model(data):
        x, y = 0.0, 0.0
        for t in pyro.markov(range(40)):
            x = pyro.sample(f"x_{t}", dist.Bernoulli(0.3 + 0.4 * x))
            y = pyro.sample(f"y_{t}", dist.Bernoulli(0.3 + 0.4 * y))
            pyro.sample(f"obs_{t}", dist.Normal(x + y, 1.0), obs=data[0])
    ```
    ## When pyroast stays silent
    Where the length of a loop is not known.
    """
    pair = alignment.pair
    if not enumerates(alignment):
        return
    limit = pair.loss.max_plate_nesting
    used = int(limit) if limit is not None and limit != float("inf") else 0
    for site in (*enumerated_in_guide(alignment), *summed_out(alignment)):
        if site.markov:
            continue
        used += _rounds(site)
        if used > MOST:
            name = name_text(site.name)
            yield Report(
                site.span,
                site.path,
                f"'{name}' is enumerated in dim {used} of a tensor: torch raises RuntimeError 'only tensors with up to 64 dims "
                "are supported'; loop over pyro.markov(...)",
                Runtime.RAISES,
                name,
            )
            return


def _rounds(site: Site) -> int:
    """How many sites a name stands for: those of all rounds of the loops in it, at least one."""
    total = 1
    loops = {symbol for part in site.name.parts if not isinstance(part, str) for symbol in atoms(part)}
    for symbol in loops:
        if symbol.origin[0] == "index" and len(symbol.origin) > 2:
            count = symbol.origin[2]
            total *= count if isinstance(count, int) else 1
    return total
