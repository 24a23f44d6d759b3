"""PYR103: a random draw that Pyro does not see."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.library.distribution_methods import UNTRACED
from pyroast.matcher import Alignment
from pyroast.pairs import Side
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place, innermost
from pyroast.spans import Span
from pyroast.symbolic import Sym, parts_of
from pyroast.trace import name_text
from pyroast.values import Distribution, Symbol


@rule(
    code="PYR103",
    name="untraced-draw",
    subject=PAIR,
    runtime=(Silent("the draw is no site: it is never inferred, and its density is not counted"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A model or guide draws from a distribution itself, and uses the draw for a site.

    ## Why is this bad?
    `dist.Normal(0.0, 1.0).sample()` is a number that Pyro knows nothing of: it is in no trace, the guide has nothing to
    match it, its density is missing from the loss, and every step draws it anew. What depends on it is fitted to noise.

    ## Example
    ```python
    def model(data):
        loc = dist.Normal(0.0, 1.0).sample()  # error
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)
    ```
    ## When pyroast stays silent
    On draws that reach no distribution of a site: first values of parameters, simulated data, draws for printing; on `Delta`
    sites; outside of models and guides; and in models that are only run by `Predictive`.
    """
    pair = alignment.pair
    if not pair.compares and not (pair.alone and pair.loss.name in ("NUTS", "HMC")):
        return
    yield from first_of_each_place(report for side in (pair.model, pair.guide) for report in _reports(side))


def _reports(side: Side) -> Iterator[Report]:
    for site in side.trace.samples():
        fn = site.distribution
        if fn is None or site.provider or site.deterministic or innermost(fn) == "Delta":
            continue
        for draw in _draws(fn):
            _, cls, path, span, _ = draw.origin
            assert isinstance(path, str) and isinstance(span, Span)
            text = name_text(site.name)
            yield Report(
                span,
                path,
                f"this draw from {cls} is no site, but '{text}' depends on it: it is drawn anew at every step and never inferred, "
                f"and Pyro says nothing; write pyro.sample(name, {cls}(...))",
                Runtime.SILENT,
                related=(
                    Related(site.path, site.span, f"'{text}' depends on it here (line {site.span.line})"),
                ),
            )


def _draws(fn: Distribution) -> Iterator[Sym]:
    """The draws in the arguments of a distribution, and of those that it wraps."""
    for _, value in fn.arguments:
        if isinstance(value, Distribution):
            yield from _draws(value)
        elif isinstance(value, Symbol):
            yield from (
                part for part in parts_of(value.form) if isinstance(part, Sym) and part.origin[0] == UNTRACED
            )
    if fn.base is not None:
        yield from _draws(fn.base)
