"""PYR419: a tensor is indexed by one enumerated site after another."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import chained_index, enumerated_in_guide, enumerates, summed_out
from pyroast.finding import Severity
from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.spans import Span
from pyroast.trace import name_text


@rule(
    code="PYR419",
    name="chained-enumerated-index",
    subject=PAIR,
    runtime=(Raises("ValueError", "Error while packing tensors"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A parameter is `T[a][b]` with two enumerated sites `a` and `b`.

    ## Why is this bad?
    An enumerated value has a dim for its alternatives on the left. `T[a]` puts that dim first, so `[b]` indexes the
    alternatives of `a` and not the next dim of `T`. Pyro raises `Error while packing tensors`, `Shape mismatch inside
    plate` or an error of torch.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        table = torch.tensor([[0.1, 0.9], [0.8, 0.2]])
        a = pyro.sample("a", dist.Categorical(torch.ones(2)))
        b = pyro.sample("b", dist.Categorical(torch.ones(2)))
        pyro.sample("obs", dist.Normal(table[a][b], 1.0), obs=data[0])  # error

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=0))
    ```
    Use instead:
    ```python
    from pyro.ops.indexing import Vindex

    @config_enumerate
    def model(data):
        table = torch.tensor([[0.1, 0.9], [0.8, 0.2]])
        a = pyro.sample("a", dist.Categorical(torch.ones(2)))
        b = pyro.sample("b", dist.Categorical(torch.ones(2)))
        pyro.sample("obs", dist.Normal(Vindex(table)[a, b], 1.0), obs=data[0])
    ```
    ## When pyroast stays silent
    On `T[a, b]`, which torch broadcasts, and on `Vindex`.
    """
    pair = alignment.pair
    if not enumerates(alignment):
        return
    names = frozenset(
        name_text(site.name) for site in (*summed_out(alignment), *enumerated_in_guide(alignment))
    )
    seen: set[Span] = set()
    for trace in (pair.guide.trace, pair.model.trace):
        for site in certain(trace.samples()):
            if names and site.span not in seen and chained_index(site, names):
                seen.add(site.span)
                name = name_text(site.name)
                yield Report(
                    site.span,
                    site.path,
                    f"a parameter of '{name}' is indexed by one enumerated site after another: Pyro raises 'Error while packing "
                    "tensors'; use T[a, b] or Vindex(T)[a, b]",
                    Runtime.RAISES,
                    name,
                )
