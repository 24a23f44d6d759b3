"""Library models of `poutine.reparam`, its configurations and strategies (pyro/poutine/reparam_messenger.py)."""

from __future__ import annotations

from collections.abc import Callable

from pyroast.facts import Tri
from pyroast.library import distributions as table
from pyroast.library import reparam_mixtures as mixtures
from pyroast.library import reparametrizers as moves
from pyroast.library.handlers import data_for, message_dict
from pyroast.library.registry import handles, model
from pyroast.library.reparam_bases import base_dist
from pyroast.library.reparam_parts import Statement, integer, is_a
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.supports import REAL, elements
from pyroast.values import (
    NONE,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Instance,
    LibraryMethod,
    Method,
    Object,
    Partial,
    Value,
    opaque,
)

PACKAGE = "pyro.infer.reparam"
MAX_DEPTH = 12
"""How often a reparametriser may apply to the sites that it made: one that always does never ends."""

PARAMETERS: dict[str, tuple[str, ...]] = {
    "LocScaleReparam": ("centered", "shape_params"),
    "TransformReparam": (),
    "HaarReparam": ("dim", "flip"),
    "DiscreteCosineReparam": ("dim", "smooth"),
    "UnitJacobianReparam": ("transform", "suffix"),
    "ProjectedNormalReparam": (),
    "GumbelSoftmaxReparam": (),
    "SplitReparam": ("sections", "dim", "support_fn"),
    "ConjugateReparam": ("guide",),
    "LatentStableReparam": (),
    "SymmetricStableReparam": (),
    "StableReparam": (),
    "StudentTReparam": (),
    "LinearHMMReparam": ("init", "trans", "obs"),
    "NeuTraReparam": ("guide",),
    "StructuredReparam": ("guide",),
    "AutoReparam": (),
    "MinimalReparam": (),
}
"""The reparametrisers and strategies, with the parameters that have a position."""

APPLY: dict[str, mixtures.Apply] = {
    "LocScaleReparam": moves.loc_scale,
    "TransformReparam": moves.transform,
    "HaarReparam": moves.haar,
    "DiscreteCosineReparam": moves.discrete_cosine,
    "UnitJacobianReparam": moves.unit_jacobian,
    "ProjectedNormalReparam": moves.projected_normal,
    "GumbelSoftmaxReparam": moves.gumbel_softmax,
    "SplitReparam": moves.split,
    "ConjugateReparam": moves.conjugate,
    "LatentStableReparam": mixtures.latent_stable,
    "SymmetricStableReparam": mixtures.symmetric_stable,
    "StableReparam": mixtures.stable,
    "StudentTReparam": mixtures.student_t,
    "LinearHMMReparam": lambda m, reparam, statement: mixtures.linear_hmm(m, reparam, statement, _model_of),
}
STRATEGY = f"{PACKAGE}.strategies.Strategy"


def _register(name: str) -> None:
    qualified = f"{PACKAGE}.{name}"

    @model(qualified)
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        cell = Object({}, type=qualified, span=span, file=m.scope.file)
        cell.state.update(arguments.keywords)
        for position, parameter in enumerate(PARAMETERS[name]):
            given = arguments.get(position, parameter)
            if given is not None:
                cell.state[parameter] = given
        return m.new(cell)


for _name in PARAMETERS:
    _register(_name)


def _new(m: Machine, name: str, span: Span, state: dict[object, Value] | None = None) -> Object:
    return m.new(Object(state or {}, type=f"{PACKAGE}.{name}", span=span, file=m.scope.file))


