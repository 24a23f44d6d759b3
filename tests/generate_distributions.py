"""Writes the table of distributions from the installed Pyro.

Run `python -m tests.generate_distributions`; with `--check` it compares and writes nothing.

Everything in the table is read from classes and from instances of them. What an argument decides is found
by building each class several times (tests/library/distribution_recipes.py) and comparing
(tests/library/distribution_facts.py).
"""

from __future__ import annotations

import argparse
import inspect
import itertools
import json
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pyro
import pyro.distributions as pyro_dist
import torch
import torch.distributions as torch_dist
from torch.distributions import Distribution, constraints

from tests.library import distribution_facts as facts
from tests.library.distribution_facts import Json, Probe
from tests.library.distribution_recipes import recipes
from tests.library.transform_recipes import build as build_transform

TABLE = Path(__file__).parent.parent / "pyroast" / "library" / "data" / "distributions.json"
BATCH = (4, 9)
_Empty = inspect.Parameter.empty


def names(value: object, *modules: str) -> list[str]:
    """Every qualified name of `value` in `modules` and in the module that defines it, shortest first."""
    home = getattr(value, "__module__", None)
    found = {
        f"{module}.{name}"
        for module in {*modules, *([home] if home in sys.modules else [])}
        for name, other in vars(sys.modules[module]).items()
        if other is value and not name.startswith("_")
    }
    return sorted(found, key=lambda n: (n.count("."), n))


def _default(value: object) -> Json:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_default(part) for part in value]
    return {"repr": repr(value)}


def parameters(function: Any, probes: Sequence[Probe] = ()) -> list[Json]:
    """The parameters of a callable: name, unusual kind, default, and what it holds."""
    table = []
    for parameter in inspect.signature(function).parameters.values():
        entry: dict[str, Json] = {"name": parameter.name}
        if parameter.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD:
            entry["kind"] = parameter.kind.name.lower()
        if parameter.default is not _Empty:
            entry["default"] = _default(parameter.default)
        held = {
            _holds(p.arguments[parameter.name]) for p in probes if p.arguments.get(parameter.name) is not None
        }
        if held:
            entry["holds"] = "|".join(sorted(held))
        table.append(entry)
    return table


def _holds(value: object) -> str:
    match value:
        case Distribution():
            return "distribution"
        case constraints.Constraint():
            return "constraint"
        case torch.distributions.Transform() | [torch.distributions.Transform(), *_]:
            return "transform"
        case torch.Size():
            return "shape"
        case torch.Tensor():
            return "tensor"
        case bool() | int() | float() | str():
            return type(value).__name__
        case torch.nn.Module():
            return "module"
        case _ if callable(value):
            return "callable"
    return type(value).__name__


def _built(cls: type, arguments: dict[str, Any]) -> Any | None:
    try:
        return cls(**arguments)
    except Exception:  # Any refusal is the answer: these arguments do not go together.
        return None


def _batched(value: Any, batch: tuple[int, ...]) -> Any:
    if isinstance(value, torch.Tensor):
        return value.expand(batch + value.shape).clone()
    return value.expand(batch + value.batch_shape)


def _own_dims(cls: type, probe: Probe, name: str) -> int | None:
    """How many rightmost dimensions of an argument belong to one event; None if it takes no batch
    dimensions at all.

    Of an argument that is a distribution, dimensions of its batch_shape are counted.
    """
    value = probe.arguments[name]
    try:
        wider = _batched(value, BATCH)
    except NotImplementedError:
        return None
    instance = _built(cls, {**probe.arguments, name: wider})
    if (
        instance is None
        or instance.batch_shape != BATCH
        or instance.event_shape != probe.instance.event_shape
    ):
        return None
    return value.dim() if isinstance(value, torch.Tensor) else len(value.batch_shape)


