"""Library models of the reparametrisers that mix over auxiliary sites: Stable, StudentT, LinearHMM (pyro/infer/reparam)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from pyroast.facts import Tri
from pyroast.library.distribution_values import full_shape, rebatched
from pyroast.library.reparam_bases import WRAPPERS, base_dist
from pyroast.library.reparam_parts import (
    Statement,
    auxiliary,
    batch_of,
    determined,
    is_a,
    noise,
    unwrapped,
    wrapped,
)
from pyroast.library.reparametrizers import Outcome, refuses
from pyroast.protocol import Machine
from pyroast.records import replace
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import REAL
from pyroast.symbolic import Sym, order
from pyroast.values import NONE, Constant, Distribution, Object, Symbol, Value

Apply: TypeAlias = Callable[[Machine, Object, Statement], Outcome]
HALF_PI = math.pi / 2


def is_zero(value: Value) -> Tri:
    """Whether all elements of an argument are zero."""
    match value:
        case Constant(value=int() | float() as number):
            return Tri.YES if number == 0 else Tri.NO
        case Symbol(support=support) if support is not None:
            if support.lower == 0 == support.upper:
                return Tri.YES
            signs = order(support.lower, 0), order(0, support.upper)
            return Tri.NO if any(sign is not None and sign > 0 for sign in signs) else Tri.UNKNOWN
        case _:
            return Tri.UNKNOWN


def has_gradient(value: Value) -> bool:
    """Whether an argument is a parameter, which requires a gradient."""
    return isinstance(value, Symbol) and isinstance(value.form, Sym) and value.form.origin[0] == "param"


def _not_stable(kind: str, fn: Distribution) -> str | None:
    """Why a reparametriser of `Stable` refuses a distribution."""
    coords = fn.argument("coords")
    if not is_a(fn, "Stable") or (fn.name and is_a(fn, "StableWithLogProb")):
        return refuses(kind, f"{fn.name} is not a Stable")
    if coords is not None and coords != Constant("S0"):
        return refuses(kind, "coords is not 'S0'")
    return None


def _pair(m: Machine, statement: Statement, prefix: str) -> list[Shape | None]:
    """A uniform and an exponential auxiliary site, from which `_standard_stable` computes a draw."""
    fn = statement.fn
    shape, batches = full_shape(fn), []
    for name, arguments in (("Uniform", [-HALF_PI, HALF_PI]), ("Exponential", [1.0])):
        source = noise(m, name, [Constant(argument) for argument in arguments], shape, fn.event_dim)
        draw = auxiliary(m, statement, f"{prefix}_{name.lower()}", source)
        batches.append(batch_of(draw, fn.event_dim))
    return batches


def _mixture(m: Machine, statement: Statement, batches: list[Shape | None]) -> Statement:
    """The statement as a Normal whose scale comes from auxiliary draws of the given batch shapes."""
    fn, batch = statement.fn, statement.fn.batch_shape
    for other in batches:
        batch = broadcast_shapes(batch, other)
    shape = None if batch is None or fn.event_shape is None else (*batch, *fn.event_shape)
    return replace(statement, fn=noise(m, "Normal", [Constant(0.0), Constant(1.0)], shape, fn.event_dim))


def latent_stable(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`LatentStableReparam()` (pyro/infer/reparam/stable.py)."""
    refused = _not_stable("LatentStableReparam", unwrapped(statement.fn))
    if refused is not None:
        return refused
    if statement.observed is not False:
        return refuses("LatentStableReparam", "NotImplementedError '... does not support observe statements'")
    return determined(replace(statement, value=NONE), _pair(m, statement, ""), REAL)


