"""PYR402: a loss that enumerates, and nothing to enumerate."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Repair, Report, Runtime, Warns, rule
from pyroast.values import TRUE_VALUE


@rule(
    code="PYR402",
    name="traceenum-without-enum",
    subject=PAIR,
    runtime=(Warns("found no sample sites configured for enumeration"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The loss enumerates, but no site of model or guide is marked for enumeration.

    ## Why is this bad?
    `TraceEnum_ELBO` sums out the sites that are marked by `infer={"enumerate": "parallel"}` or by
    `config_enumerate`, and no others. Without a mark it costs more than `Trace_ELBO` and gains nothing.
    `config_enumerate` passes over sites whose distribution cannot be enumerated, such as a Normal. Pyro warns
    `found no sample sites configured for enumeration`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=Trace_ELBO())
    ```
    ## When pyroast stays silent
    With `strict_enumeration_warning=False`, or where a call that cannot be resolved may sample.
    """
    pair = alignment.pair
    if not pair.compares or not pair.loss.enumerates:
        return
    if pair.loss.option("strict_enumeration_warning", TRUE_VALUE) != TRUE_VALUE:
        return
    traces = (pair.model.trace, pair.guide.trace)
    if any(trace.openings for trace in traces):
        return
    guide_names = {site.name for site in pair.guide.trace.samples()}
    for trace in traces:
        for site in trace.samples():
            replayed = trace is pair.model.trace and site.name in guide_names and site.observed is False
            if site.enumerate and not replayed:
                return
    yield Report(
        pair.loss.span,
        pair.loss.path,
        f"no site of model '{pair.model.name}' or guide '{pair.guide.name}' is marked for enumeration: Pyro warns "
        f"'{pair.loss.name} found no sample sites configured for enumeration'; mark one with "
        'infer={"enumerate": "parallel"} or config_enumerate, or use Trace_ELBO',
        Runtime.WARNS,
        repairs=(Repair("plain-loss", pair.loss.path, pair.loss.span),),
    )