def _broadcasts(cls: type, probe: Probe, dims: dict[str, Json]) -> bool:
    """Whether arguments with different batch shapes broadcast against each other."""
    arguments = dict(probe.arguments)
    able = (torch.Tensor, Distribution)
    wide = [n for n, d in dims.items() if d is not None and isinstance(arguments.get(n), able)]
    for i, name in enumerate(wide):
        arguments[name] = _batched(arguments[name], (4, 1) if i % 2 else (9,))
    instance = _built(cls, arguments)
    expected = {0: (), 1: (9,)}.get(len(wide), (4, 9))
    return instance is not None and tuple(instance.batch_shape) == expected


def _one_more(probes: Sequence[Probe]) -> Iterator[Json]:
    return ({"plus": [candidate, 1]} for candidate in facts.counts(probes))


def _together(cls: type, probe: Probe, names: Sequence[str]) -> dict[str, int]:
    """Like `_own_dims` for arguments that must have one batch shape; nothing if they cannot have any."""
    if len(names) < 2 or not all(isinstance(probe.arguments.get(n), torch.Tensor) for n in names):
        return {}
    instance = _built(cls, {**probe.arguments, **{n: _batched(probe.arguments[n], BATCH) for n in names}})
    if (
        instance is None
        or instance.batch_shape != BATCH
        or instance.event_shape != probe.instance.event_shape
    ):
        return {}
    return {n: probe.arguments[n].dim() for n in names}


def _shapes(cls: type, probes: Sequence[Probe]) -> dict[str, Json]:
    event_shapes = [p.instance.event_shape for p in probes]
    event_dims = [getattr(p.instance, "event_dim", len(p.instance.event_shape)) for p in probes]
    event_dim = facts.rule(probes, event_dims, lambda: facts.counts(probes))
    dims: dict[str, Json] = {}
    undecided: set[str] = set()
    for name in {n: None for p in probes for n in p.arguments}:
        having = [p for p in probes if isinstance(p.arguments.get(name), torch.Tensor | Distribution)]
        if having:
            observed = [_own_dims(cls, p, name) for p in having]
            known = [o for o in observed if o is not None]
            if known and known != observed:
                undecided.add(name)
            dims[name] = (
                facts.rule(having, known, lambda h=having: facts.counts(h)) if known == observed else None
            )  # type: ignore[misc]
    batch_shape: Json = None
    alone = [n for n, d in dims.items() if d is None]
    together = [_together(cls, p, alone) for p in probes]
    if all(together):
        for name in alone:
            own = [t[name] for t in together]
            dims[name] = facts.rule(
                probes, own, lambda: itertools.chain(facts.counts(probes), _one_more(probes))
            )
        batch_shape = "equal"
    elif all("batch_shape" in p.arguments for p in probes):
        batch = torch.Size(BATCH)
        if all(
            (d := _built(cls, {**p.arguments, "batch_shape": batch})) and d.batch_shape == batch
            for p in probes
        ):
            batch_shape = {"arg": "batch_shape"}
    elif (
        not undecided
        and all(p.instance.batch_shape == () for p in probes)
        and all(_broadcasts(cls, p, dims) for p in probes)
    ):
        batch_shape = "broadcast"
    return {
        "event_dim": event_dim,
        "event_shape": facts.shape(probes, event_shapes, event_dim),
        "batch_shape": batch_shape,
        "param_event_dims": dims,
    }


def _support(probe: Probe) -> constraints.Constraint | None:
    try:
        support = probe.instance.support
    except NotImplementedError:
        return None
    return support if isinstance(support, constraints.Constraint) else None


def _enumerate_size(probe: Probe) -> int | None:
    try:
        return len(probe.instance.enumerate_support(expand=False))
    except (NotImplementedError, ValueError):
        return None


