"""PYR412: an infer setting that Pyro does not know and ignores."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.rule import TRACE, Report, Runtime, Silent, rule
from pyroast.rules._common import closest
from pyroast.trace import Trace, name_text

KINDS = ("parallel", "sequential")
KEYS = (
    "enumerate",
    "is_auxiliary",
    "num_samples",
    "expand",
    "tmc",
    "is_observed",
    "baseline",
    "was_observed",
)


@rule(
    code="PYR412",
    name="unknown-enumerate-kind",
    subject=TRACE,
    runtime=(Silent("the site is drawn instead of being summed out"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """An `infer` setting is misspelt, and Pyro ignores it.

    ## Why is this bad?
    `infer["enumerate"]` has a meaning only as "parallel" or "sequential". Any other value, and any key that
    Pyro does not know, is ignored without a word: the site is drawn instead of being summed out. In the
    model, where the guide lacks the site, Pyro then warns of that (PYR301).

    ## Example
    ```python
    def model(data):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        q = pyro.param("q", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("z", dist.Bernoulli(q), infer={"enumerate": "paralell"})  # error

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    ```
    Use instead:
    ```python
    def guide(data):
        q = pyro.param("q", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("z", dist.Bernoulli(q), infer={"enumerate": "parallel"})
    ```
    ## When pyroast stays silent
    On keys that resemble none of Pyro's own: they may belong to a handler of the program.
    """
    for site in trace.samples():
        text = name_text(site.name)
        if site.enumerate not in ("", "unknown", "flat", *KINDS):
            close = closest(site.enumerate, KINDS)
            hint = f"; did you mean '{close}'?" if close is not None else ""
            yield Report(
                site.span,
                site.path,
                f"infer={{'enumerate': {site.enumerate!r}}} at site '{text}' is neither 'parallel' nor 'sequential': Pyro "
                f"ignores it without a word{hint}",
                Runtime.SILENT,
                text,
            )
        for key in site.infer_keys:
            if key.startswith("_") or key in KEYS or key == "?":
                continue
            close = closest(key, KEYS, 0.8)
            if close is not None:
                yield Report(
                    site.span,
                    site.path,
                    f"infer key {key!r} at site '{text}' is not known to Pyro, which ignores it without a word; did you "
                    f"mean '{close}'?",
                    Runtime.SILENT,
                    text,
                )
