"""Classes of the project: their order of resolution, what they inherit, and tests of types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroast import conditions
from pyroast.conditions import FALSE, TRUE, Condition
from pyroast.facts import Tri
from pyroast.library import distributions, kinds, registry
from pyroast.symbolic import fresh
from pyroast.values import (
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Instance,
    Iterate,
    ListCell,
    Object,
    Reference,
    Symbol,
    Template,
    Tuple,
    Unbound,
    Value,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter
    from pyroast.interpret.machine import Activation


def linearize(m: Interpreter, cls: Class) -> list[Value]:
    """The method resolution order, C3 where it exists; library bases appear as references or symbols."""
    known = m.orders.get(id(cls))
    if known is None:
        m.orders[id(cls)] = (cls, [cls])  # a class that derives from itself ends here
        known = m.orders[id(cls)] = (cls, _merge_orders(m, cls))
    return known[1]


def _merge_orders(m: Interpreter, cls: Class) -> list[Value]:
    """C3 over the orders of the bases, in the order of the bases where C3 fails."""
    if len(cls.bases) == 1:  # the usual case, in time that grows with the depth alone
        only = m.select(cls.bases[0])
        if isinstance(only, Class) and only is not cls:
            above = linearize(m, only)
            return [cls, *above] if cls not in above else [cls, *(item for item in above if item is not cls)]
    sequences: list[list[Value]] = []
    for base in cls.bases:
        base = m.select(base)
        sequences.append(linearize(m, base) if isinstance(base, Class) else [base])
    sequences.append([m.select(base) for base in cls.bases])
    order: list[Value] = [cls]
    while sequences := [sequence for sequence in sequences if sequence]:
        for sequence in sequences:
            head = sequence[0]
            if not any(_holds(other[1:], head) for other in sequences):
                break
        else:
            head = sequences[0][0]
        order.append(head)
        sequences = [
            [item for item in sequence if item is not head and item != head] for sequence in sequences
        ]
    return order


def _holds(sequence: list[Value], value: Value) -> bool:
    return any(item is value or item == value for item in sequence)


def class_attribute(m: Interpreter, cls: Class, name: str) -> Value | None:
    """An attribute of a class or its bases of the project; None if there is none."""
    for base in linearize(m, cls):
        if isinstance(base, Class) and name in base.state and not isinstance(base.state[name], Unbound):
            return base.state[name]
    return None


def enum_members(m: Interpreter, cls: Class) -> list[Instance] | None:
    """The members of an Enum class in order; None for any other class."""
    if not any(
        base in ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag") for base in library_bases(m, cls)
    ):
        return None
    stored = cls.state.get("$members")
    if not isinstance(stored, Tuple):
        members: list[Value] = []
        for name, found in list(cls.state.items()):
            if (
                isinstance(name, str)
                and not name.startswith(("_", "$"))
                and not isinstance(found, (Function, Object))
            ):
                member = Instance(
                    {"name": Constant(name), "value": found}, cls=cls, form=fresh("member", cls.name, name)
                )
                members.append(m.new(member))
        stored = Tuple(tuple(members))
        m.write(cls, "$members", stored)
    return [member for member in stored.items if isinstance(member, Instance)]


def library_bases(m: Interpreter, cls: Class) -> list[str]:
    """The qualified names of the library classes that a class derives from."""
    return [
        name
        for base in linearize(m, cls)
        if isinstance(base, Reference)
        for name in base.name.rstrip("]").split("[")
    ]


def own_instance(activation: Activation) -> Instance | None:
    """The instance whose method is running."""
    function = activation.function
    if function is None or function.owner is None or not function.definition.params:
        return None
    first = activation.scope.state.get(function.definition.params[0].name)
    return first if isinstance(first, Instance) else None


def infers(m: Interpreter, cls: Class) -> bool:
    """Whether a class of the program is an inference algorithm, by one of Pyro's that it derives from."""
    return any(
        base.startswith("pyro.infer.") and base.rpartition(".")[2] in ("SVI", "TracePosterior")
        for base in library_bases(m, cls)
    )


def has_unknown_base(m: Interpreter, cls: Class) -> bool:
    """Whether a base class is not known, so that it may define anything."""
    return any(not isinstance(base, (Class, Reference)) for base in linearize(m, cls))


# Tests of types