@model(f"{PACKAGE}.AutoReparam.__call__", f"{PACKAGE}.MinimalReparam.__call__", f"{STRATEGY}.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A strategy called with a function: `poutine.reparam(fn, strategy)` (`Strategy.__call__`)."""
    return _handled(m, arguments.args[0], arguments, span)


@model(f"{PACKAGE}.NeuTraReparam.reparam", f"{PACKAGE}.StructuredReparam.reparam")
def reparam_with_guide(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`NeuTraReparam(guide).reparam(fn=None)`."""
    return _handled(m, arguments.args[0], arguments, span)


def _handled(m: Machine, config: Value, arguments: Arguments, span: Span) -> Value:
    handler = Object({"config": config}, type="pyro.poutine.reparam", span=span, file=m.scope.file)
    m.new(handler)
    function = arguments.get(1, "fn", NONE) or NONE
    return handler if function == NONE else m.lift(function, lambda one: Handled(handler, one))


# The handler


@handles("pyro.poutine.reparam")
def reparam(m: Machine, handler: Object, message: Message) -> None:
    """Let the reparametriser of a site draw its auxiliary sites (`ReparamMessenger._pyro_sample`)."""
    if message.kind != "sample":
        return
    chosen = _configured(m, handler, message)
    if chosen == NONE:
        return
    depth = integer(m, handler.state.get("$depth", Constant(0))) or 0
    if chosen is None or depth >= MAX_DEPTH:
        why = "in a way that is not known" if chosen is None else "that it made itself, without end"
        _give_up(m, message, f"reparam(...) changes sites {why}")
        return
    fn = message.fn if isinstance(message.fn, Distribution) else Distribution("", "", None)
    statement = Statement(message.name, fn, message.span, message.value, message.observed)
    m.write(handler, "$depth", Constant(depth + 1))
    outcome = _apply(m, chosen, statement)
    m.write(handler, "$depth", Constant(depth))
    if isinstance(outcome, str):
        _give_up(m, message, f"reparam(...): {outcome}")
    elif outcome is not statement:
        message.deterministic = outcome.observed is True and outcome.fn.name == "Delta"
        message.fn, message.value, message.observed = outcome.fn, outcome.value, outcome.observed


def _give_up(m: Machine, message: Message, reason: str) -> None:
    m.open_trace(reason, message.span)
    message.fn, message.observed, message.reason = opaque("distribution"), None, reason


def _model_of(value: Value) -> mixtures.Apply | None:
    """What a reparametriser of Pyro's does."""
    known = isinstance(value, Object) and value.type.startswith(f"{PACKAGE}.")
    return APPLY.get(value.type.rpartition(".")[2]) if known and isinstance(value, Object) else None


def _apply(m: Machine, chosen: Value, statement: Statement) -> moves.Outcome:
    apply = _model_of(chosen)
    if apply is not None and isinstance(chosen, Object):
        return apply(m, chosen, statement)
    if isinstance(chosen, Object) and chosen.type.startswith(f"{PACKAGE}."):
        return f"what {chosen.type.rpartition('.')[2]} makes depends on a trained guide"
    return _own(m, chosen, statement) if isinstance(chosen, Instance) else "the reparametriser is not known"


def _own(m: Machine, chosen: Instance, statement: Statement) -> moves.Outcome:
    """A reparametriser of the program: its `apply` takes and gives a dict (`pyro.infer.reparam.reparam.Reparam.apply`)."""
    apply = m.attribute(chosen, "apply", statement.span)
    if (
        not isinstance(apply, Method)
        or not isinstance(apply.function, Function)
        or statement.observed is None
    ):
        return "the reparametriser is not known"
    state: dict[object, Value] = {
        ("str", "name"): statement.name,
        ("str", "fn"): statement.fn,
        ("str", "value"): statement.value,
        ("str", "is_observed"): Constant(statement.observed),
    }
    result = m.select(m.call(apply, Arguments([m.new(DictCell(state))], {}), statement.span))
    if not isinstance(result, DictCell):
        return "what its `apply` gives is not known"
    fn, value, observed = (
        m.select(result.state.get(("str", key), opaque(key))) for key in ("fn", "value", "is_observed")
    )
    if not isinstance(fn, Distribution) or not isinstance(observed, Constant):
        return "what its `apply` gives is not known"
    return Statement(statement.name, fn, statement.span, value, bool(observed.value))


# Configuration


def _configured(m: Machine, handler: Object, message: Message) -> Value | None:
    """The reparametriser of a site, the constant None for none, and None where that is not known."""
    config = m.select(handler.state.get("config", NONE))
    name = config.type.rpartition(".")[2] if isinstance(config, Object) else ""
    if isinstance(config, DictCell):
        found, value = data_for(m, config, message)
        return None if found is None else value if found else NONE
    if name in STRATEGIES and isinstance(config, Object):
        return STRATEGIES[name](m, config, message)
    if name in ("NeuTraReparam", "StructuredReparam"):
        return config
    if isinstance(config, Instance) and m.has_attribute(config, "configure") is Tri.YES:
        config = m.attribute(config, "configure", message.span)
    if not isinstance(config, (Function, Method, Partial, Instance, LibraryMethod)):
        return None
    function = config
    chosen = m.select(
        m.run_quietly(lambda: m.call(function, Arguments([message_dict(m, message)], {}), message.span))
    )
    return chosen if chosen == NONE or isinstance(chosen, (Object, Instance)) else None


def _auto(m: Machine, strategy: Object, message: Message) -> Value | None:
    """`AutoReparam.configure` (pyro/infer/reparam/strategies.py)."""
    fn, observed = message.fn, message.observed
    if not isinstance(fn, Distribution) or observed is None:
        return None
    if observed:
        return _minimal(m, fn, True, message.span)
    while True:
        known, base = base_dist(m, fn)
        if not known:
            return None
        if base is None:
            break
        if is_a(fn, "TransformedDistribution"):
            return _new(m, "TransformReparam", message.span)
        fn = base
    if is_a(fn, "RelaxedOneHotCategorical"):
        return _new(m, "GumbelSoftmaxReparam", message.span)
    made = any(isinstance(part, str) and "_decentered" in part for part in m.site_name(message.name).parts)
    info = table.lookup(fn.qualified)
    if not made and info is not None and {"loc", "scale"} <= info.arg_constraints.keys():
        if fn.support is None:
            return None
        if elements(fn.support) == REAL and fn.support.kind == REAL.kind:
            return _new(
                m, "LocScaleReparam", message.span, {"centered": strategy.state.get("centered", NONE)}
            )
    return _minimal(m, fn, False, message.span)


def _minimal_strategy(m: Machine, strategy: Object, message: Message) -> Value | None:
    """`MinimalReparam.configure` (pyro/infer/reparam/strategies.py)."""
    if not isinstance(message.fn, Distribution) or message.observed is None:
        return None
    return _minimal(m, message.fn, message.observed, message.span)


def _minimal(m: Machine, fn: Distribution, observed: bool, span: Span) -> Value | None:
    """`_minimal_reparam` (pyro/infer/reparam/strategies.py)."""
    while True:
        known, base = base_dist(m, fn)
        if not known:  # whatever the transforms are, most bases need no reparametriser
            ordinary = fn.base is not None and _minimal(m, fn.base, observed, span) == NONE
            return NONE if ordinary else None
        if base is None:
            break
        if is_a(fn, "TransformedDistribution"):
            inside = _minimal(m, base, observed, span)
            return inside if inside is None or inside == NONE else _new(m, "TransformReparam", span)
        fn = base
    if is_a(fn, "Stable") and not is_a(fn, "StableWithLogProb"):
        return _stable(m, fn, observed, span)
    return _new(m, "ProjectedNormalReparam", span) if is_a(fn, "ProjectedNormal") else NONE


def _stable(m: Machine, fn: Distribution, observed: bool, span: Span) -> Value | None:
    if not observed:
        return _new(m, "LatentStableReparam", span)
    skew = m.select(fn.argument("skew") or NONE)
    zero = mixtures.is_zero(skew)
    if mixtures.has_gradient(skew) or zero is Tri.NO:
        return _new(m, "StableReparam", span)
    return None if zero is Tri.UNKNOWN else _new(m, "SymmetricStableReparam", span)


STRATEGIES: dict[str, Callable[[Machine, Object, Message], Value | None]] = {
    "AutoReparam": _auto,
    "MinimalReparam": _minimal_strategy,
}
