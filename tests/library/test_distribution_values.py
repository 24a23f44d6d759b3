"""What pyroast knows of a distribution is what Pyro says of it: shapes, event dims, support, draws."""

from __future__ import annotations

import inspect
import math
import warnings
from collections import Counter
from types import ModuleType
from typing import Any

import pyro.distributions as pyro_dist
import pytest
import torch
from torch.distributions import Distribution
from torch.distributions import constraints as C

from pyroast.library import distributions as library
from pyroast.library.distribution_methods import value_of_draw
from pyroast.library.distribution_values import Constraint, padded
from pyroast.supports import NAMED, Support, independent, mixed
from pyroast.values import Distribution as Abstract
from pyroast.values import Symbol, Value
from tests.generate_distributions import distribution_classes
from tests.library.abstract import machine
from tests.library.distribution_facts import constant_name, dtype_name, factory_name
from tests.library.distribution_sources import HEADER, call, recipes

FRESH = ({"K": 4, "N": 6, "T": 9, "M": 5}, {"K": 8, "N": 3, "T": 2, "M": 7})
CLASSES = [
    pytest.param(cls, namespace, id=name)
    for name, cls, namespace in distribution_classes()
    if (info := library.lookup(name)) is not None and info.kind == "distribution"
]
METHODS = (
    ".expand((3, 2))", ".expand(torch.Size([5, 1]))", ".expand_by((4,))", ".to_event(0)", ".to_event()", ".to_event(1)",
    ".expand((3, 2)).to_event(1)", ".expand([3, 2]).to_event(2)", ".expand((3, 2)).to_event(2).to_event(-1)",
    ".expand((3, 2)).to_event(1).expand((4, 3))", ".expand((3, 2)).to_event(1).to_event(-1)",
    ".mask(torch.ones(3, 1) > 0)", ".expand((2,)).mask(torch.ones(3, 1) > 0)", ".mask(False)",
    ".expand((3, 2)).to_event(1).mask(torch.ones(3) > 0).to_event(1)",
)  # fmt: skip


def real_support(fn: Any) -> Support | None:
    """The support of a real distribution; None if it has none."""
    try:
        return padded(as_support(fn.support), len(fn.event_shape))
    except NotImplementedError:
        return None


def as_support(constraint: C.Constraint) -> Support | None:
    name = constant_name(constraint)
    if name is not None:
        return NAMED.get(name)
    bounds = [_number(getattr(constraint, end, default)) for end, default in _ENDS]
    match constraint:
        case C.independent():
            base = as_support(constraint.base_constraint)
            return base and independent(base, constraint.reinterpreted_batch_ndims)
        case C.MixtureSameFamilyConstraint():
            return as_support(constraint.base_constraint)
    kind = factory_name(type(constraint))
    if kind == "masked":
        parts = [as_support(part) for part in (constraint.constraint0, constraint.constraint1)]
        return mixed("masked", tuple(parts), parts[0].event_dim)
    lower, upper = bounds
    match kind:
        case "interval" | "half_open_interval" | "greater_than" | "greater_than_eq" | "less_than":
            opens = kind == "greater_than", kind in ("half_open_interval", "less_than")
            return Support("interval", lower, upper, 0, *opens)
        case "integer_interval" | "integer_greater_than":
            return Support("integer_interval", lower, upper)
        case "multinomial":
            return Support("multinomial", 0, upper, 1)
        case "one_one_matching" | "one_two_matching":
            size = constraint.num_nodes if kind == "one_one_matching" else constraint.num_destins
            return Support(kind, 0, size - 1, 1)
        case "coalescent_times":
            return Support(kind, event_dim=1)
    raise AssertionError(constraint)


_ENDS = (("lower_bound", -math.inf), ("upper_bound", math.inf))


def _number(bound: Any) -> float:
    """A bound; nan where it differs between elements."""
    if isinstance(bound, torch.Tensor):
        return bound.item() if bound.numel() == 1 else math.nan
    return bound


def check_sizes(known: tuple[Any, ...] | None, real: torch.Size) -> int:
    """How many of the facts about a shape are known: its rank, and each size."""
    if known is None:
        return 0
    assert len(known) == len(real), (known, real)
    numbers = [(own, size) for own, size in zip(known, real) if isinstance(own, (int, float))]
    assert all(own == size for own, size in numbers), (known, real)
    return 1 + len(numbers)


def check_support(known: Support | None, real: Support | None) -> bool:
    """Whether a support is known, but for bounds that are tensors; it is never another one."""
    if known is None or real is None:
        return known is None
    assert (known.kind, known.event_dim) == (real.kind, real.event_dim), (str(known), str(real))
    assert (known.open_lower, known.open_upper) == (real.open_lower, real.open_upper)
    for own, bound in ((known.lower, real.lower), (known.upper, real.upper)):
        assert not isinstance(own, (int, float)) or own == pytest.approx(bound), (str(known), str(real))
    assert len(known.parts) == len(real.parts)
    return all(check_support(own, part) for own, part in zip(known.parts, real.parts))