def builtin_type(value: Value) -> str:
    """The qualified name of the builtin type of a value, under which its methods are modelled."""
    match value:
        case Constant(value=str()) | Template():
            return "builtins.str"
        case Constant(value=constant):
            return f"builtins.{type(constant).__name__}"
        case Tuple():
            return "builtins.tuple"
        case ListCell(kind=kind):
            return f"builtins.{kind}"
        case DictCell():
            return "builtins.dict"
        case Iterate():
            return "builtins.iterator"
        case _:
            return "builtins.object"


def is_instance(m: Interpreter, value: Value, cls: Value) -> Condition:
    """When `isinstance(value, cls)` holds."""
    cls = m.select(cls)
    if isinstance(cls, Tuple):
        result = FALSE
        for one in cls.items:
            result = conditions.either(result, is_instance(m, value, one))
        return result
    result = FALSE
    for condition, part in m.alternatives(value):
        result = conditions.either(result, conditions.both(condition, _is_instance(m, part, cls)))
    return result


def _is_distribution(value: Distribution, name: str) -> Condition:
    """When a distribution is an instance of a library class."""
    own, asked = distributions.lookup(value.qualified), distributions.lookup(name)
    if value.name != value.qualified.rpartition(".")[2] or own is None:
        return conditions.unknown("isinstance")
    if asked is None:
        return FALSE if ".distributions." not in name else conditions.unknown("isinstance")
    return TRUE if asked.name == own.name or asked.name in own.bases else FALSE


def _is_module(value: Object) -> bool:
    return value.type.startswith("torch.nn.") or value.type == "pyro.nn.PyroModule"


METACLASSES = ("builtins.type", "builtins.object", "collections.abc.Callable", "typing.Callable")
"""What every class is an instance of."""

PLAIN_BASES = ("torch.nn.", "builtins.", "abc.", "typing.")
"""Where library classes come from that do not derive from PyroModule."""


def _is_instance(m: Interpreter, value: Value, cls: Value) -> Condition:
    if isinstance(value, Instance):
        if isinstance(cls, Class):
            return TRUE if any(base is cls for base in linearize(m, value.cls)) else FALSE
        if isinstance(cls, Reference):
            bases = library_bases(m, value.cls)
            if cls.name in bases:
                return TRUE
            if cls.name == "torch.nn.Module" and any(
                base.startswith(("torch.nn.", "pyro.nn.")) for base in bases
            ):
                return TRUE
            known = not has_unknown_base(m, value.cls) and not library_bases(m, value.cls)
            if cls.name == "pyro.nn.PyroModule" and not has_unknown_base(m, value.cls):
                known = all(base.startswith(PLAIN_BASES) for base in bases)
            return FALSE if known else conditions.literal(("isinstance", value.form, cls.name))
    if isinstance(value, Class) or (isinstance(value, Reference) and registry.is_class_name(value.name)):
        return TRUE if isinstance(cls, Reference) and cls.name in METACLASSES else FALSE
    if isinstance(cls, Reference) and cls.name.startswith("builtins."):
        short = cls.name.removeprefix("builtins.")
        if not isinstance(value, (Symbol, Instance, Object, Reference)):
            actual = builtin_type(value).removeprefix("builtins.")
            return TRUE if actual == short or (actual == "bool" and short == "int") else FALSE
        if isinstance(value, Symbol) and value.tensor:
            return FALSE
    if isinstance(cls, Reference) and isinstance(value, Object):
        kind = kinds.is_instance(value.type, cls.name)
        if kind is not Tri.UNKNOWN:
            return TRUE if kind is Tri.YES else FALSE
    if isinstance(cls, Reference) and isinstance(value, Object) and _is_module(value):
        if cls.name in (value.type, "torch.nn.Module"):
            return TRUE
    if isinstance(value, Distribution) and isinstance(cls, Reference):
        return _is_distribution(value, cls.name)
    if isinstance(cls, Reference) and isinstance(value, Symbol):
        if value.tensor:
            return TRUE if cls.name == "torch.Tensor" else FALSE
        return conditions.literal(("isinstance", value.form, cls.name))
    if isinstance(cls, Reference) and isinstance(value, (Constant, Template, Tuple, ListCell, DictCell)):
        return FALSE
    return conditions.unknown("isinstance")