def _facts(cls: type, probes: Sequence[Probe]) -> dict[str, Json]:
    """What instances of `cls` answer, with the argument that decides it."""
    entry = _shapes(cls, probes)
    entry["dtype"] = facts.dtype(probes)
    supports = [_support(p) for p in probes]
    given = [s for s in supports if s is not None]
    entry["support"] = facts.constraint(probes, given) if len(given) == len(probes) else "undefined"
    entry["is_discrete"] = (
        facts.rule(probes, [s.is_discrete for s in given], lambda: facts.flags(probes, "is_discrete"))
        if len(given) == len(probes)
        else None
    )
    for flag in ("has_rsample", "has_enumerate_support"):
        observed = [getattr(p.instance, flag) for p in probes]
        entry[flag] = facts.rule(probes, observed, lambda f=flag: facts.flags(probes, f))  # type: ignore[misc]
    if entry["has_enumerate_support"] is True:
        numbers = [_enumerate_size(p) for p in probes]
        entry["enumerate_size"] = (
            None if None in numbers else facts.rule(probes, numbers, lambda: facts.sizes(probes))
        )
    constrained = {n: None for p in probes for n in p.instance.arg_constraints}
    entry["arg_constraints"] = {
        name: facts.constraint(probes, [p.instance.arg_constraints[name] for p in probes])
        for name in constrained
    }
    groups = _exclusive(cls, probes)
    if groups:
        entry["exclusive"] = groups
    if changed := _changed(cls, probes, entry["param_event_dims"], groups):
        entry["changed"] = changed
    return entry


def _changed(
    cls: type, probes: Sequence[Probe], dims: dict[str, Json], groups: Sequence[Sequence[str]]
) -> list[str]:
    """Parameters that an instance does not keep as an attribute whose shape is batch_shape and their own event dims."""
    changed: set[str] = set()
    counted = [n for n, d in dims.items() if d is not None]
    for probe, batches in itertools.product(probes, (((4, 1), (9,)), ((9,), (4, 1)))):
        given = [n for n in counted if isinstance(probe.arguments.get(n), torch.Tensor)]
        wider = {n: _batched(probe.arguments[n], batches[i % 2]) for i, n in enumerate(given)}
        instance = _built(cls, {**probe.arguments, **wider})
        if instance is None:
            return sorted(counted)
        for name in counted:
            rivals = [name, *(n for group in groups if name in group for n in group)]
            source = next((n for n in rivals if n in given), None)
            held = getattr(instance, name, None)
            shape = instance.batch_shape + probe.arguments[source].shape if source is not None else None
            if not isinstance(held, torch.Tensor) or held.shape != shape:
                changed.add(name)
    return sorted(changed)


def _exclusive(cls: type, probes: Sequence[Probe]) -> list[list[str]]:
    """Groups of parameters of which exactly one must be given."""
    optional = [n for n, p in inspect.signature(cls).parameters.items() if p.default is None]
    alone = [
        n
        for n in optional
        if any(n in p.arguments for p in probes) and not all(n in p.arguments for p in probes)
    ]
    groups: list[list[str]] = []
    for name in alone:
        for group in groups:
            rivals = [p for p in probes if group[0] in p.arguments]
            given = [p.arguments[name] for p in probes if name in p.arguments]
            if all(_built(cls, {**p.arguments, name: value}) is None for p in rivals for value in given):
                group.append(name)
                break
        else:
            groups.append([name])
    return [g for g in groups if len(g) > 1 and not any(_builds_without(cls, p, g) for p in probes)]


def _builds_without(cls: type, probe: Probe, group: Sequence[str]) -> bool:
    return _built(cls, {k: v for k, v in probe.arguments.items() if k not in group}) is not None


def probes_of(cls: type, namespace: ModuleType) -> list[Probe]:
    """Instances of a distribution class, by every recipe. Raises NotImplementedError if there is none."""
    return [Probe(arguments, cls(**arguments)) for arguments in recipes(cls, namespace)]


_BASES = ("Distribution", "TorchDistribution", "ExponentialFamily")


def _kind(cls: type) -> str:
    if cls.__name__ in _BASES:
        return "base"
    if issubclass(cls, pyro_dist.ConditionalDistribution):
        return "conditional"
    return "distribution" if issubclass(cls, Distribution) else "helper"


