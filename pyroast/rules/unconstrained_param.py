"""PYR501: a parameter, or the output of a layer, that nothing keeps where a distribution needs it."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import MODULE, CallFact, Report, Silent, rule
from pyroast.rules._common import logged


@rule(
    code="PYR501",
    name="unconstrained-param",
    subject=MODULE,
    runtime=(Silent("until training carries the value out: then Pyro raises, or the loss is nan"),),
    severity=Severity.WARNING,
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A parameter without a constraint is used where a distribution demands one.

    ## Why is this bad?
    `pyro.param` without `constraint=` may become any number while it is trained, and so may the output of a linear layer.
    Used as a scale, a rate, a concentration or a probability, it works until a step carries it below zero or above one;
    then Pyro raises `Expected parameter scale … to satisfy the constraint`, or without validation the loss is nan.

    ## Example
    ```python
    def guide(data):
        loc = pyro.param("loc_loc", torch.tensor(0.0))
        scale = pyro.param("loc_scale", torch.tensor(1.0))  # error
        pyro.sample("loc", dist.Normal(loc, scale))
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("loc_loc", torch.tensor(0.0))
        scale = pyro.param("loc_scale", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("loc", dist.Normal(loc, scale))
    ```
    ## When pyroast stays silent
    Where anything stands between the value and the distribution that is not known to let all numbers through: `exp`,
    `softplus`, `abs`, `clamp`, a square, a change in place. Parameters are never judged by their names.
    """
    yield from logged(calls, "PYR501")
