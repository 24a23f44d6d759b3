"""PYR509: a prior for the weight of a plain torch module."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR509",
    name="pyrosample-on-plain-module",
    subject=MODULE,
    runtime=(
        Raises("TypeError", "cannot assign 'pyro.nn.module.PyroSample' as parameter"),
        Raises("TypeError", "cannot assign 'pyro.nn.module.PyroParam' as parameter"),
    ),
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A `PyroSample` or `PyroParam` is assigned to a parameter of a plain torch module.

    ## Why is this bad?
    A plain `torch.nn.Module` takes nothing but parameters where it has parameters: torch raises TypeError `cannot assign
    'pyro.nn.module.PyroSample' as parameter 'weight' (torch.nn.Parameter or None expected)`. `PyroModule[nn.Linear]` is the same
    layer with attributes that may be sampled.

    ## Example
    ```python
    from pyro.nn import PyroModule, PyroSample

    linear = torch.nn.Linear(1, 1)
    linear.weight = PyroSample(dist.Normal(0.0, 1.0).expand([1, 1]).to_event(2))  # error
    ```
    Use instead:
    ```python
    linear = PyroModule[torch.nn.Linear](1, 1)
    ```
    ## When pyroast stays silent
    Where the module is not known, or has no parameter of that name: the attribute is set then, and never sampled.
    """
    yield from logged(calls, "PYR509")


@rule(
    code="PYR509",
    name="pyrosample-on-plain-module",
    subject=TRACE,
    runtime=(
        Raises("TypeError", "cannot assign 'pyro.nn.module.PyroSample' as parameter"),
        Raises("TypeError", "cannot assign 'pyro.nn.module.PyroParam' as parameter"),
    ),
    further=True,
)
def check_run(trace: Trace) -> Iterator[Report]:
    """The same while a model or guide runs."""
    yield from faults(trace, "PYR509")
