"""The table of distributions says what the installed Pyro says, also of instances not used to make it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pyro.distributions as pyro_dist
import pytest
import torch
import torch.distributions as torch_dist
from torch.distributions import Distribution
from torch.distributions.constraints import Constraint
from torch.distributions.transforms import ComposeTransform

from pyroast.library import distributions as library
from pyroast.library.argument_rules import (
    All,
    Argument,
    Attribute,
    Broadcast,
    ConstraintRule,
    Difference,
    First,
    Join,
    Length,
    Maximum,
    ShapeSize,
    Size,
    Sum,
    Tail,
)
from tests.generate_distributions import TABLE, functions, render
from tests.library.distribution_facts import dtype_name, factory_name, flat
from tests.library.distribution_recipes import recipes
from tests.library.transform_recipes import build

# Other sizes than those that the table was made with.
FRESH = ({"K": 4, "N": 6, "T": 9, "M": 5}, {"K": 8, "N": 3, "T": 2, "M": 7})


class Ungiven(Exception):
    """The rule speaks of an argument that this instance was made without."""


def _attribute(value: Any, attribute: str) -> Any:
    if isinstance(value, Distribution):
        if attribute == "event_dim":
            return len(value.event_shape)
        return value.support.is_discrete if attribute == "is_discrete" else getattr(value, attribute)
    if isinstance(value, torch.Tensor | Constraint):
        return getattr(value, attribute)
    transform = ComposeTransform(value) if isinstance(value, list) else value
    end, _, event_dim = attribute.partition("_")
    return getattr(transform, end).event_dim if event_dim else getattr(transform, attribute)


def value_of(rule: Any, arguments: dict[str, Any]) -> Any:
    """What a rule or constraint expression gives for real arguments."""
    match rule:
        case ConstraintRule("independent", (inner, dims)):
            base, count = value_of(inner, arguments), value_of(dims, arguments)
            return pyro_dist.constraints.independent(base, count) if count else base
        case ConstraintRule(name, operands):
            made = getattr(pyro_dist.constraints, name)
            return made(*(value_of(operand, arguments) for operand in operands)) if operands else made
        case Sum(terms):
            return sum(value_of(term, arguments) for term in terms)
        case Difference(left, right):
            return value_of(left, arguments) - value_of(right, arguments)
        case Maximum(terms):
            return max(value_of(term, arguments) for term in terms)
        case All(terms):
            return all(value_of(term, arguments) for term in terms)
        case Broadcast(terms):
            return torch.broadcast_shapes(*((_size(term, arguments),) for term in terms))[0]
        case Join(first, rest):
            return (value_of(first, arguments), *value_of(rest, arguments))
        case First(options):
            for option in options:
                try:
                    return value_of(option, arguments)
                except Ungiven:
                    continue
            raise Ungiven
        case Argument(name) | Size(name) | ShapeSize(name) | Attribute(name) | Length(name) | Tail(name):
            if arguments.get(name) is None:
                raise Ungiven
            return _of_argument(rule, arguments[name], arguments)
    return rule


def _size(rule: Any, arguments: dict[str, Any]) -> int:
    try:
        return value_of(rule, arguments)
    except (Ungiven, IndexError):
        return 1


def _of_argument(rule: Any, value: Any, arguments: dict[str, Any]) -> Any:
    match rule:
        case Argument():
            return value
        case Size(_, dim):
            return value.shape[dim]
        case ShapeSize(_, shape, dim):
            return getattr(value, shape)[dim]
        case Attribute(_, attribute):
            return _attribute(value, attribute)
        case Length():
            return len(value)
        case Tail(_, count):
            own = isinstance(value, Distribution)
            shape = value.batch_shape + value.event_shape if own else value.shape
            return shape[len(shape) - value_of(count, arguments) :]
    raise AssertionError(rule)


def classes(namespace: ModuleType) -> Iterator[tuple[str, type]]:
    for name, value in sorted(vars(namespace).items()):
        if inspect.isclass(value) and issubclass(value, Distribution | pyro_dist.Distribution):
            yield f"{namespace.__name__}.{name}", value


CLASSES = [(n, c, namespace) for namespace in (pyro_dist, torch_dist) for n, c in classes(namespace)]
_BASES = ("Distribution", "TorchDistribution", "ExponentialFamily")
CONCRETE = [pytest.param(*entry, id=entry[0]) for entry in CLASSES if entry[1].__name__ not in _BASES]


# Optional arguments override what the proposal says.
UNDECIDED = {"pyro.distributions.Rejector"}


def _same_support(spelled: Constraint, real: Constraint) -> bool:
    (spelled, dims), (real, real_dims) = flat(spelled), flat(real)
    return (dims, type(spelled), str(spelled)) == (real_dims, type(real), str(real))


def test_the_table_is_what_the_installed_pyro_gives() -> None:
    assert TABLE.read_text(encoding="utf-8") == render()


def test_every_distribution_class_is_in_the_table() -> None:
    found = {name: library.lookup(name) for name, _, _ in CLASSES}
    assert [name for name, info in found.items() if info is None] == []
    kinds = {name: info.kind for name, info in found.items() if info is not None}
    assert {n for n, kind in kinds.items() if kind == "base"} == {
        n for n, cls, _ in CLASSES if cls.__name__ in _BASES
    }


def test_everything_else_that_is_public_is_known_or_makes_no_distribution() -> None:
    unknown = [
        name
        for name, value in vars(pyro_dist).items()
        if callable(value)
        and not name.startswith("_")
        and library.lookup(f"pyro.distributions.{name}") is None
        and library.transform(f"pyro.distributions.{name}") is None
    ]
    assert sorted(f"pyro.distributions.{name}" for name in unknown) == functions()


@pytest.mark.parametrize(("name", "cls", "namespace"), CONCRETE)
def test_a_class_is_found_where_it_is_defined(name: str, cls: type, namespace: ModuleType) -> None:
    info = library.lookup(f"{cls.__module__}.{cls.__qualname__}")
    assert info is library.lookup(name)
    assert info is not None
    assert info.pyro == issubclass(cls, pyro_dist.Distribution) == (namespace is pyro_dist)


@pytest.mark.parametrize(("name", "cls", "namespace"), CONCRETE)
def test_parameters_are_those_of_the_constructor(name: str, cls: type, namespace: ModuleType) -> None:
    info = library.lookup(name)
    assert info is not None
    assert [(p.name, p.kind, p.required) for p in info.parameters] == [
        (
            p.name,
            p.kind.name.lower(),
            p.default is p.empty and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD),
        )
        for p in inspect.signature(cls).parameters.values()
    ]


@pytest.mark.parametrize(("name", "cls", "namespace"), CONCRETE)
def test_facts_hold_for_fresh_instances(name: str, cls: type, namespace: ModuleType) -> None:
    info = library.lookup(name)
    assert info is not None
    for arguments in recipes(cls, namespace, FRESH):
        instance = cls(**arguments)
        if info.event_dim is None:
            assert name in UNDECIDED
        else:
            assert value_of(info.event_dim, arguments) == len(instance.event_shape)
        assert value_of(info.has_rsample, arguments) == instance.has_rsample
        assert value_of(info.has_enumerate_support, arguments) == instance.has_enumerate_support
        if isinstance(info.event_shape, tuple):
            known = [None if rule is None else value_of(rule, arguments) for rule in info.event_shape]
            assert len(known) == len(instance.event_shape)
            assert all(k in (None, size) for k, size in zip(known, instance.event_shape, strict=True))
        elif info.event_shape is not None:
            assert value_of(info.event_shape, arguments) == instance.event_shape
        if info.dtype is not None:
            expected = (
                info.dtype if isinstance(info.dtype, str) else dtype_name(arguments[info.dtype.argument])
            )
            assert dtype_name(instance) in (expected, None)
        if info.enumerate_size is not None:
            assert value_of(info.enumerate_size, arguments) == len(instance.enumerate_support(expand=False))
        _check_support(info, instance, arguments)


def _check_support(info: library.DistributionInfo, instance: Any, arguments: dict[str, Any]) -> None:
    match info.support:
        case None:
            pytest.fail("a support is unknown")
        case ConstraintRule("undefined"):
            with pytest.raises(NotImplementedError):
                _ = instance.support
            return
        case ConstraintRule(kind, operands) if not hasattr(pyro_dist.constraints, kind) or None in operands:
            assert factory_name(type(instance.support)) == kind
        case support:
            assert _same_support(value_of(support, arguments), instance.support)
    assert value_of(info.is_discrete, arguments) == instance.support.is_discrete


@pytest.mark.parametrize(("name", "cls", "namespace"), CONCRETE)
def test_batch_dimensions_are_what_is_left_of_the_event(name: str, cls: type, namespace: ModuleType) -> None:
    info = library.lookup(name)
    assert info is not None
    for arguments in recipes(cls, namespace, FRESH):
        for argument, dims in info.param_event_dims.items():
            value = arguments.get(argument)
            if dims is None or not isinstance(value, torch.Tensor | Distribution):
                continue
            shape = value.shape if isinstance(value, torch.Tensor) else value.batch_shape
            assert value_of(dims, arguments) == len(shape)
            if info.batch_shape == "broadcast":
                wider = value.expand(torch.Size((7, 1, 2)) + shape)
                instance = cls(**{**arguments, argument: wider})
                assert instance.batch_shape == (7, 1, 2)
                assert len(instance.event_shape) == len(cls(**arguments).event_shape)


@pytest.mark.parametrize("name", pyro_dist.transforms.__all__)
def test_transforms(name: str) -> None:
    info = library.transform(f"pyro.distributions.transforms.{name}")
    assert info is not None
    for arguments, made, instance in build(name, getattr(pyro_dist.transforms, name)):
        assert info.module == isinstance(made, torch.nn.Module)
        assert info.conditional == isinstance(made, pyro_dist.ConditionalTransform)
        assert value_of(info.bijective, arguments) == instance.bijective
        for rule, end in ((info.domain_event_dim, "domain"), (info.codomain_event_dim, "codomain")):
            assert rule is None or value_of(rule, arguments) == getattr(instance, end).event_dim


# What a helper makes depends on the function that it is given.
UNDECIDED_TRANSFORMS = {"pyro.distributions.transforms.iterated"}


def test_event_dims_of_transforms_are_known() -> None:
    unknown = {i.name for i in library.transforms() if i.bijective is not None and i.domain_event_dim is None}
    assert unknown == UNDECIDED_TRANSFORMS


@pytest.mark.parametrize("name", pyro_dist.constraints.__all__)
def test_constraints(name: str) -> None:
    info = library.constraint(f"pyro.distributions.constraints.{name}")
    value = getattr(pyro_dist.constraints, name)
    assert info is not None
    if isinstance(value, Constraint) and name != "dependent":
        assert (info.kind, info.event_dim, info.is_discrete) == (
            "constraint",
            value.event_dim,
            value.is_discrete,
        )
    else:
        assert info.kind == {"dependent": "constraint", "Constraint": "base", "is_dependent": "function"}.get(
            name, "factory"
        )


@pytest.mark.parametrize(
    ("name", "fact", "expected"),
    [
        ("pyro.distributions.Bernoulli", "has_enumerate_support", True),
        ("pyro.distributions.Poisson", "has_enumerate_support", False),
        ("pyro.distributions.Delta", "has_rsample", True),
        ("pyro.distributions.Delta", "event_dim", Argument("event_dim")),
        ("pyro.distributions.Unit", "event_dim", 1),
        (
            "pyro.distributions.Uniform",
            "support",
            ConstraintRule("interval", (Argument("low"), Argument("high"))),
        ),
        ("pyro.distributions.Categorical", "event_dim", 0),
        ("torch.distributions.Normal", "pyro", False),
    ],
)
def test_well_known_facts(name: str, fact: str, expected: object) -> None:
    assert getattr(library.lookup(name), fact) == expected


def test_unknown_names_are_not_found() -> None:
    assert library.lookup("numpy.random.normal") is None
    assert library.transform("pyro.distributions.Normal") is None
    assert library.constraint("positive") is None


def test_the_loader_imports_neither_pyro_nor_torch() -> None:
    program = (
        "import sys; from pyroast.library.distributions import lookup; lookup('pyro.distributions.Normal'); "
        "sys.exit(bool({'pyro', 'torch'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