def distribution_classes() -> list[tuple[str, type, ModuleType]]:
    """Classes of both namespaces that are, make, or go with distributions; transforms are told apart."""
    transforms = (torch_dist.Transform, torch.nn.Module, pyro_dist.ConditionalTransform)
    return [
        (f"{namespace.__name__}.{name}", value, namespace)
        for namespace in (pyro_dist, torch_dist)
        for name, value in sorted(vars(namespace).items())
        if inspect.isclass(value) and not name.startswith("_") and not issubclass(value, transforms)
    ]


def distribution_table() -> dict[str, Json]:
    """The entry of every distribution class, by its canonical name."""
    classes = distribution_classes()
    canonical = {cls: name for name, cls, _ in reversed(classes)}
    table = {}
    for name, cls, namespace in classes:
        kind = _kind(cls)
        probes = probes_of(cls, namespace) if kind == "distribution" else []
        home = ("pyro.distributions.torch",) if namespace is pyro_dist else ()
        entry: dict[str, Json] = {
            "names": names(cls, namespace.__name__, *home),
            "kind": kind,
            "pyro": namespace is pyro_dist,
            "bases": [canonical[base] for base in cls.__mro__[1:] if base in canonical],
            "parameters": parameters(cls, probes),
        }
        table[name] = {**entry, **(_facts(cls, probes) if probes else {})}
    return table


def transform_table() -> dict[str, Json]:
    """The entry of every transform and of every helper that builds one."""
    home = pyro_dist.transforms
    values = {n: getattr(home, n) for n in home.__all__}
    for n, value in vars(pyro_dist).items():
        if inspect.isclass(value) and issubclass(value, torch.nn.Module | pyro_dist.ConditionalTransform):
            values.setdefault(n, value)
    table = {}
    for name, value in sorted(values.items()):
        canonical = f"{home.__name__ if hasattr(home, name) else pyro_dist.__name__}.{name}"
        made = build_transform(name, value)
        # A helper tells what it makes; the probes of a conditional transform are what it makes for a context.
        probes = [Probe(arguments, transform) for arguments, _, transform in made]
        entry: dict[str, Json] = {
            "names": names(
                value,
                home.__name__,
                "pyro.distributions",
                "torch.distributions",
                "torch.distributions.transforms",
            ),
            "kind": "class"
            if inspect.isclass(value)
            else "function"
            if inspect.isfunction(value)
            else "instance",
            "parameters": parameters(value, probes)
            if inspect.isclass(value) or inspect.isfunction(value)
            else [],
        }
        entry["names"] = sorted({canonical, *entry["names"]}, key=lambda n: (n != canonical, n.count("."), n))
        if made:
            built = type(made[0][1])
            if entry["kind"] != "class":
                entry["builds"] = f"{built.__module__}.{built.__qualname__}"
            entry["conditional"] = isinstance(made[0][1], pyro_dist.ConditionalTransform)
            entry["module"] = isinstance(made[0][1], torch.nn.Module)
            entry["bijective"] = facts.rule(
                probes,
                [p.instance.bijective for p in probes],
                lambda p=probes: facts.flags(p, "bijective"),  # type: ignore[misc]
            )
            for end in ("domain", "codomain"):
                observed = [getattr(p.instance, end) for p in probes]
                entry[end] = facts.constraint(probes, observed)
                entry[f"{end}_event_dim"] = facts.rule(
                    probes,
                    [o.event_dim for o in observed],
                    lambda p=probes, e=end: facts.counts(p, _ENDS[e]),  # type: ignore[misc]
                )
            entry["shape_change"] = _shape_change(probes)
        table[canonical] = entry
    return table


_ENDS = {"domain": ("domain", "codomain"), "codomain": ("codomain", "domain")}


def _shape_change(probes: Sequence[Probe]) -> int | None:
    """What the transform adds to the size of the last dimension; None if that is not all."""
    found = set()
    for probe in probes:
        before = torch.Size((6, 6, 6, 6))
        try:
            after = probe.instance.forward_shape(before)
        except (ValueError, NotImplementedError):
            return None
        found.add(after[-1] - before[-1] if after[:-1] == before[:-1] else None)
    return found.pop() if len(found) == 1 else None


