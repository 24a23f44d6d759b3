"""PYR411: arguments that config_enumerate refuses."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Runtime as RuntimeKind
from pyroast.matcher import Alignment
from pyroast.rule import MODULE, PAIR, CallFact, Raises, Report, rule
from pyroast.trace import Site, name_text


@rule(
    code="PYR411",
    name="bad-config-enumerate",
    subject=MODULE,
    runtime=(Raises("ValueError", "Invalid default value. Expected 'sequential', 'parallel', or None"),),
)
def check(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """`config_enumerate` is given arguments that it refuses.

    ## Why is this bad?
    `config_enumerate` checks its arguments when it is called and raises a ValueError: `default` must be
    "parallel", "sequential", "flat" or None, `expand` a boolean, and `num_samples` None or positive, without
    "sequential".

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


@rule(
    code="PYR411",
    name="bad-config-enumerate",
    subject=PAIR,
    runtime=(Raises("ValueError", "not a valid TMC strategy"),),
    further=True,
)
def check_strategy(alignment: Alignment) -> Iterator[Report]:
    """Settings of local sampling that Pyro refuses when it enumerates a site (`pyro.poutine.enum_messenger`)."""
    pair = alignment.pair
    if not pair.compares or not pair.loss.enumerates:
        return
    seen: set[object] = set()
    guide_names = {site.name for site in pair.guide.trace.samples()}
    for trace in (pair.guide.trace, pair.model.trace):
        for site in trace.samples():
            replayed = trace is pair.model.trace and site.name in guide_names
            wrong = None if replayed or site.observed is not False else _wrong_strategy(site)
            place = site.configured or site.span
            if wrong is not None and place not in seen:
                seen.add(place)
                yield Report(place, site.path, wrong, RuntimeKind.RAISES, name_text(site.name))


def _wrong_strategy(site: Site) -> str | None:
    values = dict(site.infer_values)
    samples, text = values.get("num_samples"), name_text(site.name)
    if site.enumerate != "parallel" or not isinstance(samples, int):
        return None
    if samples == 1:
        return f"num_samples=1 at site '{text}': Pyro raises UnboundLocalError when it enumerates; use 2 or more samples"
    strategy = values.get("tmc", "diagonal")
    if samples > 1 and not values.get("expand", False) and strategy not in ("diagonal", "mixture"):
        return (
            f"tmc={strategy!r} at site '{text}': Pyro raises ValueError '{strategy} not a valid TMC strategy'"
        )
    return None
