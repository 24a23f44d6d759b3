"""Attributes that methods other than `__init__` set: what they hold when another method reads them first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyroast import conditions, ir
from pyroast.conditions import TRUE
from pyroast.interpret.machine import NO_LIMIT, ProgramEnds, TooLarge
from pyroast.protocol import Arguments
from pyroast.symbolic import Form, Sym, app, atoms
from pyroast.values import (
    NONE,
    UNBOUND,
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Instance,
    ListCell,
    Method,
    Object,
    Partial,
    Reference,
    Symbol,
    Tuple,
    Value,
    form_of,
    hashable,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_SETTERS = 4
SETTER_BUDGET = 20_000

CHANGING = frozenset(
    {
        "append",
        "extend",
        "insert",
        "add",
        "update",
        "setdefault",
        "pop",
        "remove",
        "clear",
        "discard",
        "popitem",
        "sort",
    }
)


def _is_usual(default: Value) -> bool:
    """Whether a default is what is meant to be used: a loss, a class or a function of the program, something of Pyro."""
    match default:
        case Reference(name=name):
            return name.startswith("pyro.")
        case Object(type=name):
            return name.startswith("pyro.")
        case Class() | Function() | Instance() | Method() | Partial() | Distribution():
            return True
        case _:
            return False


def own_arguments(function: Function, skip: int = 0) -> Arguments:
    """One symbol for each parameter of a function that no one calls, known by the function and its name.

    A parameter whose default is a class, a function or an object such as a loss keeps it: there the default is what is
    meant to be used.
    """
    result = Arguments([], {})
    for param in function.definition.params[skip:]:
        default = function.defaults.get(param.name)
        form = Sym(("named", param.name, function.file, function.span))
        value: Value = Symbol(form, definite=default != NONE)
        if default is not None and _is_usual(default):
            value = default
        if param.kind in ("posonly", "pos"):
            result.args.append(value)
        elif param.kind == "kwonly":
            result.keywords[param.name] = value
        elif function.name == "__init__" and _handed_to_a_base(function.definition, param.name):
            pass  # what is handed through to a base is left at its defaults
        elif param.kind == "vararg":
            result.star = Symbol(form)
        else:
            result.star_star = Symbol(form)
    return result


def _handed_to_a_base(definition: ir.FunctionDef | ir.Lambda, name: str) -> bool:
    """Whether `*name` or `**name` goes on to the constructors of base classes and nowhere else."""
    pending: list[object] = (
        list(definition.body) if isinstance(definition, ir.FunctionDef) else [definition.body]
    )
    while pending:
        node = pending.pop()
        match node:
            case ir.Name(id=found) if found == name:
                return False
            case ir.Call(func=ir.Attr(name="__init__"), args=args):
                given = [arg.value for arg in args if arg.star]
                pending.extend(
                    value for value in given if not (isinstance(value, ir.Name) and value.id == name)
                )
                pending.extend(arg.value for arg in args if not arg.star)
            case _:
                pending.extend(node if isinstance(node, tuple) else ir.children(node))
    return True


def changed_attributes(m: Interpreter, definition: ir.FunctionDef) -> set[str]:
    """The attributes of its first parameter that a method assigns or changes in place."""
    known = m.changed_attributes.get(definition)
    if known is None:
        known = m.changed_attributes[definition] = set(_changes(definition))
    return known


def _changes(definition: ir.FunctionDef) -> Iterator[str]:
    own = definition.params[0].name

    def attributes(node: object) -> Iterator[str]:
        match node:
            case ir.Attr(value=ir.Name(id=name), name=attribute_name) if name == own:
                yield attribute_name
            case ir.Subscript(value=inner) | ir.Starred(value=inner):
                yield from attributes(inner)
            case ir.Sequence(items=items):
                for item in items:
                    yield from attributes(item)

    for node in ir.nodes(definition.body):
        if type(node) not in MAY_CHANGE:  # most nodes: asking the patterns takes longer
            continue
        targets: tuple[object, ...] = ()
        match node:
            case ir.With():
                targets = tuple(item.target for item in node.items)
            case ir.Assign(targets=several) | ir.Delete(targets=several):
                targets = several
            case ir.AugAssign(target=target) | ir.AnnAssign(target=target) | ir.For(target=target):
                targets = (target,)
            case ir.Call(func=ir.Attr(value=receiver, name=method)) if method in CHANGING:
                targets = (receiver,)
            case ir.Call(
                func=ir.Name(id="setattr"), args=(owner, ir.Arg(value=ir.Const(value=str(name))), _)
            ):
                if isinstance(owner.value, ir.Name) and owner.value.id == own:
                    yield name
        for place in targets:
            yield from attributes(place)


MAY_CHANGE = frozenset({ir.With, ir.Assign, ir.Delete, ir.AugAssign, ir.AnnAssign, ir.For, ir.Call})
"""The nodes that `_changes` looks at."""


def _setters(m: Interpreter, instance: Instance) -> Iterator[tuple[Function, set[str]]]:
    """The methods of an instance save `__init__`, each with the attributes that it or one that it overrides changes."""
    from pyroast.interpret.classes import linearize

    methods: dict[object, Function] = {}
    changed: dict[object, set[str]] = {}
    for base in linearize(m, instance.cls):
        for name, method in list(base.state.items()) if isinstance(base, Class) else ():
            if name == "__init__" or not isinstance(method, Function):
                continue
            if isinstance(method.definition, ir.FunctionDef) and method.definition.params:
                methods.setdefault(name, method)
                changed[name] = changed.get(name, set()) | changed_attributes(m, method.definition)
    for name, method in methods.items():
        yield method, changed[name]


def forget_changing(m: Interpreter, instance: Instance) -> None:
    """Attributes that other methods change hold anything by the time a method is called from outside."""
    m.outside.add(id(instance))
    m.outside_symbols.update(atoms(instance.form))
    for _, attributes in _setters(m, instance):
        for changed in sorted(attributes):
            stored = instance.state.get(changed)
            if isinstance(stored, (Constant, ListCell, DictCell, Tuple)):
                form = app("attr", instance.form, changed)
                if stored == NONE:
                    m.forgotten[form] = instance
                m.write(instance, changed, Symbol(form))


def remembered(m: Interpreter, instance: Instance, name: str, stored: Symbol) -> Value:
    """An attribute that is None after `__init__`: still None, or what another method makes of it."""
    form = stored.form
    if m.forgotten.get(form) is not instance:
        return stored
    made = [value for value in _set_values(m, instance, name) if value != NONE]
    if not made:
        return stored
    m.forgotten.pop(form, None)
    empty = m.is_none(stored)
    value = m.join(empty, NONE, _one_of(m, form, made))
    m.put(instance, name, value)
    return value


def may_be_set(m: Interpreter, instance: Instance, name: str) -> bool:
    """Whether an instance that comes from outside may have been given an attribute by one of its methods."""
    return id(instance) in m.outside and any(name in attributes for _, attributes in _setters(m, instance))


def late_attribute(m: Interpreter, instance: Instance, name: str) -> Value | None:
    """What other methods set an attribute to that `__init__` does not set; None if they do not, or not yet."""
    if id(instance) in m.unmade:
        return None
    made = _set_values(m, instance, name)
    return _one_of(m, app("attr", instance.form, name), made) if made else None


def _one_of(m: Interpreter, form: Form, values: list[Value]) -> Value:
    """One of several values, and it depends on `form` which one."""
    if len(values) == 1:
        return values[0]
    parts = [(conditions.literal(("eq", form, f"${place}")), value) for place, value in enumerate(values[1:])]
    rest = TRUE
    for condition, _ in parts:
        rest = conditions.both(rest, conditions.negate(condition))
    return m.combine([(rest, values[0]), *parts])


def _set_values(m: Interpreter, instance: Instance, name: str) -> list[Value]:
    """The values that the methods of an instance give an attribute, each once."""
    found: dict[object, Value] = {}
    own = app("attr", instance.form, name)
    setters = 0
    for method, attributes in _setters(m, instance):
        if method.kind != "function" or name not in attributes:
            continue
        setters += 1
        if setters > MAX_SETTERS:
            return []
        value = _run(m, instance, method).get(name)
        for _, part in m.alternatives(value) if value is not None else ():
            if form_of(part) != own:
                found.setdefault(hashable(part), part)
    return list(found.values())


def _run(m: Interpreter, instance: Instance, method: Function) -> dict[object, Value]:
    """The attributes that a method sets when it is called from outside; all else that it does is undone."""
    key = id(instance), id(method)
    known = m.late.get(key)
    if known is not None:
        return known
    m.late[key] = {}
    saved = (m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying, m.steps, m.budget, m.limit, m.here)
    stacks = (m.handlers, m.recorders, m.activations, m.loops, m.dims, m.try_paths, m.resume)
    m.path, m.assumed, m.dry, m.unrolled, m.trying = TRUE, (), 1, 1, 0
    m.steps, m.budget, m.limit = 0, min(m.budget, SETTER_BUDGET), NO_LIMIT
    m.handlers, m.recorders, m.activations, m.loops, m.dims, m.try_paths = [], [], [], [], [], []
    m.resume, stored, traces = None, m.stored, len(m.explicit_traces)
    m.stored = dict(stored)
    mark = m.births
    outer = m.record()
    try:
        m.call(Method(method, instance), own_arguments(method, skip=1), method.span)
    except (ProgramEnds, TooLarge, RecursionError, MemoryError):
        pass  # what it has set so far is all that is known
    finally:
        written = m.rewind(outer, keep_after=mark)
        m.stored = stored
        del m.explicit_traces[traces:]
        m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying, m.steps, m.budget, m.limit, m.here = saved
        m.handlers, m.recorders, m.activations, m.loops, m.dims, m.try_paths, m.resume = stacks
    made: dict[object, Value] = {
        name: value
        for cell, name, value in written.values()
        if cell is instance and isinstance(name, str) and value != UNBOUND
    }
    m.late[key] = made
    return made
