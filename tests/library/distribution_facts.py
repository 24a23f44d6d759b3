"""Finds the rule behind a fact that Pyro gives: which argument of a class decides it, over several instances.

A *probe* is a dict of arguments with the instance built from them. `rule` looks for the smallest expression
over arguments that gives the observed value for every probe; the expressions are those that
`pyroast.library.distributions` documents.
"""

from __future__ import annotations

import inspect
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyro.distributions.constraints as pyro_constraints
import torch
from torch.distributions import Distribution, Transform, constraints
from torch.distributions.transforms import ComposeTransform

Json = Any


@dataclass(frozen=True)
class Probe:
    """Arguments of a class and the instance that they made."""

    arguments: dict[str, Any]
    instance: Any


class Absent(Exception):
    """A rule that says nothing about this probe: an argument is missing, or is of another kind."""


# --- constraints
# ------------------------------------------------------------------------------------------------------

_ALIASES = ("real_vector", "corr_cholesky_constraint")
_CONSTANTS = {
    name: value
    for name in sorted(dir(pyro_constraints))
    if isinstance(value := getattr(pyro_constraints, name), constraints.Constraint) and name not in _ALIASES
}
_FACTORIES = {
    value: name
    for name in sorted(dir(pyro_constraints), reverse=True)
    if isinstance(value := getattr(pyro_constraints, name), type) and not name.startswith("_")
}


def constant_name(constraint: constraints.Constraint) -> str | None:
    """The name of the public constraint that `constraint` equals; None if it was made by a factory."""
    for name, value in _CONSTANTS.items():
        if type(value) is type(constraint) and all(
            _equal(a, getattr(constraint, k, None)) for k, a in vars(value).items()
        ):
            return name
    return None


def factory_name(kind: type) -> str:
    """The public name of a kind of constraint; a private kind is named after its class."""
    bare = kind.__name__.removesuffix("Constraint").lstrip("_") or kind.__name__
    return _FACTORIES.get(kind) or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", bare).lower()


def parts(constraint: constraints.Constraint) -> list[Any] | None:
    """The values that the factory of `constraint` was given, read back from the instance; None if they are
    not kept."""
    if constraints.is_dependent(constraint) or type(constraint).__init__ is object.__init__:
        return [] if not constraints.is_dependent(constraint) else None
    values = []
    for name, parameter in inspect.signature(type(constraint).__init__).parameters.items():
        if name == "self":
            continue
        if not hasattr(constraint, name):
            return None
        value = getattr(constraint, name)
        if parameter.default is inspect.Parameter.empty or not _equal(value, parameter.default):
            values.append(value)
    return values


def flat(constraint: constraints.Constraint) -> tuple[constraints.Constraint, int]:
    """`constraint` without `independent` around it, and the number of dimensions that they took."""
    dims = 0
    while isinstance(constraint, constraints.independent):
        dims += constraint.reinterpreted_batch_ndims
        constraint = constraint.base_constraint
    return constraint, dims


def _equal(a: object, b: object) -> bool:
    if a is b:
        return True
    if isinstance(a, constraints.Constraint) and isinstance(b, constraints.Constraint):
        (a, n), (b, m) = flat(a), flat(b)
        if type(a) is not type(b) or n != m:
            return False
        left, right = vars(a), vars(b)
        return left.keys() == right.keys() and all(_equal(left[k], right[k]) for k in left)
    if isinstance(a, torch.Tensor) or isinstance(b, torch.Tensor):
        try:
            return bool(torch.allclose(torch.as_tensor(a).double(), torch.as_tensor(b).double()))
        except (TypeError, RuntimeError):
            return False
    if isinstance(a, bool) != isinstance(b, bool) or isinstance(a, Distribution | Transform):
        return False
    return (type(a) is type(b) and a == b) or (
        isinstance(a, int | float) and isinstance(b, int | float) and a == b
    )


# --- rules
# ------------------------------------------------------------------------------------------------------------


def _composed(value: object) -> Transform | None:
    if isinstance(value, Transform):
        return value
    if isinstance(value, list | tuple) and value and all(isinstance(part, Transform) for part in value):
        return ComposeTransform(list(value))
    return None


def _attribute(value: object, attribute: str) -> Any:
    transform = _composed(value)
    if transform is not None:
        match attribute:
            case "domain_event_dim":
                return transform.domain.event_dim
            case "codomain_event_dim":
                return transform.codomain.event_dim
            case "domain" | "codomain" | "bijective":
                return getattr(transform, attribute)
    if attribute == "dtype" and isinstance(value, Distribution | torch.Tensor):
        return dtype_name(value)
    if isinstance(value, Distribution):
        match attribute:
            case "event_dim":
                return len(value.event_shape)
            case "is_discrete":
                return value.support.is_discrete
            case "support" | "has_rsample" | "has_enumerate_support" | "event_shape" | "batch_shape":
                return getattr(value, attribute)
    if isinstance(value, constraints.Constraint) and attribute in ("event_dim", "is_discrete"):
        return getattr(value, attribute)
    if isinstance(value, torch.Tensor) and attribute == "ndim":
        return value.dim()
    raise Absent