def compare(value: Value, real: Any, tally: Counter[tuple[str, bool]]) -> None:
    """Compare all facts, and count those that are known and those that are not."""
    if isinstance(real, C.Constraint):
        assert isinstance(value, Constraint)
        tally["constraint", check_support(value.support, as_support(real))] += 1
        return
    if isinstance(real, torch.Tensor):
        assert isinstance(value, Symbol) and value.tensor
        tally["tensor", check_sizes(value.shape, real.shape) == 1 + real.dim()] += 1
        assert value.dtype in ("", dtype_name(real))
        if value.support is not None:
            low, high = value.support.lower, value.support.upper
            assert not isinstance(low, (int, float)) or (real >= low).all()
            assert not isinstance(high, (int, float)) or (real <= high).all()
        return
    assert isinstance(value, Abstract), value
    tally["event_dim", value.event_dim is not None] += 1
    assert value.event_dim in (None, len(real.event_shape)), (value.event_dim, real.event_shape)
    for title in ("batch_shape", "event_shape"):
        count = check_sizes(getattr(value, title), getattr(real, title))
        tally[title, count == 1 + len(getattr(real, title))] += 1
    tally["support", check_support(value.support, real_support(real))] += 1
    assert value.has_rsample in (None, real.has_rsample)
    assert value.has_enumerate in (None, real.has_enumerate_support)
    dtype, actual = value_of_draw(value)[1], dtype_name(real)
    assert actual is None or dtype in ("", actual), (dtype, actual)
    tally["dtype", actual is None or dtype == actual] += 1


def variants(cls: type, namespace: ModuleType) -> list[tuple[str, Any]]:
    """Sources of distributions of a class, with what they make."""
    found: list[tuple[str, Any]] = []
    for name, arguments, instance in recipes(cls, namespace, FRESH):
        plain = call(name, (), arguments)
        found += [(plain, instance), (call(name, (), arguments, numbers=True), instance)]
        parameters = list(inspect.signature(cls).parameters.values())[: len(arguments)]
        positional = all(parameter.kind is parameter.POSITIONAL_OR_KEYWORD for parameter in parameters)
        if positional and [parameter.name for parameter in parameters] == list(arguments):
            found.append((call(name, tuple(arguments.values()), {}), instance))
        for wider in batched(cls, arguments):
            found.append((call(name, (), wider[0]), wider[1]))
        for method in METHODS:
            instance = cls(**arguments)  # an ExpandedDistribution expands in place
            try:
                changed = eval(f"instance{method}", {"instance": instance, "torch": torch})
            except Exception:  # torch refuses, or the class has no such method
                continue
            found.append((plain + method, changed))
    return found


def batched(cls: type, arguments: dict[str, Any]) -> list[tuple[dict[str, Any], Any]]:
    """Arguments with batch dims that broadcast, as far as the class takes them."""
    result = []
    for batches in (((4, 9), (4, 9)), ((4, 1), (9,)), ((), (3,))):
        wider = dict(arguments)
        for index, (name, value) in enumerate(arguments.items()):
            batch = batches[index % 2]
            if isinstance(value, torch.Tensor):
                wider[name] = value.expand(batch + value.shape).clone()
            elif isinstance(value, Distribution) and batch:
                wider[name] = value.expand(torch.Size(batch + value.batch_shape))
        try:
            result.append((wider, cls(**wider)))
        except Exception:  # these do not go together
            continue
    return result


LITTLE = {"Rejector", "SpanningTree", "Delta", "Empirical"}
"""Optional arguments override others; a size is the root of another one; draws are of the dtype of an argument."""


@pytest.mark.parametrize(("cls", "namespace"), CLASSES)
def test_facts_are_those_of_the_real_distribution(cls: type, namespace: ModuleType) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = variants(cls, namespace)
        source = HEADER + "".join(f"d{index} = {code}\n" for index, (code, _) in enumerate(made))
        m = machine(source)
        tally: Counter[tuple[str, bool]] = Counter()
        for index, (code, real) in enumerate(made):
            try:
                compare(m.select(m.module.state[f"d{index}"]), real, tally)
            except AssertionError as error:
                raise AssertionError(code) from error
    unknown = {title: count for (title, known), count in tally.items() if not known}
    known = {title: count for (title, known), count in tally.items() if known}
    little = [title for title, count in unknown.items() if count > 0.1 * (count + known.get(title, 0))]
    assert not little or cls.__name__ in LITTLE, (little, known, unknown)
