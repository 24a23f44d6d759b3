"""PYR510: a PyroModule that is not set up."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import MODULE, TRACE, CallFact, Raises, Report, rule
from pyroast.rules._common import faults, logged
from pyroast.trace import Trace


@rule(
    code="PYR510",
    name="missing-super-init",
    subject=MODULE,
    runtime=(
        Raises("KeyError", "_pyro_samples"),
        Raises("AttributeError", "cannot assign module before Module.__init__() call"),
        Raises("AttributeError", "object has no attribute '_pyro_params'"),
    ),
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A `PyroModule` sets attributes without having called `super().__init__()`.

    ## Why is this bad?
    `PyroModule` keeps samples, parameters and submodules in dicts that its `__init__` makes. Without them the first assignment
    fails with a message that does not name the cause: KeyError `_pyro_samples`, AttributeError `cannot assign module before
    Module.__init__() call` or `object has no attribute '_pyro_params'`.

    ## Example
    ```python
    from pyro.nn import PyroModule, PyroSample

    class Regression(PyroModule):
        def __init__(self):
            self.slope = PyroSample(dist.Normal(0.0, 1.0))  # error

        def forward(self, data):
            with pyro.plate("data", len(data)):
                pyro.sample("obs", dist.Normal(self.slope, 1.0), obs=data)

    model = Regression()
    ```
    Use instead:
    ```python
    class Regression(PyroModule):
        def __init__(self):
            super().__init__()
            self.slope = PyroSample(dist.Normal(0.0, 1.0))

        def forward(self, data):
            with pyro.plate("data", len(data)):
                pyro.sample("obs", dist.Normal(self.slope, 1.0), obs=data)
    ```
    ## When pyroast stays silent
    From the first line on at which `__init__` mentions any other `__init__` or `super`, or hands `self` to a function, and where
    a base class is not known.
    """
    yield from logged(calls, "PYR510")


@rule(
    code="PYR510",
    name="missing-super-init",
    subject=TRACE,
    runtime=(
        Raises("KeyError", "_pyro_samples"),
        Raises("AttributeError", "cannot assign module before Module.__init__() call"),
        Raises("AttributeError", "object has no attribute '_pyro_params'"),
    ),
    further=True,
)
def check_run(trace: Trace) -> Iterator[Report]:
    """The same while a model or guide runs."""
    yield from faults(trace, "PYR510")