def dtype_name(value: torch.Tensor | Distribution) -> str | None:
    """What a tensor or a draw holds: "bool", "long" or "float"; None of a distribution that does not sample."""
    if isinstance(value, Distribution):
        try:
            value = value.sample()
        except (NotImplementedError, RuntimeError):
            return None
    if value.dtype == torch.bool:
        return "bool"
    return "float" if value.dtype.is_floating_point else "long"


def evaluate(rule: Json, arguments: dict[str, Any]) -> Any:
    """The value of `rule` for real arguments. Raises Absent if it speaks of arguments that are not given."""
    if not isinstance(rule, dict):
        return rule
    ((kind, operand),) = rule.items()
    match kind:
        case "plus":
            return evaluate(operand[0], arguments) + operand[1]
        case "first":
            for option in operand:
                try:
                    return evaluate(option, arguments)
                except Absent:
                    continue
            raise Absent
        case "sum" | "max" | "all":
            return {"sum": sum, "max": max, "all": all}[kind]([evaluate(part, arguments) for part in operand])
        case "difference":
            left, right = (evaluate(part, arguments) for part in operand)
            return left - right
        case "broadcast":
            return max(_told(part, arguments) or 1 for part in operand)
    name = operand if isinstance(operand, str) else operand[0]
    value = arguments.get(name)
    if value is None:
        raise Absent
    match kind:
        case "arg":
            if isinstance(value, Distribution | Transform | list):
                raise Absent
            return value
        case "len":
            if not isinstance(value, torch.Size):
                raise Absent
            return len(value)
        case "size":
            if not isinstance(value, torch.Tensor) or value.dim() < -operand[1]:
                raise Absent
            return value.shape[operand[1]]
        case "of":
            return _attribute(value, operand[1])
        case "of_size":
            shape = _attribute(value, operand[1])
            if len(shape) < -operand[2]:
                raise Absent
            return shape[operand[2]]
        case "tail":
            if not isinstance(value, Distribution | torch.Tensor):
                raise Absent
            shape = value.batch_shape + value.event_shape if isinstance(value, Distribution) else value.shape
            return shape[len(shape) - evaluate(operand[1], arguments) :]
    raise AssertionError(rule)


def _told(rule: Json, arguments: dict[str, Any]) -> Any | None:
    try:
        return evaluate(rule, arguments)
    except Absent:
        return None


def _names(probes: Sequence[Probe], *kinds: type) -> list[str]:
    found = {
        n: None
        for p in probes
        for n, v in p.arguments.items()
        if isinstance(v, kinds) and not isinstance(v, bool)
    }
    return list(found)


def _transforms(probes: Sequence[Probe]) -> list[str]:
    return list({n: None for p in probes for n, v in p.arguments.items() if _composed(v) is not None})


def flags(probes: Sequence[Probe], attribute: str) -> Iterator[Json]:
    """Candidates for a truth value."""
    bases = _names(probes, Distribution, constraints.Constraint)
    yield from ({"of": [n, attribute]} for n in [*bases, *_transforms(probes)])
    yield from ({"all": [{"of": [n, attribute]} for n in pair]} for pair in itertools.combinations(bases, 2))
    yield from ({"first": [{"arg": n}, d]} for n in ("has_rsample",) for d in (False, True))


def counts(probes: Sequence[Probe], ends: Sequence[str] = ("domain", "codomain")) -> Iterator[Json]:
    """Candidates for a number of dimensions; of a transform, that of the first of `ends` is tried first."""
    integers, bases, tensors = _names(probes, int), _names(probes, Distribution), _names(probes, torch.Tensor)
    shaped = bases + _names(probes, constraints.Constraint)
    yield from ({"arg": n} for n in integers)
    yield from ({"of": [n, "event_dim"]} for n in shaped)
    yield from ({"len": n} for n in _names(probes, torch.Size) if n != "batch_shape")
    yield from ({"sum": [{"of": [b, "event_dim"]}, {"arg": n}]} for b in shaped for n in integers)
    yield from ({"plus": [{"of": [n, "event_dim"]}, 1]} for n in shaped)
    for a, b in itertools.permutations(tensors, 2):
        more: Json = {"difference": [{"of": [a, "ndim"]}, {"of": [b, "ndim"]}]}
        yield more
        yield {"plus": [more, 1]}
    yield from ({"difference": [0, {"arg": n}]} for n in integers)
    for t in _transforms(probes):
        side = {end: {"of": [t, f"{end}_event_dim"]} for end in ends}
        yield from side.values()
        yield from ({"sum": [end, {"arg": n}]} for end in side.values() for n in integers)
        for base in bases:
            inner = {"of": [base, "event_dim"]}
            widened = {"difference": [side["codomain"], side["domain"]]}
            event_dim = {"max": [side["codomain"], {"sum": [inner, widened]}]}
            yield event_dim
            # Dimensions of the base's batch that the transforms make part of an event, and those that a
            # coupled base adds.
            yield {"max": [0, {"difference": [side["domain"], inner]}]}
            yield {"difference": [event_dim, side["codomain"]]}


