"""PYR508: a loss, model or guide that is not what the inference calls."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, CallFact, Raises, Report, rule
from pyroast.rules._common import logged


@rule(
    code="PYR508",
    name="loss-not-an-instance",
    subject=MODULE,
    runtime=(
        Raises("AttributeError", "'Trace_ELBO' object has no attribute 'item'"),
        Raises("TypeError", "takes 1 positional argument but 2 were given"),
    ),
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The loss is a class instead of an instance, or model or guide have been called already.

    ## Why is this bad?
    `SVI` calls its loss with model, guide and the arguments of `step`. A class makes an object of them, which is no
    number: `'Trace_ELBO' object has no attribute 'item'`. `SVI(model(x), ...)` hands over what the model returned, which
    Pyro cannot run: a TypeError such as `'Tensor' object is not callable`. The same for the class of an autoguide, which Pyro
    would call with the data in the place of the model, and for `NUTS(model(x))`.

    ## Example
    ```python
    svi = SVI(model, guide, optim, loss=Trace_ELBO)  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=Trace_ELBO())
    ```
    ## When pyroast stays silent
    Where it is not known what a call returned.
    """
    yield from logged(calls, "PYR508")
