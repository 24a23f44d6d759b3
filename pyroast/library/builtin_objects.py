"""Library models of the builtins that look at objects and classes: isinstance, getattr, type, super."""

from __future__ import annotations

from collections.abc import Callable

from pyroast.facts import Tri
from pyroast.library.builtins_ import first
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import app
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    OPEN,
    TRUE_VALUE,
    UNBOUND,
    Choice,
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Instance,
    ListCell,
    Method,
    Object,
    Partial,
    Reference,
    Super,
    Symbol,
    Template,
    Tuple,
    Value,
    form_of,
    key_value,
    opaque,
    value_of_condition,
)


@model("builtins.isinstance")
def isinstance_(m: Machine, arguments: Arguments, span: Span) -> Value:
    if len(arguments.args) != 2:
        return opaque("isinstance", external=True)
    return value_of_condition(m.is_instance(arguments.args[0], arguments.args[1]))


@model("builtins.callable")
def callable_(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = first(m, arguments)
    if isinstance(value, (Function, Method, Partial, Handled, Class, Reference)):
        return TRUE_VALUE
    if isinstance(value, (Constant, Tuple, ListCell, DictCell, Distribution, Template)):
        return FALSE_VALUE
    form = form_of(value)
    return (
        Symbol(app("callable", form), True, True) if form is not None else opaque("callable", external=True)
    )


@model("builtins.hasattr")
def hasattr_(m: Machine, arguments: Arguments, span: Span) -> Value:
    value, name = first(m, arguments), m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    if isinstance(name, Constant):
        has = m.has_attribute(value, str(name.value))
        if has is not Tri.UNKNOWN:
            return Constant(has is Tri.YES)
    form = form_of(value)
    if form is not None and isinstance(name, Constant):
        return Symbol(app("hasattr", form, str(name.value)), True, True)
    return opaque("hasattr", external=True, definite=True)


@model("builtins.getattr")
def getattr_(m: Machine, arguments: Arguments, span: Span) -> Value:
    if len(arguments.args) < 2:
        return opaque("attribute")
    return m.lift(
        arguments.args[1], lambda name: _getattr(m, first(m, arguments), name, arguments.args[2:3], span)
    )


def _getattr(m: Machine, value: Value, name: Value, default: list[Value], span: Span) -> Value:
    if not isinstance(name, Constant) or not isinstance(name.value, str):
        return opaque("attribute")
    has = m.has_attribute(value, name.value) if default else Tri.YES
    if has is Tri.NO:
        return m.select(default[0])
    found = name.value
    if has is Tri.UNKNOWN and isinstance(value, Instance):
        present = m.condition(Symbol(app("hasattr", value.form, found), True, True))
        return m.either(present, lambda: m.attribute(value, found, span), lambda: default[0])
    return m.attribute(value, found, span)


@model("builtins.setattr")
def setattr_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`setattr(value, name, new)`."""
    return set_named(m, arguments, m.assign_attribute)


@model("builtins.object.__setattr__")
def setattr_of_object(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`object.__setattr__(value, name, new)`."""
    return set_named(m, arguments, m.set_attribute)


@model("builtins.delattr", "builtins.object.__delattr__")
def delattr_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`delattr(value, name)`."""
    return set_named(m, Arguments([*arguments.args[:2], UNBOUND], {}), m.set_attribute)


def set_named(m: Machine, arguments: Arguments, assign: Callable[[Value, str, Value], None]) -> Value:
    """Set the attribute of an object that a name stands for, whichever it is."""
    if len(arguments.args) < 3:
        return NONE
    owner, given, new = arguments.args[:3]

    def one(name: Value) -> Value:
        if isinstance(name, Constant) and isinstance(name.value, str):
            assign(owner, name.value, new)
        else:
            m.set_some_attribute(owner, name)
        return NONE

    return m.lift(given, one)


@model("builtins.type")
def type_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`type(x)`, or `type(name, bases, namespace)`, which makes a class."""
    if len(arguments.args) == 3:
        name, bases, namespace = arguments.args
        return _made_class(m, name, bases, namespace, span)
    value = first(m, arguments)
    if isinstance(value, Distribution) and value.qualified:
        return Reference(value.qualified)
    return value.cls if isinstance(value, Instance) else opaque("type", external=True, definite=True)


def _made_class(m: Machine, name: Value, bases: Value, namespace: Value, span: Span) -> Value:
    items, members = m.exact_items(bases), m.select(namespace)
    if items is None or not isinstance(members, DictCell) or OPEN in members.state:
        return opaque("type")
    names = [key_value(key) for key in members.state]
    if not all(isinstance(one, Constant) and isinstance(one.value, str) for one in names):
        return opaque("type")
    state = {
        one.value: value for one, value in zip(names, members.state.values()) if isinstance(one, Constant)
    }
    called = m.select(name)
    title = str(called.value) if isinstance(called, Constant) else "type"
    return _with_bases(m, title, items, state, span)


def _with_bases(m: Machine, title: str, bases: list[Value], state: dict[object, Value], span: Span) -> Value:
    """A class for each of the bases that there may be."""
    for place, base in enumerate(bases):
        if isinstance(m.select(base), Choice):
            rest = bases[place + 1 :]
            return m.lift(
                base,
                lambda one, at=place, rest=rest: _with_bases(
                    m, title, [*bases[:at], one, *rest], state, span
                ),  # type: ignore[misc]
            )
    return m.make_class(title, tuple(m.select(base) for base in bases), state, span)


@model("builtins.vars")
def vars_(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = first(m, arguments)
    return value if isinstance(value, Object) else m.attribute(value, "__dict__", span)


@model("builtins.super")
def super_(m: Machine, arguments: Arguments, span: Span) -> Value:
    values = [m.select(value) for value in arguments.args]
    if len(values) == 2 and isinstance(values[0], Class):
        return Super(values[0], values[1])
    return m.implicit_super()


@model("builtins.print", "builtins.open", "builtins.input", "builtins.id", "builtins.dir")
def no_effect(m: Machine, arguments: Arguments, span: Span) -> Value:
    return opaque("result", external=True)


@model("builtins.exec", "builtins.eval", "runpy.run_path", "runpy.run_module")
def run_text(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Code that is text when the program is read: it may do anything."""
    if m.recorders:
        m.open_trace("what exec, eval or runpy runs is not known", span)
    return opaque("result")


@model("builtins.object.__init__", "torch.nn.Module.__init__", "abc.ABC.__init__")
def initialize(m: Machine, arguments: Arguments, span: Span) -> Value:
    return NONE


def _register_kind(name: str) -> None:
    @model(f"builtins.{name}")
    def of_kind(m: Machine, arguments: Arguments, span: Span) -> Value:
        """`prior = staticmethod(make_prior)` in the body of a class: another function object with the same code."""
        given = m.select(arguments.get(0, "function", NONE) or NONE)
        if not isinstance(given, Function) or len(arguments.args) != 1 or arguments.keywords:
            return opaque(name, external=True)
        kind = name.removesuffix("method")
        return m.new(
            Function(
                dict(given.state),
                definition=given.definition,
                scope=given.scope,
                defaults=given.defaults,
                name=given.name,
                kind=kind,
            )
        )


for _name in ("staticmethod", "classmethod", "property"):
    _register_kind(_name)