def sizes(probes: Sequence[Probe]) -> Iterator[Json]:
    """Candidates for the size of a dimension, a bound, or a number of values."""
    for step in (0, 1, -1):
        plain: list[Json] = []
        names = list({n: None for p in probes for n in p.arguments})
        plain += [{"size": [n, -1]} for n in names]
        plain += [{"arg": n} for n in names]
        plain += [{"size": [n, d]} for n in names for d in (-2, -3)]
        plain += [
            {"of_size": [n, s, d]} for n in names for s in ("event_shape", "batch_shape") for d in (-1, -2)
        ]
        yield from (rule if not step else {"plus": [rule, step]} for rule in plain)
    tensors, bases = _names(probes, torch.Tensor), _names(probes, Distribution)
    yield from ({"sum": [{"arg": a}, {"arg": b}]} for a, b in itertools.combinations(tensors, 2))
    for a, b in itertools.permutations(bases, 2):
        yield {"difference": [{"of_size": [n, "event_shape", -1]} for n in (a, b)]}


def _agrees(rule: Json, probe: Probe, observed: object) -> bool | None:
    """Whether `rule` gives `observed` for `probe`; None where it says nothing."""
    try:
        return _equal(evaluate(rule, probe.arguments), observed)
    except Absent:
        return None
    except (TypeError, RuntimeError, NotImplementedError):
        return False


def rule(
    probes: Sequence[Probe], observed: Sequence[object], candidates: Callable[[], Iterator[Json]]
) -> Json:
    """The constant or the first rules that explain all of `observed`; None if there are none."""
    if all(_equal(o, observed[0]) for o in observed) and isinstance(observed[0], bool | int | float):
        return observed[0]
    told: list[tuple[Json, set[int]]] = []
    for candidate in candidates():
        verdicts = [_agrees(candidate, p, o) for p, o in zip(probes, observed, strict=True)]
        if False in verdicts or True not in verdicts:
            continue
        if None not in verdicts:
            return candidate
        told.append((candidate, {i for i, verdict in enumerate(verdicts) if verdict}))
    # No candidate speaks of all probes: the first ones that do so together.
    chosen: list[Json] = []
    left = set(range(len(probes)))
    for candidate, covered in told:
        if covered & left:
            chosen.append(candidate)
            left -= covered
    return None if left else {"first": chosen}


def broadcast_size(probes: Sequence[Probe], observed: Sequence[int]) -> Json:
    """The size to which sizes of several arguments broadcast, or an integer argument that overrides it."""
    names = list({n: None for p in probes for n in p.arguments})
    candidates: list[Json] = [{"size": [n, d]} for n in names for d in (-1, -2, -3)]
    candidates += [{"of_size": [n, "batch_shape", d]} for n in names for d in (-1, -2)]
    for step in (0, 1):
        terms = []
        for candidate in candidates:
            values = [_told(candidate, p.arguments) for p in probes]
            pairs = [(v, o - step) for v, o in zip(values, observed, strict=True) if v is not None]
            if all(v in (1, o) for v, o in pairs) and any(v == o for v, o in pairs):
                terms.append(candidate)
        if not terms:
            continue
        found: Json = {"broadcast": terms} if not step else {"plus": [{"broadcast": terms}, step]}
        for rule_ in (found, *({"first": [{"arg": n}, found]} for n in _names(probes, int))):
            if all(_told(rule_, p.arguments) == o for p, o in zip(probes, observed, strict=True)):
                return rule_
    return None


