"""Attributes and their assignment, on instances, classes, library objects and symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroast.facts import Tri, known
from pyroast.interpret import imports, late
from pyroast.interpret.classes import (
    builtin_type,
    class_attribute,
    enum_members,
    has_unknown_base,
    library_bases,
    linearize,
)
from pyroast.interpret.items import forget_elements
from pyroast.library import assignments, distribution_attributes, registry, training
from pyroast.library.tensors import queries
from pyroast.name_languages import may_be_equal
from pyroast.protocol import Arguments
from pyroast.spans import Span
from pyroast.symbolic import Sym, app, fresh
from pyroast.values import (
    OPEN,
    UNBOUND,
    AttributeDict,
    Choice,
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Imported,
    Instance,
    LibraryMethod,
    ListCell,
    Method,
    ModuleCell,
    Object,
    Partial,
    Reference,
    Super,
    Symbol,
    Template,
    Tuple,
    Unbound,
    Value,
    opaque,
    value_of,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter


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
                return _of_class(m, value, name)
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


def _of_class(m: Interpreter, cls: Class, name: str) -> Value:
    """What Python itself knows of a class."""
    match name:
        case "__name__":
            return Constant(cls.name)
        case "__bases__":
            bases = tuple(map(m.select, cls.bases))
            return Tuple(bases or (Reference("builtins.object"),))
        case "__mro__" if all(isinstance(base, Class) for base in linearize(m, cls)):
            return Tuple((*linearize(m, cls), Reference("builtins.object")))
    return Symbol(app("attr", fresh("class"), name))


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
        state: dict[object, Value] = {("str", str(key)): value for key, value in instance.state.items()}
        return m.new(AttributeDict(state, owner=instance))
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
        return _dynamic(m, Method(dynamic, instance), instance, name, span)
    if bases and not has_unknown_base(m, instance.cls):
        if any(registry.samples(base) and not registry.is_module(base) for base in bases):
            return Symbol(app("attr", instance.form, name))
        return Symbol(app("attr", instance.form, name), external=True)
    return Symbol(app("attr", instance.form, name))


def _dynamic(m: Interpreter, method: Method, instance: Instance, name: str, span: Span) -> Value:
    """What `__getattr__` answers; what it asks of itself is not followed, for it may go on without end."""
    if id(instance) in m.answering:
        return Symbol(app("attr", instance.form, name))
    m.answering.add(id(instance))
    try:
        return m.call(method, Arguments([Constant(name)], {}), span)
    finally:
        m.answering.discard(id(instance))


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
    if name in ("__setattr__", "__delattr__") and isinstance(instance, Instance):
        return LibraryMethod(f"builtins.object.{name}", instance)
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


def assign_attribute(m: Interpreter, value: Value, name: str, new: Value) -> None:
    """`value.name = new`, by the `__setattr__` of a class where it has one."""
    if not _hooked(m, value, "__setattr__", name, [new]):
        set_attribute(m, value, name, new)


def delete_attribute(m: Interpreter, value: Value, name: str) -> None:
    """`del value.name`."""
    if not _hooked(m, value, "__delattr__", name, []):
        set_attribute(m, value, name, UNBOUND)


def _hooked(m: Interpreter, value: Value, hook: str, name: str, more: list[Value]) -> bool:
    value = m.select(value)
    method = class_attribute(m, value.cls, hook) if isinstance(value, Instance) else None
    if not isinstance(method, Function):
        return False
    m.call(Method(method, value), Arguments([Constant(name), *more], {}), m.here)
    return True


def set_attribute(m: Interpreter, value: Value, name: str, new: Value) -> None:
    """Set an attribute as `object.__setattr__` does."""
    value = m.select(value)
    match value:
        case Instance() if name == "__dict__":
            _replace_attributes(m, value, m.select(new))
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


def _replace_attributes(m: Interpreter, instance: Instance, new: Value) -> None:
    """`instance.__dict__ = new`."""
    if not isinstance(new, DictCell) or OPEN in new.state:
        set_some_attribute(m, instance, opaque("name"))
    if isinstance(new, DictCell):
        for key, value in list(new.state.items()):
            if key != OPEN:
                write_through(m, instance, key, value)


def write_through(m: Interpreter, owner: Instance, key: object, value: Value) -> None:
    """What a write to the `__dict__` of an instance does to the instance."""
    match key:
        case ("str", str(name)):
            m.write(owner, name, value)
        case _:
            set_some_attribute(m, owner, opaque("name"))


def set_some_attribute(m: Interpreter, value: Value, name: Value) -> None:
    """`setattr(value, name, …)` with a name that is not known: data of all names that it may be are not known any more.

    Functions, modules and other objects that do something are taken to stay: they are set by name.
    """
    value = m.select(value)
    if not isinstance(value, Instance):
        return
    parts = m.site_name(name).parts
    held = {
        key: held
        for base in linearize(m, value.cls)
        if isinstance(base, Class)
        for key, held in base.state.items()
    }
    for key, stored in {**held, **value.state}.items():
        if (
            isinstance(key, str)
            and not key.startswith(("$", "__"))
            and _is_data(stored)
            and may_be_equal((key,), parts)
        ):
            m.write(value, key, opaque(key))


def _is_data(value: Value) -> bool:
    if isinstance(value, Choice):
        return any(_is_data(part) for _, part in value.alternatives)
    return isinstance(value, (Constant, Tuple, ListCell, DictCell, Template, Symbol))


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
