"""PYR411: arguments that config_enumerate refuses."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Runtime as RuntimeKind
from pyroast.rule import MODULE, CallFact, Raises, Report, rule


@rule(
    code="PYR411",
    name="bad-config-enumerate",
    subject=MODULE,
    runtime=(Raises("ValueError", "Invalid default value. Expected 'sequential', 'parallel', or None"),),
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """`config_enumerate` is given arguments that it refuses.

    ## Why is this bad?
    `config_enumerate` checks its arguments when it is called and raises a ValueError: `default` must be "parallel",
    "sequential", "flat" or None, `expand` a boolean, and `num_samples` None or positive, without "sequential".

    ## Example
    ```python
    @config_enumerate(default="paralel")  # error
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    @config_enumerate(default="parallel")
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)
    ```
    """
    for call in calls:
        if call.code == "PYR411":
            yield Report(call.span, call.path, call.message, RuntimeKind(call.runtime))
