"""PYR307: the guide proposes values that the model cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.conditions import TRUE
from pyroast.facts import Tri
from pyroast.library.argument_checks import certainly_outside
from pyroast.matcher import Alignment, event_dims_differ
from pyroast.pairs import Pair
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import facing, first_of_each_place, innermost, model_site, reach, rows
from pyroast.supports import REAL, Support, describe, elements, includes
from pyroast.symbolic import App, Sym
from pyroast.values import Constant, Distribution, Symbol, Value

ELEMENTWISE = frozenset({"sigmoid", "exp", "softplus", "abs", "square", "tanh"})
"""Functions that move each element by itself, and so cannot keep a sum or a norm."""


@rule(
    code="PYR307",
    name="support-mismatch",
    subject=PAIR,
    runtime=(Raises("ValueError", "to be within the support"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide can propose values outside the support of the model's site.

    ## Why is this bad?
    A draw of the guide is handed to the model's log_prob. Outside the model's support there is no density: Pyro raises
    `to be within the support` as soon as a draw falls there, which may be at the first step or after hours.

    ## Example
    ```python
    def model(data):
        size = pyro.sample("size", dist.Gamma(2.0, 2.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(size, 1.0), obs=data)

    def guide(data):
        loc = pyro.param("loc", torch.tensor(-3.0))
        pyro.sample("size", dist.Normal(loc, 0.1))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("loc", torch.tensor(-3.0))
        pyro.sample("size", dist.LogNormal(loc, 0.1))
    ```
    ## When pyroast stays silent
    Where the bounds of a support are not known, and on a point estimate (`Delta`) that may lie inside and stay there: one
    that starts or always lies outside is reported, and one that is trained freely where the model asks for weights that sum
    to one. A boundary that a continuous draw never hits does not count.
    """
    yield from first_of_each_place(_reports(alignment))


def _reports(alignment: Alignment) -> Iterator[Report]:
    pair = alignment.pair
    # Importance compares no traces, and still asks the model for the density of the guide's draws.
    importance = pair.via == "Importance" and not pair.foreign
    for row in alignment.rows if importance else rows(alignment):
        if event_dims_differ(row):
            continue
        for model, guide in facing(row):
            ours, theirs = model.distribution, guide.distribution
            allowed = reach(ours) if ours is not None else None
            if theirs is None or allowed is None:
                continue
            if innermost(theirs) == "Delta":
                said = None if pair.loss.reversed else _point(pair, allowed, theirs)
            else:
                said = _draws(pair, allowed, reach(theirs))
            if said is None:
                continue
            yield Report(
                guide.span,
                guide.path,
                f"'{row.text}' has support {said}",
                Runtime.RAISES,
                row.text,
                (model_site(model, row.text),),
            )


def _draws(pair: Pair, allowed: Support, drawn: Support | None) -> str | None:
    """What there is to say of two sets of draws, one of which is to hold the other; None where it does or may."""
    if drawn is None:
        return None
    if pair.loss.reversed:
        if includes(drawn, allowed) is not Tri.NO:
            return None
        return (
            f"{describe(drawn)} in guide '{pair.guide.name}', but model '{pair.model.name}' draws from {describe(allowed)}, "
            f"and {pair.loss.name} trains on the model's draws: Pyro raises ValueError 'to be within the support' as soon as "
            "a draw falls outside"
        )
    if includes(allowed, drawn) is not Tri.NO:
        return None
    return (
        f"{describe(allowed)} in model '{pair.model.name}', but guide '{pair.guide.name}' draws from {describe(drawn)}: Pyro "
        "raises ValueError 'to be within the support' as soon as a draw falls outside; use a distribution over "
        + describe(allowed)
    )


def _point(pair: Pair, allowed: Support, fn: Distribution) -> str | None:
    """What there is to say of a point estimate; None where its value may lie in the model's support."""
    inner = fn
    while inner.base is not None:
        inner = inner.base
    value = dict(inner.arguments).get("v")
    if not isinstance(value, (Symbol, Constant)):
        return None
    bounds = elements(allowed)
    where = certainly_outside(bounds, value)
    told = f"is {where}" if where is not None else None
    parameter = _parameter(value)
    if told is None and parameter is not None:
        where = _first_value_outside(pair, bounds, parameter)
        told = f"starts at {where}" if where is not None else None
    if told is None and pair.descends and _leaves(allowed, value, fn):
        told = "training moves out of it, as nothing binds the parameter behind it"
    if told is None:
        return None
    return (
        f"{describe(allowed)} in model '{pair.model.name}', but guide '{pair.guide.name}' has its Delta at a value that {told}: "
        f"Pyro raises ValueError 'to be within the support'; give the parameter the constraint {describe(allowed)}"
    )


def _parameter(value: Value) -> object | None:
    """The name of the parameter that a value is, unchanged."""
    if isinstance(value, Symbol) and isinstance(value.form, Sym) and value.form.origin[0] == "param":
        return value.form.origin[1]
    return None


def _first_value_outside(pair: Pair, bounds: Support, parameter: object) -> str | None:
    """How the first value of an unconstrained parameter lies outside; None where it may not, or others set it."""
    made = [
        site
        for trace in (pair.guide.trace, pair.model.trace)
        for site in trace.sites
        if site.kind == "param" and site.name.literal == parameter
    ]
    declared = made[0].declared if made else None
    if declared is None or declared.support not in (None, REAL) or made[0].presence != TRUE:
        return None
    return certainly_outside(bounds, declared.init)


def _leaves(allowed: Support, value: Value, fn: Distribution) -> bool:
    """Whether a point of more than one element is free to leave a set without inner points, where it may have started."""
    if allowed.kind not in ("simplex", "sphere") or not fn.event_shape or not isinstance(value, Symbol):
        return False
    size = fn.event_shape[-1]
    form: object = value.form
    if isinstance(form, App) and form.op in ELEMENTWISE and len(form.args) == 1:
        form = form.args[0]
    free = isinstance(form, Sym) and form.origin[0] == "param"
    known = value.support if value.support is not None else REAL
    return free and isinstance(size, int) and size > 1 and known.kind == "interval"
