"""Attributes, items and their assignment, on instances, classes, library objects and symbols."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyroast import conditions
from pyroast.conditions import FALSE, TRUE, Condition
from pyroast.facts import Tri, known
from pyroast.interpret import expressions, imports, late
from pyroast.library import assignments, distribution_attributes, distributions, kinds, registry, training
from pyroast.library.tensors import indexing, queries, versions
from pyroast.protocol import Arguments
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.symbolic import Sym, app, atoms, fresh
from pyroast.values import (
    OPEN,
    UNBOUND,
    Cell,
    Choice,
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Imported,
    Instance,
    Iterate,
    LibraryMethod,
    ListCell,
    Method,
    ModuleCell,
    Object,
    Partial,
    Reference,
    Scope,
    Super,
    Symbol,
    Template,
    Tuple,
    Unbound,
    Value,
    bound,
    form_of,
    hashable,
    key_value,
    opaque,
    value_of,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter
    from pyroast.interpret.machine import Activation


def attribute(m: Interpreter, value: Value, name: str, span: Span) -> Value:
    """`value.name` for a value that is no choice."""
    match value:
        case Reference(name=qualified):
            return _reference_attribute(m, qualified, name)
        case Instance():
            return _instance_attribute(m, value, name, span)
        case Class():
            found = class_attribute(m, value, name)
            if found is None:
                return (
                    Constant(value.name) if name == "__name__" else Symbol(app("attr", fresh("class"), name))
                )
            if isinstance(found, Function) and found.kind == "class":
                return Method(found, value)
            for member in enum_members(m, value) or ():
                if member.state["name"] == Constant(name):
                    return member
            return m.select(found)
        case Super(owner=owner, instance=instance):
            return _super_attribute(m, owner, instance, name)
        case ModuleCell(name=module):
            inside = imports.attribute(m, value, name)
            return inside if inside is not None else Symbol(Sym(("import", module, name)), definite=True)
        case Imported():
            return attribute(m, imports.resolve(m, value), name, span)
        case Object():
            return _object_attribute(m, value, name, span)
        case Symbol():
            return _symbol_attribute(m, value, name)
        case Distribution():
            return _distribution_attribute(m, value, name)
        case Function():
            stored = value.state.get(name)
            if stored is not None:
                return m.select(stored)
            if name in ("__name__", "__qualname__"):
                return Constant(value.name)
            if value.kind == "property" and name in ("setter", "deleter", "getter"):
                return LibraryMethod(f"property.{name}", value)
            return opaque("function attribute", external=True)
        case Partial(function=function):
            return function if name == "func" else opaque("partial attribute", external=True)
        case Handled(handler=handler):
            return LibraryMethod(f"{handler.type}.{name}", value)
        case Method(function=function, instance=instance):
            return instance if name == "__self__" else attribute(m, function, name, span)
        case Tuple(items=items) if queries.NAMED_PARTS.get(name, len(items)) < len(items):
            return m.select(items[queries.NAMED_PARTS[name]])
        case _:
            return LibraryMethod(f"{builtin_type(value)}.{name}", value)


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


def _reference_attribute(m: Interpreter, qualified: str, name: str) -> Value:
    if qualified.startswith("builtins.") and qualified.count(".") == 1 and name in ("fromkeys", "maketrans"):
        return Reference(f"{qualified}.{name}")
    full = registry.canonical(f"{qualified}.{name}")
    known = registry.value(full)
    return known if known is not None else Reference(full)


def _object_attribute(m: Interpreter, value: Object, name: str, span: Span) -> Value:
    stored = value.state.get(name)
    if stored is not None and not isinstance(stored, Unbound):
        return read_descriptor(m, m.select(stored), value, name, span)
    qualified = f"{value.type}.{name}"
    getter = registry.find(f"{qualified}.__get__")
    if getter is not None:
        return getter(m, Arguments([value], {}), span)
    dynamic = registry.find(f"{value.type}.__getattr__")
    if dynamic is not None and registry.find(qualified) is None:
        return dynamic(m, Arguments([value, Constant(name)], {}), span)
    return LibraryMethod(qualified, value)


def _symbol_attribute(m: Interpreter, value: Symbol, name: str) -> Value:
    m.assume_not_none(value)
    version = m.symbol_writes.state.get((value.form, name))
    if version is not None:
        return m.select(version)
    if value.tensor:
        if name == "data":
            m.training.detach(value)
        made = queries.attribute(value, name)
        return made if made is not None else LibraryMethod(f"torch.Tensor.{name}", value)
    if registry.is_tensor_method(name):
        return LibraryMethod(f"torch.Tensor.{name}", value)
    return Symbol(app("attr", value.form, name), external=value.external, definite=name == "shape")


def _distribution_attribute(m: Interpreter, value: Distribution, name: str) -> Value:
    match name:
        case "event_dim" if value.event_dim is not None:
            return Constant(value.event_dim)
        case "batch_shape" if value.batch_shape is not None:
            return Tuple(tuple(value_of(dim) for dim in value.batch_shape))
        case "event_shape" if value.event_shape is not None:
            return Tuple(tuple(value_of(dim) for dim in value.event_shape))
        case "base_dist" if value.base is not None:
            return value.base
        case "has_rsample" if value.has_rsample is not None:
            return Constant(value.has_rsample)
        case "has_enumerate_support" if value.has_enumerate is not None:
            return Constant(value.has_enumerate)
    known = distribution_attributes.attribute(m, value, name)
    if known is not None:
        return known
    argument = value.argument(name)
    if argument is not None:
        return argument
    method = f"pyro.distributions.Distribution.{name}"
    if registry.find(method) is not None:
        return LibraryMethod(method, value)
    if name in ("mean", "variance", "stddev", "support", "mode", "event_shape", "batch_shape"):
        return opaque(name, external=True, definite=True, tensor=name in ("mean", "variance", "stddev"))
    return LibraryMethod(f"pyro.distributions.Distribution.{name}", value)


# Classes


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


def _instance_attribute(m: Interpreter, instance: Instance, name: str, span: Span) -> Value:
    stored = instance.state.get(name)
    if isinstance(stored, Symbol) and m.forgotten:
        stored = late.remembered(m, instance, name, stored)
    if stored is not None and not isinstance(stored, Unbound):
        return read_descriptor(m, m.select(stored), instance, name, span)
    found = class_attribute(m, instance.cls, name)
    if found is not None:
        return m.lift(found, lambda one: bind_attribute(m, one, instance, name, span))
    if name == "__class__":
        return instance.cls
    if name == "__dict__":
        cell = DictCell({("str", str(key)): value for key, value in instance.state.items()})
        return m.new(cell)
    bases = library_bases(m, instance.cls)
    for base in bases:
        if registry.find(f"{base}.{name}") is not None:
            return LibraryMethod(f"{base}.{name}", instance)
    general = f"torch.nn.Module.{name}"
    if registry.find(general) is not None and any(map(registry.is_module, bases)):
        return LibraryMethod(general, instance)
    delegate = instance.state.get("$delegate")
    if delegate is not None:
        return m.attribute(delegate, name, span)
    made = late.late_attribute(m, instance, name)
    if made is not None:
        return m.lift(made, lambda one: read_descriptor(m, one, instance, name, span))
    dynamic = class_attribute(m, instance.cls, "__getattr__")
    if isinstance(dynamic, Function):
        return m.call(Method(dynamic, instance), Arguments([Constant(name)], {}), span)
    if bases and not has_unknown_base(m, instance.cls):
        if any(registry.samples(base) and not registry.is_module(base) for base in bases):
            return Symbol(app("attr", instance.form, name))
        return Symbol(app("attr", instance.form, name), external=True)
    return Symbol(app("attr", instance.form, name))


def read_descriptor(m: Interpreter, value: Value, owner: Value, name: str, span: Span) -> Value:
    """What reading a stored attribute gives: PyroSample and PyroParam act when they are read."""
    if isinstance(value, Object) and value.type == "pyro.nn.PyroSample":
        return m.library("pyro.nn.PyroSample.__get__", Arguments([value, owner, Constant(name)], {}), span)
    if isinstance(value, Object) and value.type == "pyro.nn.PyroParam":
        return m.library("pyro.nn.PyroParam.__get__", Arguments([value, owner, Constant(name)], {}), span)
    if (
        _is_parameter(value)
        and isinstance(owner, Instance)
        and "pyro.nn.PyroModule" in library_bases(m, owner.cls)
    ):
        return m.library("pyro.nn.PyroParam.__get__", Arguments([value, owner, Constant(name)], {}), span)
    training.read(m, owner, value)
    return value


def _is_parameter(value: Value) -> bool:
    return (
        isinstance(value, Symbol) and isinstance(value.form, Sym) and value.form.origin[0] == "nn.Parameter"
    )


def bind_attribute(m: Interpreter, found: Value, instance: Value, name: str, span: Span) -> Value:
    """What a class attribute becomes when it is read from an instance."""
    match found:
        case Function(kind="property"):
            return m.call(found, Arguments([instance], {}), span)
        case Function(kind="static"):
            return found
        case Function(kind="class"):
            return Method(found, instance.cls if isinstance(instance, Instance) else instance)
        case Function():
            return Method(found, instance)
        case Handled(handler=handler, function=function):
            return Handled(handler, bind_attribute(m, function, instance, name, span))
        case Object(type="pyro.nn.PyroSample" | "pyro.nn.PyroParam"):
            return read_descriptor(m, found, instance, name, span)
        case Object(type="functools.partialmethod", state=state):
            made = m.select(state["partial"])
            if isinstance(made, Partial):
                return Partial(
                    bind_attribute(m, made.function, instance, name, span), made.args, made.keywords
                )
            return opaque("partialmethod")
        case _:
            return m.select(found)


def implicit_super(m: Interpreter) -> Value:
    """`super()` without arguments: the class around the running method, and its first argument."""
    for activation in reversed(m.activations):
        function = activation.function
        if function is not None and function.owner is not None:
            params = function.definition.params
            first = activation.scope.state.get(params[0].name) if params else None
            if first is not None:
                return Super(function.owner, m.select(first))
    return opaque("super")


def _super_attribute(m: Interpreter, owner: Class, instance: Value, name: str) -> Value:
    cls = (
        instance.cls if isinstance(instance, Instance) else instance if isinstance(instance, Class) else owner
    )
    order = linearize(m, cls)
    delegate = instance.state.get("$delegate") if isinstance(instance, Instance) else None
    start = next((index for index, base in enumerate(order) if base is owner), -1)
    for base in order[start + 1 :]:
        if isinstance(base, Class) and name in base.state:
            return m.lift(base.state[name], lambda one: bind_attribute(m, one, instance, name, m.here))
        if isinstance(base, Reference) and registry.find(f"{base.name}.{name}") is not None:
            return LibraryMethod(f"{base.name}.{name}", instance)
        if isinstance(delegate, Object) and isinstance(base, Reference) and name in ("forward", "__call__"):
            return LibraryMethod(f"{delegate.type}.__call__", delegate)
        if isinstance(base, Reference) and name == "__init__" and registry.find(base.name) is not None:
            return LibraryMethod(f"{base.name}.__init__", instance)
        if isinstance(base, Symbol) and not base.external:
            return Symbol(app("attr", base.form, name))
    return Symbol(app("attr", fresh("super"), name), external=True)


def has_attribute(m: Interpreter, value: Value, name: str) -> Tri:
    """Whether a value has an attribute of that name."""
    value = m.select(value)
    if isinstance(value, Object) and value.type == "types.SimpleNamespace":
        stored = value.state.get(name)
        return Tri.UNKNOWN if isinstance(stored, Choice) else known(stored is not None and stored != UNBOUND)
    if not isinstance(value, Instance):
        return Tri.UNKNOWN
    stored = value.state.get(name)
    if stored is not None and not isinstance(stored, (Choice, Unbound)):
        return Tri.YES
    if class_attribute(m, value.cls, name) is not None:
        return Tri.YES
    closed = stored is None and not has_unknown_base(m, value.cls) and not library_bases(m, value.cls)
    closed = closed and not late.may_be_set(m, value, name)
    return Tri.NO if closed else Tri.UNKNOWN


def set_attribute(m: Interpreter, value: Value, name: str, new: Value) -> None:
    """`value.name = new`."""
    value = m.select(value)
    match value:
        case Instance(cls=cls):
            assignments.check_assignment(m, value, name, m.select(new))
            setter = class_attribute(m, cls, name)
            if isinstance(setter, Function) and setter.kind == "property" and setter.definition is not None:
                writer = setter.state.get("$setter")
                if isinstance(writer, Function):
                    m.call(writer, Arguments([value, new], {}), m.here)
                if writer is not None or not setter.state.get("$cached"):
                    return
            m.write(value, name, new)
            name_submodule(m, value, name, new)
        case Object(type="pyro.nn.PyroModule" | "torch.nn.Sequential"):
            m.write(value, name, new)
            name_submodule(m, value, name, new)
        case Class() | Object() | Function():
            if isinstance(value, Object):
                assignments.check_assignment(m, value, name, m.select(new))
            m.write(value, name, new)
        case ModuleCell(scope=scope):
            m.write(scope, name, new)
        case Symbol(form=form):
            m.write(m.symbol_writes, (form, name), new)
            training.reach(m, new, all_held=True)
            if name in ("data", "$elements", "$shape"):
                forget_elements(m, value, shape=name == "$shape")
        case _:
            pass


CONTAINERS = ("torch.nn.ModuleList", "torch.nn.Sequential", "torch.nn.ModuleDict")
MODULES = ("pyro.nn.PyroModule", "torch.nn.Sequential")


def name_submodule(m: Interpreter, parent: Instance | Object, name: str, child: Value) -> None:
    """Give a submodule its full name, and those below it theirs (`PyroModule._pyro_set_supermodule`)."""
    child = m.select(child)
    if isinstance(parent, Instance) and "pyro.nn.PyroModule" not in library_bases(m, parent.cls):
        return
    if isinstance(child, ListCell):
        for index, part in enumerate(m.exact_items(child) or []):
            name_submodule(m, parent, f"{name}.{index}", part)
        return
    if not isinstance(child, (Instance, Object)) or child is parent:
        return
    if isinstance(child, DictCell):
        for key, part in child.state.items():
            if isinstance(key, tuple) and len(key) == 2:
                name_submodule(m, parent, f"{name}.{key[1]}", part)
        return
    if isinstance(child, Object) and child.type not in MODULES:
        return
    if isinstance(child, Instance) and "pyro.nn.PyroModule" not in library_bases(m, child.cls):
        return
    prefix = parent.state.get("$name")
    full = Constant(name) if prefix is None else m.concatenate([prefix, Constant(f".{name}")])
    if child.state.get("$name") == full:
        return
    m.write(child, "$name", full)
    for attribute_name, value in list(child.state.items()):
        if isinstance(attribute_name, str) and not attribute_name.startswith("$"):
            name_submodule(m, child, attribute_name, value)


# Items


MAX_ENTRIES = 12
"""How many entries of a container are told apart where the key is not known."""


def item(m: Interpreter, value: Value, index: Value, span: Span) -> Value:
    """`value[index]` for values that are no choices."""
    if indexing.is_slice(index):
        return _slice(m, value, index)
    match value, index:
        case (Tuple() | ListCell(), Constant(value=int(position))):
            items = m.exact_items(value)
            if items is not None and -len(items) <= position < len(items):
                return m.select(items[position])
            if isinstance(value, ListCell) and isinstance(m.select(value.state["items"]), Iterate):
                return m.iterate(value, span).element(position)
        case ListCell(), Symbol(form=form, tensor=False):
            elements = m.iterate(value, span)
            if elements.exact is None:
                return elements.element(form)
            if elements.exact and len(elements.exact) <= MAX_ENTRIES and value.kind != "set":
                return _unknown_key(m, index, _numbered(elements.exact))
        case Tuple(items=items), Symbol() if 0 < len(items) <= MAX_ENTRIES:
            return _unknown_key(m, index, _numbered(items))
        case DictCell(), _:
            return _dict_item(m, value, index)
        case Constant(value=str(text)), Constant(value=int(position)) if -len(text) <= position < len(text):
            return Constant(text[position])
        case Iterate(), _:
            position_form = form_of(index)
            return value.element(position_form) if position_form is not None else opaque("element")
        case Instance(), _:
            method = m.attribute(value, "__getitem__", span)
            if isinstance(method, Method):
                return m.call(method, Arguments([index], {}), span)
            missing = class_attribute(m, value.cls, "__missing__")
            if missing is not None and m.may_sample(missing):
                m.open_trace("__missing__ samples where a key is absent", span)
        case Reference(name="pyro.nn.PyroModule"), Reference(name=wrapped) if wrapped in CONTAINERS:
            return index
        case Reference(name="pyro.nn.PyroModule"), Class():
            return index
        case Reference(name="pyro.nn.PyroModule" as name), Reference(name=wrapped):
            full = f"{name}[{wrapped}]"
            return Reference(full if registry.find(full) is not None else name)
        case Reference(name=name), _:
            return Reference(name)
        case Object(), _:
            return m.library(f"{value.type}.__getitem__", Arguments([value, index], {}), span)
        case Symbol(), _:
            m.assume_not_none(value)
            return indexing.item(m, value, index)
    container, key = form_of(value), form_of(index)
    if container is not None and key is not None:
        return Symbol(app("item", container, key))
    return opaque("item")


def _unknown_key(m: Interpreter, index: Value, entries: list[tuple[Value | None, Value]]) -> Value:
    """What is found under a key that is not known: one of the entries, and the key decides which one."""
    first = entries[0][1]
    if all(item == first for _, item in entries[1:]):
        return m.select(first)
    form = form_of(index)
    found: list[tuple[Condition, Value]] = []
    for key, item in entries:
        if form is None or not isinstance(key, Constant):
            found.append((conditions.unknown("key"), item))
        else:
            found.append((expressions.compare_values(m, "==", index, key), item))
    return m.combine(found)


def _numbered(items: Sequence[Value]) -> list[tuple[Value | None, Value]]:
    return [(Constant(place), item) for place, item in enumerate(items)]


def _slice(m: Interpreter, value: Value, index: Value) -> Value:
    bounds = [part.value for part in index.items[1:] if isinstance(part, Constant)]  # type: ignore[union-attr]
    if isinstance(value, Symbol):
        return indexing.item(m, value, index)
    if len(bounds) == 3 and bounds[2] != 0:
        if isinstance(value, Constant) and isinstance(value.value, (str, bytes)):
            return Constant(value.value[_python_slice(bounds)])
        items = m.exact_items(value)
        if items is not None:
            chosen = Tuple(tuple(items[_python_slice(bounds)]))
            return chosen if isinstance(value, Tuple) else m.new(ListCell({"items": chosen}))
    return opaque("slice", definite=True)


def _python_slice(bounds: list[object]) -> slice:
    return slice(*(bound if isinstance(bound, int) else None for bound in bounds))


def _dict_item(m: Interpreter, value: DictCell, index: Value) -> Value:
    key = hashable(index)
    if key not in value.state and not m.all_imported and imports.is_registry(m, value):
        imports.run_all(m)
    if key in value.state and m.decide(bound(value.state[key])) is not Tri.NO:
        return m.select(value.state[key])
    stored = [(key_value(name), item) for name, item in value.state.items() if name != OPEN]
    if OPEN not in value.state and isinstance(index, Constant):
        m.raise_here("KeyError")
    if OPEN not in value.state and stored and not isinstance(index, Constant):
        return _unknown_key(m, index, stored) if len(stored) <= MAX_ENTRIES else opaque("item")
    if OPEN in value.state:
        source = form_of(value.state[OPEN])
        form = form_of(index)
        if source is not None and isinstance(index, Constant):
            return Symbol(app("item", source, index.value))
        if source is not None and form is not None:
            return Symbol(app("item", source, form))
    return opaque("item")


def set_item(m: Interpreter, value: Value, index: Value, new: Value) -> None:
    """`value[index] = new`."""
    match value:
        case DictCell():
            key = hashable(index)
            m.write(value, key, new)
        case ListCell():
            items = m.exact_items(value)
            if items is not None and isinstance(index, Constant) and isinstance(index.value, int):
                if -len(items) <= index.value < len(items):
                    items[index.value] = new
                    m.write(value, "items", Tuple(tuple(items)))
            else:
                m.write(value, "items", opaque("list contents"))
        case Object():
            m.library(f"{value.type}.__setitem__", Arguments([value, index, new], {}), m.here)
        case Instance():
            method = m.attribute(value, "__setitem__", m.here)
            if isinstance(method, Method):
                m.call(method, Arguments([index, new], {}), m.here)
        case Symbol(tensor=True):
            forget_elements(m, value)
        case _:
            pass


def forget_elements(m: Interpreter, value: Symbol, shape: bool = False) -> None:
    """After a tensor is changed in place, drop what names in reach know of its elements, or of its shape.

    Knowing less is right on every path, so the names do not count as written: loops and branches need not join them.
    """
    for base in versions.bases(value.form):
        m.write(m.symbol_writes, (base, versions.CHANGED), versions.new_version())
    changed = set(atoms(value.form))
    scopes: list[Scope] = [m.scope, *(activation.scope for activation in m.activations)]
    cells: dict[int, Cell] = {}
    for scope in scopes:
        inner: Scope | None = scope
        while inner is not None and id(inner) not in cells:
            cells[id(inner)] = inner
            inner = inner.parent
    for cell in list(cells.values()):
        for held in cell.state.values():
            if isinstance(held, (Instance, ListCell, DictCell)):
                cells[id(held)] = held
    for cell in cells.values():
        for name, held in list(cell.state.items()):
            if not isinstance(held, Symbol) or not held.tensor or changed.isdisjoint(atoms(held.form)):
                continue
            if shape and held.form == value.form:
                cell.state[name] = replace(held, support=None, shape=None)
            elif held.support is not None:
                cell.state[name] = replace(held, support=None)


def delete_item(m: Interpreter, value: Value, index: Value) -> None:
    """`del value[index]`."""
    if isinstance(value, DictCell):
        if hashable(index) in value.state:
            m.write(value, hashable(index), UNBOUND)
    elif isinstance(value, ListCell):
        m.write(value, "items", opaque("list contents"))


def update_dict(m: Interpreter, cell: DictCell, other: Value) -> None:
    """`cell.update(other)`."""
    if isinstance(other, DictCell):
        for key, stored in other.state.items():
            m.write(cell, key, stored)
        return
    items = m.exact_items(other)
    pairs = [m.exact_items(entry) for entry in items] if items is not None else [None]
    if all(pair is not None and len(pair) == 2 for pair in pairs):
        for pair in pairs:
            m.write(cell, hashable(pair[0]), pair[1])  # type: ignore[index]  # pairs of two
    else:
        form = form_of(other)
        m.write(cell, OPEN, Symbol(form) if form is not None else opaque("dict"))


def extend_in_place(m: Interpreter, current: Value, value: Value) -> bool:
    """`current += value` for a list."""
    if not isinstance(current, ListCell):
        return False
    items, more = m.exact_items(current), m.exact_items(value)
    known = items is not None and more is not None and len(items) + len(more) <= 4096
    m.write(current, "items", Tuple((*items, *more)) if known else opaque("list contents"))  # type: ignore[misc]
    return True


# Types


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


def star_source(value: Value) -> Value:
    """What an iterable that is unpacked with `*` is known by."""
    if isinstance(value, ListCell):
        return value.state["items"]
    return value