def symmetric_stable(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`SymmetricStableReparam()` (pyro/infer/reparam/stable.py)."""
    inner = unwrapped(statement.fn)
    refused = _not_stable("SymmetricStableReparam", inner)
    if refused is not None:
        return refused
    if is_zero(m.select(inner.argument("skew") or NONE)) is Tri.NO:
        return refuses("SymmetricStableReparam", "ValueError 'SymmetricStableReparam found nonzero skew'")
    return _mixture(m, statement, _pair(m, statement, ""))


def stable(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`StableReparam()` (pyro/infer/reparam/stable.py)."""
    refused = _not_stable("StableReparam", unwrapped(statement.fn))
    if refused is not None:
        return refused
    return _mixture(m, statement, [*_pair(m, statement, "_z"), *_pair(m, statement, "_t")])


def student_t(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`StudentTReparam()` (pyro/infer/reparam/studentt.py)."""
    fn, inner = statement.fn, unwrapped(statement.fn)
    if not is_a(inner, "StudentT"):
        return refuses("StudentTReparam", f"{inner.name} is not a StudentT")
    gamma = noise(m, "Gamma", [Constant(1.0), Constant(1.0)], full_shape(fn), fn.event_dim)
    return _mixture(m, statement, [batch_of(auxiliary(m, statement, "_gamma", gamma), fn.event_dim)])


def linear_hmm(
    m: Machine, reparam: Object, statement: Statement, find: Callable[[Value], Apply | None]
) -> Outcome:
    """`LinearHMMReparam(init=None, trans=None, obs=None)`; `find` gives the models of its parts (pyro/infer/reparam/hmm.py)."""
    fn, inner = statement.fn, unwrapped(statement.fn)
    event_dim = fn.event_dim
    if not is_a(inner, "LinearHMM", "IndependentHMM"):
        return refuses("LinearHMMReparam", f"{inner.name} is not a LinearHMM")
    if inner.name == "IndependentHMM":
        if inner.base is None or event_dim is None:
            return "the parts of IndependentHMM are not known"
        inner, event_dim = unwrapped(inner.base), event_dim + 1
    if inner.name != "LinearHMM" or event_dim is None:
        return "the parts of LinearHMM are not known"
    duration = inner.event_shape[0] if inner.event_shape else None
    batch = inner.batch_shape
    over_time = None if batch is None or duration is None else (*batch, duration)
    observed, value = statement.observed, statement.value
    for part, argument, shape, dims in (
        ("init", "initial_dist", batch, event_dim - 1),
        ("trans", "transition_dist", over_time, event_dim),
        ("obs", "observation_dist", over_time, event_dim),
    ):
        chosen = m.select(reparam.state.get(part, NONE))
        if chosen == NONE:
            continue
        apply, given = find(chosen), m.select(inner.argument(argument) or NONE)
        if apply is None or not isinstance(chosen, Object) or not isinstance(given, Distribution):
            return f"the reparametriser of {part} in LinearHMMReparam, or its distribution, is not known"
        given = _innermost(m, given) if part == "obs" else given
        own = Statement(
            m.concatenate([statement.name, Constant(f"_{part}")]),
            wrapped(rebatched(given, shape), dims),
            statement.span,
        )
        if part == "obs":
            own = replace(own, value=value, observed=observed)
        outcome = apply(m, chosen, own)
        if isinstance(outcome, str):
            return outcome
        if part == "obs":
            observed, value = outcome.observed, outcome.value
    gaussian = Distribution(
        "GaussianHMM", "pyro.distributions.GaussianHMM", fn.event_dim, fn.batch_shape, fn.event_shape, fn.support,
        has_enumerate=False, has_rsample=True,
    )  # fmt: skip
    return replace(statement, fn=gaussian, value=value, observed=observed)


def _innermost(m: Machine, fn: Distribution) -> Distribution:
    """The observation distribution that `LinearHMM.__init__` keeps: without transforms, of one event dim."""
    while fn.name in ("Independent", *WRAPPERS) or is_a(fn, "TransformedDistribution"):
        _, base = base_dist(m, fn)
        if base is None or not fn.name:
            break
        fn = base
    return wrapped(fn, 1)
