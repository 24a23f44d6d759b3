"""PYR315: nothing in the model is observed."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment, Row
from pyroast.rule import PAIR, Raises, Report, Runtime, Silent, rule
from pyroast.rules._common import innermost
from pyroast.trace import Site
from pyroast.values import Distribution

LEAVES_OUT = frozenset({"CSIS"})
"""Inference calls that train without data: `CSIS` draws its observations from the model."""


@rule(
    code="PYR315",
    name="no-observations",
    subject=PAIR,
    runtime=(
        Silent("the posterior is the prior"),
        Raises("ValueError", "Found no observations"),
    ),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Nothing in the model is observed, conditioned or a factor.

    ## Why is this bad?
    Without an observation no data reach the density of the model. The loss falls and converges all the same: the guide
    learns the prior. It is easily overlooked where `obs=` was forgotten, or where an argument that defaults to
    None is missing in the call of `step`. `EnergyDistance` raises `Found no observations`.

    ## Example
    ```python
    def model(data):  # error
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))

    guide = AutoNormal(model)
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
    On `Predictive`, on models under HMC and NUTS, which may be asked for draws of a known density, where a density comes
    from a class of the program, where the step is handed no data or `uncondition` takes the observations away, where the
    guide does not cover the model, which has a rule of its own, and where the model may sample in ways that are not known.
    """
    pair = alignment.pair
    trace = pair.model.trace
    if not pair.compares or pair.by_name or pair.model.automatic or pair.via in LEAVES_OUT:
        return
    if not trace.closed or trace.hidden or trace.faults or any(map(_informs, trace.samples())):
        return
    raises = pair.loss.name == "EnergyDistance"
    if not any(row.latents() for row in alignment.rows) or any(map(_has_another_cause, alignment.rows)):
        return
    if not pair.handed and not raises:
        return
    effect = (
        "Pyro raises ValueError 'Found no observations'"
        if raises
        else "the guide learns the prior, and Pyro says nothing"
    )
    yield Report(
        pair.model.span,
        pair.model.path,
        f"{pair.model.name} observes nothing, no obs=, factor or conditioned site: {effect}",
        Runtime.RAISES if raises else Runtime.SILENT,
        related=(Related(pair.path, pair.span, f"the inference call (line {pair.span.line})"),),
    )


def _has_another_cause(row: Row) -> bool:
    """Whether a site was observed before a handler made it latent, or the guide lacks it: what is to be observed there?"""
    return row.missing is not Tri.NO or any("was_observed" in site.infer_keys for site in row.model)


def _informs(site: Site) -> bool:
    """Whether a site may bring data, or a density of the program's own, into the model's density."""
    fn = site.distribution
    if site.deterministic:
        return False
    return (
        site.observed is not False
        or fn is None
        or _of_the_program(fn)
        or innermost(fn) in ("Delta", "ImproperUniform", "Empirical")
    )


def _of_the_program(fn: Distribution) -> bool:
    """Whether a distribution, or one that it wraps, is of a class of the program."""
    return fn.argument("$class") is not None or (fn.base is not None and _of_the_program(fn.base))
