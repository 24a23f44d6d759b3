"""PYR206: subsample_size and indices of two sizes."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR206",
    name="subsample-size-mismatch",
    subject=TRACE,
    runtime=(Raises("ValueError", "subsample_size does not match len(subsample)"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """The subsample_size of a plate is not the number of its indices.

    ## Why is this bad?
    The indices of a minibatch are given by `subsample=`, or drawn by the plate, or, in the model, taken over from
    the guide's plate of that name. Where a `subsample_size` says another number, Pyro raises `subsample_size does
    not match len(subsample)` as soon as the plate is made. The usual slip is a guide that subsamples by another
    size than the model; the model may leave `subsample_size` away, and so may a plate with `subsample=`.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data), subsample_size=3) as index:  # error
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[index])

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 1.0))
        pyro.plate("data", len(data), subsample_size=2)
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 1.0))
        pyro.plate("data", len(data), subsample_size=3)
    ```
    ## When pyroast stays silent
    Where either number is not known, or known only by names that may stand for the same number.
    """
    yield from faults(trace, "PYR206")


@rule(
    code="PYR206",
    name="subsample-size-mismatch",
    subject=MODULE,
    runtime=(Raises("ValueError", "subsample_size does not match len(subsample)"),),
    further=True,
)
def check_calls(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The same for a plate that is made outside of any model."""
    yield from logged(calls, "PYR206")
