"""PYR305: model and guide disagree on how many dims of a site are one event."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment, together
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import model_site, rows
from pyroast.rules._repairs import event_dims


@rule(
    code="PYR305",
    name="event-dim-mismatch",
    subject=PAIR,
    runtime=(Raises("ValueError", "Model and guide event_dims disagree"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Model and guide give one site distributions of different event_dim.

    ## Why is this bad?
    The event_dim is the number of rightmost dims that form one event, over which the log density is summed.
    Where the two sides differ, Pyro raises `Model and guide event_dims disagree` at the first step.
    `TraceEnum_ELBO` looks at the shapes of each side before that, so the same slip can show as `invalid
    log_prob shape` there.

    ## Example
    ```python
    def model(data):
        w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(w.sum(), 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.zeros(3))
        pyro.sample("w", dist.Delta(m))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.zeros(3))
        pyro.sample("w", dist.Delta(m, event_dim=1))
    ```
    ## When pyroast stays silent
    Where the event_dim of one side depends on shapes that are not known. `.to_event()` without an argument
    needs the batch shape; `.to_event(1)` does not.
    """
    pair = alignment.pair
    for row in rows(alignment):
        for model in row.latents():
            for guide in row.guide:
                if not together(model, guide) or model.distribution is None or guide.distribution is None:
                    continue
                ours, theirs = model.distribution.event_dim, guide.distribution.event_dim
                if guide.observed is not False or ours is None or theirs is None or ours == theirs:
                    continue
                yield Report(
                    guide.span,
                    guide.path,
                    f"'{row.text}' has event_dim {ours} in model '{pair.model.name}' but {theirs} in guide "
                    f"'{pair.guide.name}': Pyro raises ValueError 'Model and guide event_dims disagree'; "
                    + _advice(ours, theirs, guide.distribution.name),
                    Runtime.RAISES,
                    row.text,
                    (model_site(model, row.text),),
                    repairs=tuple(event_dims(model, guide)),
                )


def _advice(model: int, guide: int, distribution: str) -> str:
    if distribution == "Delta":
        return f"give the Delta event_dim={model}"
    if model > guide:
        return f"add .to_event({model - guide}) in the guide"
    return f"add .to_event({guide - model}) in the model, or drop it in the guide"
