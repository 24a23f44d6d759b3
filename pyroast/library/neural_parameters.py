"""The names and shapes of the parameters of a module, and calls with others in their place (torch.nn.Module, torch.func)."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.library.distribution_values import Transform
from pyroast.library.neural import ABSENT, KINDS, Module, attribute, class_of
from pyroast.library.registry import model
from pyroast.library.training import REGISTERED, WEIGHTED, is_module, is_parameter, reach
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import Shape, same_shape
from pyroast.spans import Span
from pyroast.values import (
    NONE,
    Cell,
    Choice,
    Class,
    Constant,
    DictCell,
    Instance,
    Iterate,
    ListCell,
    Object,
    Reference,
    Symbol,
    Tuple,
    Value,
    opaque,
)

PLAIN_BASES = frozenset({"torch.nn.Module", "pyro.nn.PyroModule", "builtins.object", "abc.ABC"})
"""Classes of libraries that register no parameters themselves."""

UNTOLD = ("Norm", "Attention", "Transformer", "WithLoss")
"""Parts of the names of classes that may hold parameters, of which KINDS does not tell which."""


class _NotKnown(Exception):
    """The parameters of some part cannot be told."""


@model("torch.nn.Module.named_parameters", "pyro.nn.PyroModule.named_parameters")
def named_parameters(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`module.named_parameters()`: a module's own parameters before those of its parts, each in order of registration."""
    module = arguments.args[0]
    reach(m, module)
    if len(arguments.args) > 1 or arguments.keywords or not arguments.complete:
        return opaque("parts", external=True)
    try:
        found = list(_parameters(m, m.select(module), "", set(), span))
    except _NotKnown:
        return opaque("parts", external=True)
    pairs = tuple(Tuple((Constant(name), value)) for name, value in found)
    if not pairs:
        return Tuple(())
    return Iterate(
        len(pairs),
        lambda index: pairs[index] if isinstance(index, int) else opaque("parameter", external=True),
        exact=pairs,
    )


@model("torch.func.functional_call", "torch.nn.utils.stateless.functional_call")
def functional_call(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`functional_call(module, weights, args)` gives what the module gives, where the weights have the shapes of its own."""
    module = m.select(arguments.get(0, "module", NONE) or NONE)
    weights = m.select(arguments.get(1, "parameter_and_buffer_dicts", NONE) or NONE)
    given = m.select(arguments.get(2, "args", NONE) or NONE)
    reach(m, module, all_held=True)
    if arguments.complete and set(arguments.keywords) <= {"module", "parameter_and_buffer_dicts", "args"}:
        items = m.exact_items(given) if isinstance(given, Tuple) else [given]
        if items is not None and isinstance(weights, DictCell) and _fit(m, module, weights, span):
            return m.call(module, Arguments(list(items), {}), span)
    if m.recorders and m.may_sample(module):
        m.open_trace("functional_call is handed a module that may sample", span)
    return opaque("torch.func.functional_call", external=True, definite=True)


def _fit(m: Machine, module: Value, weights: DictCell, span: Span) -> bool:
    """Whether all weights are known to be parameters of the module, each of the same shape."""
    names = m.exact_items(weights)
    try:
        own = {name: _shape(value) for name, value in _parameters(m, module, "", set(), span)}
    except _NotKnown:
        return False
    for name in map(m.select, names or []):
        shape = own.get(str(name.value)) if isinstance(name, Constant) else None
        other = _shape(m.select(m.item(weights, name, span)))
        if shape is None or other is None or same_shape(shape, other) is not Tri.YES:
            return False
    return names is not None


def _shape(value: Value) -> Shape | None:
    return value.shape if isinstance(value, Symbol) else None


def _parameters(
    m: Machine, module: Value, prefix: str, seen: set[int], span: Span
) -> Iterator[tuple[str, Value]]:
    if id(module) in seen:  # torch names what is shared once only
        raise _NotKnown
    seen.add(id(module))
    members = list(_members(m, module))
    for name, value in members:
        if is_parameter(value):
            yield prefix + name, value
    if isinstance(module, Object) and class_of(module) in KINDS:
        yield from ((prefix + name, value) for name, value in _weights(m, module, span))
    for name, value in members:
        if isinstance(value, Cell):
            yield from _parameters(m, value, f"{prefix}{name}.", seen, span)


def _members(m: Machine, module: Value) -> list[tuple[str, Value]]:
    """The parameters and modules that a module registers, by their names."""
    match module:
        case ListCell(state=state):
            items = m.select(state["items"])
            if not isinstance(items, Tuple):
                raise _NotKnown
            given = [(str(index), m.select(item)) for index, item in enumerate(items.items)]
        case Instance(cls=cls, state=state) if _is_plain(m, cls):
            given = _attributes(m, state)
        case Object(type="torch.nn.Sequential", state=state) if isinstance(
            m.select(state["$modules"]), Tuple
        ):
            given = _attributes(m, state)
        case Object(state=state) if class_of(module) in KINDS and not _attributes(m, state):
            return []
        case _:
            raise _NotKnown
    return [(name, value) for name, value in given if _is_registered(m, value)]


def _attributes(m: Machine, state: dict[object, Value]) -> list[tuple[str, Value]]:
    if "$delegate" in state or "$parametrized" in state:
        raise _NotKnown
    if not all(isinstance(key, str) for key in state):
        raise _NotKnown
    return [(str(key), m.select(value)) for key, value in state.items() if not str(key).startswith("$")]


def _is_plain(m: Machine, cls: Class) -> bool:
    bases = [m.select(base) for base in cls.bases]
    return all(
        _is_plain(m, base)
        if isinstance(base, Class)
        else isinstance(base, Reference) and base.name in PLAIN_BASES
        for base in bases
    )


def _is_registered(m: Machine, value: Value) -> bool:
    """Whether torch registers a value that becomes an attribute; raises _NotKnown where it may or may not."""
    match value:
        case Symbol(tensor=tensor):
            if not tensor and not is_parameter(value):
                raise _NotKnown
            return is_parameter(value)
        case Choice() | Transform():
            raise _NotKnown
        case ListCell(state=state):
            return REGISTERED in state
        case DictCell(state=state):  # an nn.ModuleDict looks like any other
            if any(not isinstance(part, (Constant, Tuple)) for part in state.values()):
                raise _NotKnown
            return False
        case Object(type="pyro.nn.PyroParam" | "pyro.nn.PyroSample"):
            raise _NotKnown
        case Instance() | Object():
            return is_module(m, value)
        case _:
            return False


def _weights(m: Machine, module: Object, span: Span) -> Iterator[tuple[str, Value]]:
    """The weights of a layer of torch."""
    name, kind = class_of(module), KINDS[class_of(module)]
    if kind.parameters is None:
        short = name.rpartition(".")[2]
        if short in WEIGHTED or any(part in short for part in UNTOLD):
            raise _NotKnown
        return
    for weight, shape in kind.parameters(Module(m, module, span)).items():
        if shape is None:
            raise _NotKnown
        if shape != ABSENT:
            yield weight, attribute(m, module, weight, span)