def shape(probes: Sequence[Probe], observed: Sequence[torch.Size], event_dim: Json) -> Json:
    """A list of one rule per dimension, or one rule for all where their number varies."""
    if len({len(o) for o in observed}) == 1:
        columns = zip(*observed, strict=True)
        found = [rule(probes, column, lambda: sizes(probes)) for column in columns]
        columns = zip(*observed, strict=True)
        return [
            broadcast_size(probes, column) if one is None else one
            for one, column in zip(found, columns, strict=True)
        ]
    names = list({n: None for p in probes for n in p.arguments})
    whole: list[Json] = [{"of": [n, "event_shape"]} for n in names]
    whole += [{"arg": n} for n in names]
    whole += [{"tail": [n, event_dim]} for n in names] if event_dim is not None else []
    found = rule(probes, observed, lambda: iter(whole))
    if found is None and all(observed):
        first = broadcast_size(probes, [o[0] for o in observed])
        rest = rule(probes, [o[1:] for o in observed], lambda: iter(whole))
        found = None if first is None or rest is None else {"join": [first, rest]}
    return found


def dtype(probes: Sequence[Probe]) -> Json:
    """What a draw holds, as a constant or as the argument that it is taken from; None if that is not all."""
    observed = [dtype_name(p.instance) for p in probes]
    if None not in observed and len(set(observed)) == 1:
        return observed[0]
    names = _names(probes, Distribution, torch.Tensor)
    return rule(probes, observed, lambda: ({"of": [n, "dtype"]} for n in names))


# --- constraints as expressions
# ---------------------------------------------------------------------------------------


def _whole(probes: Sequence[Probe], observed: Sequence[constraints.Constraint]) -> Json:
    candidates = [{"of": [n, "support"]} for n in _names(probes, Distribution)]
    candidates += [{"arg": n} for n in _names(probes, constraints.Constraint)]
    candidates += [{"of": [n, end]} for n in _transforms(probes) for end in ("codomain", "domain")]
    return rule(probes, observed, lambda: iter(candidates))


def _wrapped(probes: Sequence[Probe], observed: Sequence[constraints.Constraint]) -> Json:
    """`independent` of something, by as many dimensions as a rule says (none is no wrapper)."""
    for n in [*_transforms(probes), *_names(probes, Distribution)]:
        for end in ("support", "codomain", "domain"):
            try:
                inner = [flat(_attribute(p.arguments[n], end)) for p in probes]
            except (Absent, KeyError):
                continue
            outer = [flat(o) for o in observed]
            if not all(_equal(a, b) for (a, _), (b, _) in zip(inner, outer, strict=True)):
                continue
            added = [b - a for (_, a), (_, b) in zip(inner, outer, strict=True)]
            dims = rule(probes, added, lambda: counts(probes))
            if dims is not None:
                return {"independent": [{"of": [n, end]}, dims]}
    return None


def constraint(probes: Sequence[Probe], observed: Sequence[constraints.Constraint]) -> Json:
    """The constraint that every probe shows, as an expression over the arguments of the probes."""
    bare = [flat(o) for o in observed]
    names = {constant_name(inner) for inner, _ in bare}
    dims = {n for _, n in bare}
    if len(names) == 1 and None not in names and len(dims) == 1:
        return {"independent": [names.pop(), dims.pop()]} if dims != {0} else names.pop()
    kinds = {type(o) for o in observed}
    given = [parts(o) for o in observed]
    if len(kinds) == 1 and None not in given and len({len(g or ()) for g in given}) == 1:
        spelled = [_operand(probes, column) for column in zip(*(g or [] for g in given), strict=True)]
        unspelled = [part for part, said in zip(given[0] or [], spelled, strict=True) if said is None]
        # An unknown bound is a gap in the expression; anything else unknown leaves nothing of it.
        if len(unspelled) < len(spelled) and all(
            isinstance(part, torch.Tensor | float | int) for part in unspelled
        ):
            return {factory_name(kinds.pop()): spelled}
    for look in (_whole, _wrapped, _padded):
        if (found := look(probes, observed)) is not None:
            return found
    return None


def _padded(probes: Sequence[Probe], observed: Sequence[constraints.Constraint]) -> Json:
    """`independent` of one constraint, by as many dimensions as a rule says."""
    bare = [flat(o) for o in observed]
    names = {constant_name(inner) for inner, _ in bare}
    dims = rule(probes, [n for _, n in bare], lambda: counts(probes))
    return None if len(names) > 1 or None in names or dims is None else {"independent": [names.pop(), dims]}


def _operand(probes: Sequence[Probe], column: Sequence[Any]) -> Json:
    if all(isinstance(value, constraints.Constraint) for value in column):
        return constraint(probes, column)
    if all(isinstance(value, list | tuple) for value in column):
        return None
    plain = [
        value.item() if isinstance(value, torch.Tensor) and value.numel() == 1 else value for value in column
    ]
    return rule(probes, plain, lambda: itertools.chain(sizes(probes), counts(probes)))
