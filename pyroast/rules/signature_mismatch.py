"""PYR312: model and guide cannot take the arguments of the step."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import TRACE, Raises, Report, rule
from pyroast.rules._common import faults
from pyroast.trace import Trace


@rule(
    code="PYR312",
    name="signature-mismatch",
    subject=TRACE,
    runtime=(Raises("TypeError", "takes 0 positional arguments but 1 was given"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """Model and guide cannot take the same arguments, or not those of `step`.

    ## Why is this bad?
    `svi.step(*args)` hands the same arguments to the guide and then to the model. A side that lacks a parameter, has one
    too many, or calls it by another name when it is given by keyword, raises `TypeError` at the first step, often in a frame
    far from the definition that has to change.

    ## Example
    ```python
    def guide():  # error
        pyro.sample("loc", dist.Normal(pyro.param("loc_loc", torch.tensor(0.0)), 1.0))
    ```
    Use instead:
    ```python
    def guide(data):
        pyro.sample("loc", dist.Normal(pyro.param("loc_loc", torch.tensor(0.0)), 1.0))
    ```
    ## When pyroast stays silent
    Where the arguments are unpacked from something that is not known, where a decorator that is not known may change the
    parameters, and where the step is inside a `try`.
    """
    yield from faults(trace, "PYR312")
