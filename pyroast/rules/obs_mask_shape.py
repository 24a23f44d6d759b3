"""PYR212: a mask that does not broadcast with the site."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR212",
    name="obs-mask-shape",
    subject=TRACE,
    runtime=(Raises("ValueError", "Invalid obs_mask shape"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """The obs_mask of a site does not broadcast with its batch shape.

    ## Why is this bad?
    `obs_mask=` says for every element of the batch whether it is observed. It is aligned with the batch dims from
    the right; event dims do not take part. Where the shapes do not broadcast, Pyro raises `Invalid obs_mask
    shape`. The usual slip is a mask over all entries of multivariate data, whose last dim is an event dim: whole
    events are observed or not.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        mask = torch.tensor([True, True, False])
        with pyro.plate("data", 5):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data, obs_mask=mask)  # error
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        mask = torch.tensor([True, True, False, True, True])
        with pyro.plate("data", 5):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data, obs_mask=mask)
    ```
    ## When pyroast stays silent
    Where the shape of the mask, of the data or of the distribution is not known; a size that is known only by a
    name may be 1.
    """
    yield from faults(trace, "PYR212")


@rule(
    code="PYR212",
    name="obs-mask-shape",
    subject=MODULE,
    runtime=(Raises("ValueError", "Invalid obs_mask shape"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same in a function that is called outside of inference."""
    yield from logged(calls, "PYR212")
