"""Library models of Python's builtins: counting, iterating, text and numbers."""

from __future__ import annotations

import math
from functools import reduce

from pyroast.conditions import describe
from pyroast.library.elements import any_element
from pyroast.library.growing import reordered
from pyroast.library.registry import find, model
from pyroast.library.tensors import contents
from pyroast.library.tensors.arithmetic import operator_result
from pyroast.library.tensors.numbers import MATH
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import App, Form, Poly, Sym, add, app, multiply, order, scale, subtract
from pyroast.texts import format_value
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    OPEN,
    TRUE_VALUE,
    Cell,
    Choice,
    Constant,
    DictCell,
    Instance,
    Iterate,
    ListCell,
    Method,
    Object,
    Symbol,
    Tuple,
    Value,
    distinct,
    form_of,
    opaque,
    small,
    value_of,
    value_of_condition,
)


def first(m: Machine, arguments: Arguments) -> Value:
    """The first argument."""
    return m.select(arguments.args[0]) if arguments.args else opaque("argument")


@model("builtins.len")
def len_(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = first(m, arguments)
    items = m.exact_items(value)
    if items is not None:
        return Constant(len(items))
    match value:
        case Constant(value=str(text)):
            return Constant(len(text))
        case Symbol(shape=shape) if shape:
            return value_of(shape[0])
        case Symbol(form=form):
            return Symbol(app("len", form), external=True, definite=True)
        case ListCell() | Iterate():
            return value_of(m.iterate(value, span).count)
        case Object(type=kind) if find(f"{kind}.__len__") is not None:
            return m.library(f"{kind}.__len__", Arguments([value], {}), span)
        case Instance(form=form):
            method = m.attribute(value, "__len__", span)
            if isinstance(method, Method):
                return m.call(method, Arguments([], {}), span)
            return Symbol(app("len", form), external=True, definite=True)
        case _:
            return opaque("length", external=True, definite=True)


@model("builtins.range")
def range_(m: Machine, arguments: Arguments, span: Span) -> Value:
    given = (m.select(value) for value in arguments.args[:3])
    values = [contents.number(m, value) or value for value in given]
    if not values:
        return m.iterate(opaque("range", external=True, definite=True), span)
    forms: list[Form] = []
    for value in values:
        form = _chosen_form(value) if isinstance(value, Choice) else form_of(value)
        forms.append(form if form is not None else opaque("bound").form)
    start, stop, step = (
        (0, forms[0], 1) if len(forms) == 1 else (*forms[:2], forms[2] if len(forms) > 2 else 1)
    )
    if not forms or not isinstance(step, int) or step == 0:
        return Iterate(opaque("rounds").form, lambda index: Symbol(app("range item", index)))
    if isinstance(start, int) and isinstance(stop, int):
        return Iterate(len(range(start, stop, step)), lambda index: value_of(add(start, scale(index, step))))
    span_size = subtract(stop, start)
    count = span_size if step == 1 else scale(span_size, -1) if step == -1 else app("rounds", span_size, step)
    return Iterate(count, lambda index: value_of(add(start, scale(index, step))))


def _chosen_form(value: Choice) -> Form | None:
    """What stands for one of several numbers: the same for the same ones under the same conditions."""
    parts: list[object] = []
    for condition, part in value.alternatives:
        form = form_of(part)
        if form is None:
            return None
        parts += [describe(condition), form]
    return app("one of", *parts)


@model("builtins.enumerate")
def enumerate_(m: Machine, arguments: Arguments, span: Span) -> Value:
    inner = m.iterate(first(m, arguments), span)
    begin = form_of(m.select(arguments.get(1, "start", Constant(0)) or NONE)) or 0

    def element(index: Form) -> Value:
        return Tuple((value_of(add(begin, index)), inner.element(index)))

    return Iterate(inner.count, element, inner.handler, once=_pass_over(m, [first(m, arguments)]))


def _pass_over(m: Machine, sources: list[Value]) -> Cell:
    """The mark of an iterator; it tells whether a generator is behind it, which runs only as far as it is asked."""
    lazy = any(isinstance(source, Object) and source.type == "contextlib.lazy" for source in sources)
    return m.new(Cell({"lazy": TRUE_VALUE} if lazy else {}))


@model("builtins.zip")
def zip_(m: Machine, arguments: Arguments, span: Span) -> Value:
    parts = [m.iterate(m.select(value), span) for value in arguments.args]
    if not parts or arguments.star is not None:
        return opaque("zip", definite=True)
    counts: list[Form] = []
    for part in parts:
        if part.count not in counts:
            counts.append(part.count)
    count = counts[0]
    if len(counts) > 1:
        smallest = [
            c
            for c in counts
            if all((order(c, other) or 0) <= 0 and order(c, other) is not None for other in counts)
        ]
        count = smallest[0] if smallest else app("min", *sorted(counts, key=repr))
    handler = next((part.handler for part in parts if part.handler is not None), None)
    return Iterate(
        count,
        lambda index: Tuple(tuple(part.element(index) for part in parts)),
        handler,
        once=m.new(Cell({})),
    )


@model("builtins.reversed")
def reversed_(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = first(m, arguments)
    items = m.exact_items(value)
    if items is not None:
        return Tuple(tuple(reversed(items)))
    inner = m.iterate(value, span)
    return Iterate(
        inner.count, lambda index: inner.element(subtract(subtract(inner.count, 1), index)), inner.handler
    )


@model("builtins.sorted")
def sorted_(m: Machine, arguments: Arguments, span: Span) -> Value:
    items = m.exact_items(first(m, arguments))
    made = sorted_items(items, arguments) if items is not None else None
    if made is not None:
        return m.new(ListCell({"items": Tuple(tuple(made))}))
    if items is not None and len(items) <= 1:
        return m.new(ListCell({"items": Tuple(tuple(items))}))
    given = first(m, arguments)
    mixed = reordered(m, given) if isinstance(given, (ListCell, Tuple, Iterate)) and not m.recorders else None
    if mixed is not None:
        return m.new(ListCell({"items": mixed}))
    form = form_of(given)
    return Symbol(app("sorted", form), definite=True) if form is not None else opaque("sorted", definite=True)


def sorted_items(items: list[Value], arguments: Arguments) -> list[Value] | None:
    """Known constants in order; None where a key, or the order, is not known."""
    reverse = arguments.keywords.get("reverse", FALSE_VALUE)
    if "key" in arguments.keywords or not isinstance(reverse, Constant):
        return None
    if not all(isinstance(item, Constant) for item in items):
        return None
    try:
        return sorted(items, key=lambda item: item.value, reverse=bool(reverse.value))  # type: ignore[union-attr,return-value,arg-type]
    except TypeError:
        return None


@model("builtins.list")
def list_(m: Machine, arguments: Arguments, span: Span) -> Value:
    if not arguments.args:
        return m.new(ListCell({"items": Tuple(())}))
    value = first(m, arguments)
    if isinstance(value, Choice):
        return m.lift(value, lambda one: list_(m, Arguments([one], {}), span))
    items = m.exact_items(value)
    contents: Value = Tuple(tuple(items)) if items is not None else m.iterate(value, span)
    return m.new(ListCell({"items": contents}))


@model("builtins.set", "builtins.frozenset")
def set_(m: Machine, arguments: Arguments, span: Span) -> Value:
    items = m.exact_items(first(m, arguments)) if arguments.args else []
    members = distinct(items) if items is not None else None
    contents: Value = Tuple(tuple(members)) if members is not None else opaque("set contents")
    return m.new(ListCell({"items": contents}, kind="set"))


@model("builtins.tuple")
def tuple_(m: Machine, arguments: Arguments, span: Span) -> Value:
    items = m.exact_items(first(m, arguments)) if arguments.args else []
    return Tuple(tuple(items)) if items is not None else m.iterate(first(m, arguments), span)


@model("builtins.dict")
def dict_(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = DictCell({})
    m.new(cell)
    if arguments.args:
        m.update_dict(cell, arguments.args[0])
    for name, value in arguments.keywords.items():
        cell.state[("str", name)] = value
    if arguments.star_star is not None:
        cell.state[OPEN] = arguments.star_star
    return cell


@model("builtins.map")
def map_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`map` runs its function only when it is iterated."""
    if not arguments.complete or len(arguments.args) < 2:
        return opaque("map", definite=True)
    return m.new(Object({"arguments": Tuple(tuple(arguments.args))}, type="builtins.map", span=span))


@model("builtins.map.__iter__")
def iterate_map(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The results of the function on each round."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    stored = cell.state.get("results")
    if isinstance(stored, Iterate):
        return stored
    function, *sources = m.exact_items(cell.state["arguments"]) or []
    parts = [m.iterate(m.select(source), span) for source in sources]
    if all(isinstance(part.count, int) for part in parts):
        rounds = min(part.count for part in parts if isinstance(part.count, int))
        if rounds <= 64:
            results = tuple(
                m.call(function, Arguments([part.element(index) for part in parts], {}), span)
                for index in range(rounds)
            )
            made = Iterate(rounds, lambda index: results[index] if isinstance(index, int) else opaque("element"),
                           exact=results, once=m.new(Cell({})))  # fmt: skip
            m.write(cell, "results", made)
            return made
    if m.may_sample(function):
        m.open_trace("map(...) over rounds that are not known", span)
    return m.iterate(opaque("map", definite=True), span)


@model("builtins.filter", "builtins.iter")
def same_kind(m: Machine, arguments: Arguments, span: Span) -> Value:
    return first(m, arguments) if len(arguments.args) == 1 else opaque("filter", definite=True)


@model("builtins.next")
def next_(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = first(m, arguments)
    if isinstance(value, Object) and value.type == "contextlib.lazy" and m.recorders:
        m.open_trace("next(...) of a generator that may sample", span)
        return opaque("next")
    items = m.exact_items(value)
    if items:
        return items[0]
    return opaque("next", external=isinstance(value, Symbol) and value.external)


@model("builtins.str", "builtins.repr", "builtins.format")
def str_(m: Machine, arguments: Arguments, span: Span) -> Value:
    if not arguments.args:
        return Constant("")
    spec = arguments.args[1] if len(arguments.args) > 1 else NONE
    return m.lift(arguments.args[0], lambda one: format_value(one, "", m.select(spec)))


@model("builtins.str", "builtins.repr")
def repr_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`str(x)`; that of a tensor shows `tensor(0)`, where formatting shows its number (`torch.Tensor.__format__`)."""
    if len(arguments.args) != 1:
        return str_(m, arguments, span)
    return m.lift(
        arguments.args[0],
        lambda one: format_value(one, "r" if isinstance(one, Symbol) and one.tensor else ""),
    )


def constant_value(made: object) -> Value:
    """A constant, or a tuple of constants, as a value."""
    return Tuple(tuple(map(constant_value, made))) if isinstance(made, tuple) else Constant(made)


GIVE_NUMBERS = frozenset({"int", "float", "ord", "hash"})
"""Builtins that give a number, whatever they are given."""


def _constant_function(name: str, function: object, module: str = "builtins") -> None:
    kind = "number" if module == "math" or name in GIVE_NUMBERS else name

    @model(f"{module}.{name}")
    def call(m: Machine, arguments: Arguments, span: Span) -> Value:
        values = [m.select(value) for value in arguments.args]
        constants = [value.value for value in values if isinstance(value, Constant)]
        heavy = name in ("pow", "factorial", "comb") and any(
            isinstance(one, int) and abs(one) > 200 for one in constants
        )
        if heavy or not all(map(small, constants)):
            return opaque(kind, external=True, definite=True)
        if values and len(constants) == len(values) and not arguments.keywords:
            try:
                return constant_value(function(*(value.value for value in values)))  # type: ignore[operator,union-attr]
            except Exception:  # the program itself raises here
                return opaque(kind, external=True, definite=True)
        if name == "bool" and values:
            return value_of_condition(m.condition(values[0]))
        if name in ("int", "float") and len(values) == 1:
            held = contents.number(m, values[0])
            if held is not None:
                return call(m, Arguments([held], {}), span)
        if name == "int" and len(values) == 1 and isinstance(values[0], Symbol):
            return Symbol(
                app("int", values[0].form) if not _integral(values[0].form) else values[0].form, True, True
            )
        if values and isinstance(values[0], Symbol) and values[0].tensor and name in ("abs", "round", "pow"):
            return m.library(f"torch.Tensor.{name}", arguments, span)
        if len(values) == 1 and isinstance(values[0], Symbol) and values[0].tensor and module == "math":
            return opaque(kind, external=True, definite=True)
        if len(values) == 1 and isinstance(values[0], Symbol):
            return Symbol(app(name, values[0].form), True, True)
        forms = [form_of(value) for value in values]
        if forms and None not in forms and len(forms) > 1:
            return Symbol(app(name, *forms), True, True)
        return opaque(kind, external=True, definite=True)


def _integral(form: Form) -> bool:
    """Whether a form is an integer by construction, so that `int` keeps it."""
    match form:
        case int():
            return True
        case Poly(terms=terms, constant=int()):
            return all(isinstance(n, int) and all(map(_integral, atoms)) for atoms, n in terms)
        case App(op="len" | "numel" | "dim"):
            return True
        case App(op="item", args=(App(op="attr", args=(_, "shape")), int())):
            return True
        case Sym(origin=("size" | "index" | "loop" | "rounds", *_)):
            return True
        case _:
            return False


for _name, _function in {
    "int": int, "float": float, "bool": bool, "abs": abs, "round": round, "ord": ord, "chr": chr, "divmod": divmod,
    "pow": pow, "bin": bin, "hex": hex, "complex": complex, "hash": hash,
}.items():  # fmt: skip
    _constant_function(_name, _function)


for _name in MATH:
    _constant_function(_name, getattr(math, _name), "math")


def _reduction(name: str, function: object) -> None:
    @model(f"builtins.{name}")
    def reduce(m: Machine, arguments: Arguments, span: Span) -> Value:
        values = [m.select(value) for value in arguments.args]
        early = name in ("any", "all") and values and isinstance(values[0], Object)
        if early and m.recorders:
            m.open_trace(f"{name}(...) may stop early", span)
            return opaque(name, external=True, definite=True)
        if len(values) == 1 and isinstance(values[0], Symbol) and values[0].tensor and name in ("any", "all"):
            return Symbol(app(name, values[0].form), True, True)
        if name == "sum" and values and any(map(_is_tensor, m.exact_items(values[0]) or [])):
            return _sum_of_tensors(m, (m.exact_items(values[0]) or []) + values[1:])
        if len(values) == 1 or name == "sum":
            items = m.exact_items(values[0]) if values else None
            if items is None:
                rounds = m.select(values[0]) if values else NONE
                tensors = isinstance(rounds, Iterate) and _is_tensor(any_element(m, rounds))
                return opaque(name, external=True, definite=True, tensor=name == "sum" and tensors)
            values = [m.select(item) for item in items] + values[1:]
        if all(isinstance(value, Constant) for value in values) and not arguments.keywords:
            try:
                return Constant(function([value.value for value in values]))  # type: ignore[operator,union-attr]
            except Exception:  # the program itself raises here
                return opaque(name, external=True, definite=True)
        forms = [form_of(value) for value in values]
        if forms and None not in forms:
            if name == "sum":
                total: Form = 0
                for form in forms:
                    total = add(total, form)  # type: ignore[arg-type]  # no None left
                return Symbol(total, True, True)
            return Symbol(app(name, *sorted(forms, key=repr)), True, True)
        return opaque(name, external=True, definite=True)


@model("math.prod")
def prod(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`math.prod(iterable, start=1)` of numbers."""
    factors = contents.numbers(m, first(m, arguments))
    start = form_of(m.select(arguments.get(1, "start", Constant(1)) or NONE))
    if factors is None or start is None:
        return opaque("number", external=True, definite=True)
    return value_of(reduce(multiply, factors, start))


def _is_tensor(value: Value) -> bool:
    return isinstance(value, Symbol) and value.tensor


def _sum_of_tensors(m: Machine, items: list[Value]) -> Value:
    """`sum(tensors)`: 0 plus one after the other."""
    total: Value = Constant(0)
    for item in items:
        one = m.select(item)
        if form_of(one) is None:
            return opaque("sum", external=True, definite=True, tensor=True)
        total = operator_result(m, "+", total, one)
    return total


for _name, _function in {"min": min, "max": max, "sum": sum, "any": any, "all": all}.items():
    _reduction(_name, _function)