def constraint_table() -> dict[str, Json]:
    """The entry of every public name of pyro.distributions.constraints."""
    table = {}
    home = pyro_dist.constraints
    for name in home.__all__:
        value = getattr(home, name)
        entry: dict[str, Json] = {
            "names": [
                f"{m.__name__}.{name}"
                for m in (home, torch_dist.constraints)
                if getattr(m, name, None) is value
            ]
        }
        if isinstance(value, constraints.Constraint):
            dependent = bool(constraints.is_dependent(value))
            plain = [_operand(part) for part in facts.parts(value) or []]
            entry |= {
                "kind": "constraint",
                "event_dim": None if dependent else value.event_dim,
                "is_discrete": None if dependent else value.is_discrete,
                "expression": {facts.factory_name(type(value)): plain}
                if plain
                else facts.constant_name(value) or name,
                "bounds": [getattr(value, end, None) for end in ("lower_bound", "upper_bound")],
            }
        elif inspect.isclass(value):
            entry |= {
                "kind": "base" if value is constraints.Constraint else "factory",
                "parameters": parameters(value),
                **_factory_facts(name, value),
            }
        else:
            entry |= {"kind": "function", "parameters": parameters(value)}
        table[f"{home.__name__}.{name}"] = entry
    return table


def _operand(part: object) -> Json:
    return facts.constant_name(part) if isinstance(part, constraints.Constraint) else part


def _factory_facts(name: str, factory: Any) -> dict[str, Json]:
    real, whole, simplex = constraints.real, constraints.nonnegative_integer, constraints.simplex
    calls: dict[str, list[tuple[Any, ...]]] = {
        "independent": [(c, n) for c in (real, whole, simplex) for n in (1, 2)],
        "interval": [(0.5, 2.5), (1.5, 3.0)],
        "half_open_interval": [(0.5, 2.5), (1.5, 3.0)],
        "integer_interval": [(0, 3), (1, 5)],
        "greater_than": [(0.5,), (1.5,)],
        "greater_than_eq": [(0.5,), (1.5,)],
        "less_than": [(0.5,), (1.5,)],
        "multinomial": [(3,), (5,)],
        "MixtureSameFamilyConstraint": [(real,), (whole,), (simplex,)],
    }
    parameter_names = list(inspect.signature(factory).parameters)
    probes = [
        Probe(dict(zip(parameter_names, call, strict=False)), factory(*call)) for call in calls.get(name, [])
    ]
    if not probes:
        return {"event_dim": None, "is_discrete": None}
    return {
        "event_dim": facts.rule(probes, [p.instance.event_dim for p in probes], lambda: facts.counts(probes)),
        "is_discrete": facts.rule(
            probes, [p.instance.is_discrete for p in probes], lambda: facts.flags(probes, "is_discrete")
        ),
    }


def functions() -> list[str]:
    """Public functions of pyro.distributions; none of them makes a distribution."""
    return sorted(f"pyro.distributions.{n}" for n, v in vars(pyro_dist).items() if inspect.isfunction(v))


def render() -> str:
    """The whole table as text: sorted, one class a line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = {
            "constraints": constraint_table(),
            "distributions": distribution_table(),
            "transforms": transform_table(),
        }
    versions = {
        "pyro": pyro.__version__,
        "torch": torch.__version__.partition("+")[0],
        "functions": functions(),
    }
    lines = [f'"{key}": {json.dumps(value)}' for key, value in sorted(versions.items())]
    for title, table in tables.items():
        rows = [
            f"{json.dumps(name)}: {json.dumps(entry, sort_keys=True)}"
            for name, entry in sorted(table.items())
        ]
        lines.append(f'"{title}": {{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the table, or compares it (exit code 1 if the installed Pyro differs)."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    text = render()
    if not options.check:
        TABLE.parent.mkdir(parents=True, exist_ok=True)
        TABLE.write_text(text, encoding="utf-8")
        return 0
    if TABLE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TABLE.name} differs from the installed Pyro {pyro.__version__}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
