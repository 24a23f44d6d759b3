"""Inference calls that stand in a file and that its interpretation never came to, so that nothing is known of their pairs."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast import ir
from pyroast.finding import Unknown
from pyroast.library import registry
from pyroast.spans import Span

# The classes that take a model and a guide, with the position of the guide.
_CLASSES = {"SVI": 1, "CSIS": 1, "Predictive": 2}
_INFER = "pyro.infer"


def unreached(path: str, module: ir.Module, reached: frozenset[Span]) -> Iterator[Unknown]:
    """The calls of classes of `pyro.infer` with a model and a guide whose spans are not among those reached."""
    if module.callees.isdisjoint(_CLASSES):
        return
    nodes = list(ir.nodes(module.body))
    names = dict(name for node in nodes for name in _imported(node))
    for node in nodes:
        if isinstance(node, ir.Call) and node.span not in reached:
            name = _called(node, names)
            if name in _CLASSES and _has_guide(node, _CLASSES[name]):
                yield Unknown(
                    f"no run of the program comes to this {name}, as far as is known", path, node.span
                )


def _imported(node: object) -> Iterator[tuple[str, str]]:
    """The names that an import binds, each with what it stands for."""
    if isinstance(node, ir.Import):
        for dotted, alias in node.names:
            yield (alias, dotted) if alias else (dotted.partition(".")[0], dotted.partition(".")[0])
    elif isinstance(node, ir.ImportFrom) and not node.level:
        for name, alias in node.names or [(name, None) for name in _CLASSES]:
            yield alias or name, f"{node.module}.{name}"


def _called(call: ir.Call, names: dict[str, str]) -> str:
    """The class of `pyro.infer` that is called, or ""."""
    attributes: list[str] = []
    func = call.func
    while isinstance(func, ir.Attr):
        attributes.insert(0, func.name)
        func = func.value
    if not isinstance(func, ir.Name) or func.id not in names:
        return ""
    package, _, name = registry.canonical(".".join([names[func.id], *attributes])).rpartition(".")
    return name if package == _INFER else ""


def _has_guide(call: ir.Call, position: int) -> bool:
    guide = next((each.value for each in call.args if each.keyword == "guide"), None)
    plain = [each.value for each in call.args if not each.keyword and not each.star]
    if guide is None and len(plain) > position:
        guide = plain[position]
    return guide is not None and not (isinstance(guide, ir.Const) and guide.value is None)
