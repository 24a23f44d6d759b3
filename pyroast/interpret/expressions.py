"""Evaluation of expressions: one function for each node of the intermediate representation."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pyroast import conditions, ir
from pyroast.conditions import FALSE, TRUE, Condition, both, either, negate
from pyroast.facts import Tri
from pyroast.library.tensors.arithmetic import comparable, is_tensor, operator_result, unary_result
from pyroast.protocol import Arguments
from pyroast.symbolic import SYMBOLIC, Form, add, app, multiply, order, same, scale, subtract
from pyroast.texts import concatenate, format_value
from pyroast.values import (
    NONE,
    OPEN,
    Choice,
    Constant,
    DictCell,
    Distribution,
    Function,
    ListCell,
    Reference,
    Symbol,
    Template,
    Tuple,
    Value,
    bound,
    distinct,
    form_of,
    hashable,
    opaque,
    small,
    value_of_condition,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_ITEMS = 4096
MAX_ARGUMENTS = 1000
MAX_TEXT = 10_000

ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
    "|": operator.or_, "^": operator.xor,
}  # fmt: skip

COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

NUMBER = (bool, int, float)


def constant(m: Interpreter, node: ir.Const) -> Value:
    return Constant(node.value)


def name(m: Interpreter, node: ir.Name) -> Value:
    return m.lookup(node.id)


def attribute(m: Interpreter, node: ir.Attr) -> Value:
    return m.attribute(m.eval(node.value), node.name, node.span)


def subscript(m: Interpreter, node: ir.Subscript) -> Value:
    base = m.eval(node.value)
    return m.item(base, m.eval(node.index), node.span)


def slice_(m: Interpreter, node: ir.Slice) -> Value:
    parts = tuple(NONE if part is None else m.eval(part) for part in (node.lower, node.upper, node.step))
    return Tuple((Constant(slice), *parts))


def call(m: Interpreter, node: ir.Call) -> Value:
    function = m.eval(node.func)
    if isinstance(function, Reference) and function.name in ("builtins.locals", "builtins.globals"):
        return m.namespace(function.name)
    if isinstance(function, Reference) and function.name == "builtins.super" and not node.args:
        return m.implicit_super()
    return m.call(function, arguments(m, node.args), node.span)


def arguments(m: Interpreter, args: tuple[ir.Arg, ...]) -> Arguments:
    """Evaluate the arguments of a call; what cannot be unpacked is kept as an unknown star."""
    result = Arguments([], {})
    for arg in args:
        value = m.eval(arg.value)
        if arg.star == "*":
            _unpack(m, result, value)
        elif arg.star == "**":
            _unpack_keywords(m, result, value)
        elif arg.keyword is not None:
            result.keywords[arg.keyword] = value
        elif result.star is None:
            result.args.append(value)
    return result


def _unpack(m: Interpreter, result: Arguments, value: Value) -> None:
    items = m.exact_items(value)
    if items is not None and result.star is None and len(result.args) + len(items) <= MAX_ARGUMENTS:
        result.args.extend(items)
    elif result.star is None:
        form = form_of(m.star_source(value))
        result.star = Symbol(form if form is not None else opaque("arguments").form)


def _unpack_keywords(m: Interpreter, result: Arguments, value: Value) -> None:
    value = m.select(value)
    if isinstance(value, DictCell):
        for key, item in value.state.items():
            if isinstance(key, tuple) and len(key) == 2 and key[0] == "str" and isinstance(key[1], str):
                result.keywords[key[1]] = item
        if OPEN in value.state:
            source = value.state[OPEN]
            result.star_star = source if isinstance(source, Symbol) else opaque("keywords")
    else:
        form = form_of(value)
        result.star_star = Symbol(form) if form is not None else opaque("keywords")


def sequence(m: Interpreter, node: ir.Sequence) -> Value:
    items: list[Value] = []
    known = True
    for item in node.items:
        if isinstance(item, ir.Starred):
            unpacked = m.exact_items(m.eval(item.value))
            if unpacked is None:
                known = False
            else:
                items.extend(unpacked)
        else:
            items.append(m.eval(item))
    if node.kind == "tuple":
        return Tuple(tuple(items)) if known else opaque("tuple", definite=True)
    if node.kind == "set" and known:
        members = distinct(items)
        known, items = members is not None, members or []
    contents: Value = Tuple(tuple(items)) if known else opaque("list contents")
    return m.new(ListCell({"items": contents}, kind=node.kind))


def starred(m: Interpreter, node: ir.Starred) -> Value:
    m.eval(node.value)
    return opaque("unpacked")


def dict_display(m: Interpreter, node: ir.DictDisplay) -> Value:
    cell = DictCell({})
    m.new(cell)
    for key, value in node.items:
        if key is None:
            m.update_dict(cell, m.eval(value))
        else:
            m.set_item(cell, m.eval(key), m.eval(value))
    return cell


def binary(m: Interpreter, node: ir.BinOp) -> Value:
    pending = [node]
    while isinstance(pending[-1].left, ir.BinOp):
        pending.append(pending[-1].left)
    result = m.eval(pending[-1].left)
    for operation in reversed(pending):
        m.step()
        right = m.eval(operation.right)
        result = m.lift(
            result,
            lambda left, op=operation.op, right=right: m.lift(  # type: ignore[misc]  # bound now
                right, lambda other: combine(m, op, left, other)
            ),
        )
    return result


def combine(m: Interpreter, op: str, left: Value, right: Value) -> Value:
    """A binary operation on two values that are no choices."""
    match left, right:
        case Constant(value=a), Constant(value=b):
            return _constant_operation(op, a, b)
        case (Constant(value=str()) | Template(), _) if op == "+":
            return concatenate([left, right])
        case (_, Constant(value=str()) | Template()) if op == "+":
            return concatenate([left, right])
        case (Constant(value=str()) | Template(), _) if op == "%":
            return m.library("builtins.str.%", Arguments([left, right], {}))
        case Tuple(items=a), Tuple(items=b) if op == "+":
            return Tuple(a + b)
        case Constant(value=int()), Tuple() | ListCell() if op == "*":
            return combine(m, op, right, left)
        case Tuple(items=a), Constant(value=int(times)) if op == "*" and len(a) * times <= MAX_ITEMS:
            return Tuple(a * times)
        case ListCell(), ListCell() if op == "+":
            return _add_lists(m, left, right)
        case ListCell(), Constant(value=int(times)) if op == "*":
            items = m.exact_items(left)
            if items is not None and len(items) * times <= MAX_ITEMS:
                return m.new(ListCell({"items": Tuple(tuple(items) * times)}))
        case (ListCell() | Tuple(), ListCell() | Tuple()) if op in ("&", "|", "-", "^"):
            return _set_operation(m, op, left, right)
        case DictCell(), DictCell() if op == "|":
            cell = DictCell(dict(left.state))
            m.new(cell)
            m.update_dict(cell, right)
            return cell
    return arithmetic(m, op, left, right)


def _constant_operation(op: str, left: object, right: object) -> Value:
    huge = isinstance(right, (int, float)) and abs(right) > MAX_ITEMS
    risky = op in ("**", "<<") and isinstance(right, (int, float)) and abs(right) > 64
    if risky or (op == "*" and huge and not isinstance(left, NUMBER)) or not (small(left) and small(right)):
        return opaque("operation", external=True, definite=True)
    try:
        made = ARITHMETIC[op](left, right)
    except Exception:  # the program itself raises here; what it would do next is not followed
        return opaque("operation", external=True, definite=True)
    return Constant(made) if small(made) else opaque("operation", external=True, definite=True)


def _set_operation(m: Interpreter, op: str, left: Value, right: Value) -> Value:
    """Set algebra on sets and views whose members are all known constants."""
    first, second = m.exact_items(left), m.exact_items(right)
    contents: Value = opaque("set contents")
    if (
        first is not None
        and second is not None
        and all(isinstance(item, Constant) for item in (*first, *second))
    ):
        made = ARITHMETIC[op](set(first), set(second)) if op != "-" else set(first) - set(second)
        contents = Tuple(tuple(item for item in dict.fromkeys((*first, *second)) if item in made))
    return m.new(ListCell({"items": contents}, kind="set"))


def _add_lists(m: Interpreter, left: ListCell, right: ListCell) -> Value:
    first, second = m.exact_items(left), m.exact_items(right)
    if first is None or second is None or len(first) + len(second) > MAX_ITEMS:
        return m.new(ListCell({"items": opaque("list contents")}))
    return m.new(ListCell({"items": Tuple((*first, *second))}))


def arithmetic(m: Interpreter, op: str, left: Value, right: Value) -> Value:
    """Numbers, symbols and tensors; a tensor operand makes a tensor."""
    tensor = is_tensor(left) or is_tensor(right)
    a, b = form_of(left), form_of(right)
    if isinstance(left, Distribution) or isinstance(right, Distribution) or a is None or b is None:
        external = all(not isinstance(value, Symbol) or value.external for value in (left, right))
        return opaque("operation", external=external, tensor=tensor, definite=True)
    if tensor:
        return operator_result(m, op, left, right)
    external = all(not isinstance(value, Symbol) or value.external for value in (left, right))
    form: Form
    if op == "+":
        form = add(a, b)
    elif op == "-":
        form = subtract(a, b)
    elif op == "*":
        form = multiply(a, b)
    else:
        form = app(op, a, b)
    if isinstance(form, NUMBER):
        return Constant(form)
    return Symbol(form, external=external, definite=True)


def unary(m: Interpreter, node: ir.UnaryOp) -> Value:
    if node.op == "not":
        return value_of_condition(negate(condition(m, node.operand)))
    return m.lift(m.eval(node.operand), lambda value: _unary(m, node.op, value))


def _unary(m: Interpreter, op: str, value: Value) -> Value:
    match value:
        case Constant(value=bool() | int() | float() as number):
            if op == "-":
                return Constant(-number)
            if op == "+":
                return Constant(+number)
            return Constant(~number) if isinstance(number, int) else opaque("operation")
        case Symbol(tensor=True):
            return unary_result(m, op, value)
        case Symbol(form=form):
            result = scale(form, -1) if op == "-" else form if op == "+" else app(op, form)
            if isinstance(result, NUMBER):
                return Constant(result)
            return Symbol(result, value.external, True)
        case _:
            return opaque("operation", external=True, definite=True)


def boolean(m: Interpreter, node: ir.BoolOp) -> Value:
    return _boolean(m, node.op, node.values, 0)


def _boolean(m: Interpreter, op: str, values: tuple[ir.Expr, ...], index: int) -> Value:
    value = m.eval(values[index])
    if index == len(values) - 1 or index > 40:
        return value
    truth = m.condition(value)
    if op == "or":
        first, second = m.fork(truth, lambda: value, lambda: _boolean(m, op, values, index + 1))
    else:
        second, first = m.fork(truth, lambda: _boolean(m, op, values, index + 1), lambda: value)
        truth = negate(truth)
    return m.merge(truth, first, second)


def condition(m: Interpreter, node: ir.Expr) -> Condition:
    """When an expression is true, keeping the structure of `and`, `or`, `not` and comparisons."""
    if isinstance(node, ir.UnaryOp) and node.op == "not":
        return negate(condition(m, node.operand))
    if isinstance(node, ir.BoolOp):
        result = TRUE if node.op == "and" else FALSE
        for value in node.values:
            if node.op == "and" and not result:
                return FALSE
            if node.op == "or" and result == TRUE:
                return TRUE
            part = condition(m, value)
            result = both(result, part) if node.op == "and" else either(result, part)
        return result
    if isinstance(node, ir.Compare):
        return comparison_condition(m, node)
    return m.condition(m.eval(node))


def compare(m: Interpreter, node: ir.Compare) -> Value:
    if len(node.rest) == 1:
        op, left, right = node.rest[0][0], m.eval(node.left), m.eval(node.rest[0][1])
        if op in COMPARISONS and (_maybe_tensor(left) or _maybe_tensor(right)):
            return m.lift(left, lambda one: m.lift(right, lambda other: _compare_any(m, op, one, other)))
        return value_of_condition(compare_values(m, op, left, right))
    return value_of_condition(comparison_condition(m, node))


def _maybe_tensor(value: Value) -> bool:
    parts = [part for _, part in value.alternatives] if isinstance(value, Choice) else [value]
    return any(is_tensor(part) for part in parts)


def _compare_any(m: Interpreter, op: str, left: Value, right: Value) -> Value:
    """A comparison of two values that are no choices: tensors are compared element by element."""
    if (is_tensor(left) and comparable(right)) or (is_tensor(right) and comparable(left)):
        return operator_result(m, op, left, right)
    return value_of_condition(compare_values(m, op, left, right))


def comparison_condition(m: Interpreter, node: ir.Compare) -> Condition:
    result = TRUE
    left = m.eval(node.left)
    for op, right_node in node.rest:
        right = m.eval(right_node)
        result = both(result, compare_values(m, op, left, right))
        left = right
    return result


def compare_values(m: Interpreter, op: str, left: Value, right: Value) -> Condition:
    """When a comparison of two values holds."""
    if op in ("!=", "is not", "not in"):
        return negate(compare_values(m, {"!=": "==", "is not": "is", "not in": "in"}[op], left, right))
    result = FALSE
    for condition_l, a in m.alternatives(left):
        for condition_r, b in m.alternatives(right):
            where = both(condition_l, condition_r)
            if where:
                result = either(result, both(where, _compare_two(m, op, a, b)))
    return result


def _compare_two(m: Interpreter, op: str, left: Value, right: Value) -> Condition:
    if op == "is" or op == "==":
        if right == NONE:
            return m.is_none(left)
        if left == NONE:
            return m.is_none(right)
    if op == "in":
        return _membership(m, left, right)
    match left, right:
        case Constant(value=a), Constant(value=b):
            if op == "is":
                return TRUE if a is b or (a == b and isinstance(a, (bool, int, str))) else FALSE
            try:
                return TRUE if COMPARISONS[op](a, b) else FALSE
            except TypeError:
                return conditions.unknown("comparison")
        case Tuple(items=a), Tuple(items=b) if op == "==":
            if len(a) != len(b):
                return FALSE
            result = TRUE
            for one, other in zip(a, b):
                result = both(result, compare_values(m, op, one, other))
            return result
    a_form, b_form = form_of(left), form_of(right)
    if isinstance(left, Symbol) and isinstance(right, Constant) and isinstance(right.value, (str, bool)):
        if op in ("==", "is"):
            if right.value is True:
                return conditions.literal(("true", left.form))
            return conditions.literal(("eq", left.form, right.value))
    if a_form is not None and b_form is not None:
        return _compare_forms(op, a_form, b_form)
    if op in ("==", "is"):
        a_key, b_key = hashable(left), hashable(right)
        if a_key is b_key or a_key == b_key:
            return TRUE
        if isinstance(left, (Reference, Function)) and isinstance(right, (Reference, Function)):
            return FALSE
        return conditions.literal(("eq", *sorted((_stable(a_key), _stable(b_key)), key=repr)))
    return conditions.unknown("comparison")


def _stable(key: object) -> object:
    """A key that can be part of a literal: cells are replaced by something that only equals itself."""
    return key if isinstance(key, (int, float, str, tuple, *SYMBOLIC)) else opaque("object").form


def _compare_forms(op: str, left: Form, right: Form) -> Condition:
    sign = order(left, right)
    if sign is not None:
        holds = COMPARISONS[op if op in COMPARISONS else "=="](sign, 0)
        return TRUE if holds else FALSE
    if op in ("==", "is"):
        if same(left, right) is Tri.YES:
            return TRUE
        if isinstance(left, NUMBER):
            left, right = right, left
        if not isinstance(right, NUMBER):
            left, right = sorted((left, right), key=repr)
        return conditions.literal(("eq", left, right))
    match op:
        case "<":
            return conditions.literal(("lt", left, right))
        case ">":
            return conditions.literal(("lt", right, left))
        case "<=":
            return conditions.literal(("lt", right, left), positive=False)
        case _:
            return conditions.literal(("lt", left, right), positive=False)


def _membership(m: Interpreter, left: Value, right: Value) -> Condition:
    if isinstance(right, DictCell):
        key = hashable(left)
        if key in right.state:
            return bound(right.state[key])
        if OPEN not in right.state and not isinstance(left, (Symbol, Template)):
            return FALSE
        return conditions.literal(
            ("in", _stable(key), _stable(form_of(right.state.get(OPEN, NONE)) or id(right)))
        )
    if isinstance(left, Constant) and isinstance(right, Constant):
        try:
            return TRUE if left.value in right.value else FALSE  # type: ignore[operator]  # may raise
        except TypeError:
            return conditions.unknown("membership")
    items = m.exact_items(right)
    if items is not None and len(items) <= 64:
        result = FALSE
        for item in items:
            result = either(result, compare_values(m, "==", left, item))
        return result
    container = form_of(right)
    if container is None and isinstance(right, ListCell):
        container = form_of(right.state["items"])
    if container is None:
        return conditions.unknown("membership")
    return conditions.literal(("in", _stable(hashable(left)), container))


def conditional(m: Interpreter, node: ir.IfExpr) -> Value:
    test = condition(m, node.test)
    first, second = m.fork(test, lambda: m.eval(node.body), lambda: m.eval(node.orelse))
    return m.merge(test, first, second)


def lambda_(m: Interpreter, node: ir.Lambda) -> Value:
    return m.make_function(node, "<lambda>")


def joined(m: Interpreter, node: ir.JoinedStr) -> Value:
    parts: list[Value] = []
    for part in node.parts:
        if isinstance(part, str):
            parts.append(Constant(part))
            continue
        value = m.eval(part.value)
        if isinstance(part.spec, ir.JoinedStr):
            spec = m.eval(part.spec)
        else:
            spec = NONE if part.spec is None else m.eval(part.spec)
        parts.append(m.lift(value, lambda one, c=part.conversion, s=spec: format_value(one, c, s)))  # type: ignore[misc]
    return m.concatenate(parts)


def named(m: Interpreter, node: ir.NamedExpr) -> Value:
    value = m.eval(node.value)
    m.bind_name(node.target.id, value)
    return value


def yield_(m: Interpreter, node: ir.Yield) -> Value:
    """`yield`: the value is collected; inside a context or an unknown round the generator stays opaque."""
    value = NONE if node.value is None else m.eval(node.value)
    if m.resume is not None and m.resume[0] == len(m.activations):
        return m.resume[1](value)
    activation = m.activations[-1] if m.activations else None
    if activation is None or activation.yields is None:
        return opaque("yield")
    if m.path != activation.entry or m.loops or len(m.handlers) != activation.depth:
        activation.exact = False
    elif node.is_from:
        items = m.exact_items(value)
        activation.exact = activation.exact and items is not None
        activation.yields.extend(items or [])
    else:
        activation.yields.append(value)
    return NONE


def opaque_expression(m: Interpreter, node: ir.Expr) -> Value:
    for part in (getattr(node, "value", None),):
        if part is not None:
            m.eval(part)
    return opaque(getattr(node, "kind", "expression"))


def formatted(m: Interpreter, node: ir.Formatted) -> Value:
    return joined(m, ir.JoinedStr((node,), node.span))


def comprehension(m: Interpreter, node: ir.Comprehension) -> Value:
    return m.comprehend(node)


EVALUATE: dict[type, Callable[[Any, Any], Value]] = {
    ir.Const: constant,
    ir.Name: name,
    ir.Attr: attribute,
    ir.Subscript: subscript,
    ir.Slice: slice_,
    ir.Call: call,
    ir.Sequence: sequence,
    ir.Starred: starred,
    ir.DictDisplay: dict_display,
    ir.BinOp: binary,
    ir.UnaryOp: unary,
    ir.BoolOp: boolean,
    ir.Compare: compare,
    ir.IfExpr: conditional,
    ir.Lambda: lambda_,
    ir.Comprehension: comprehension,
    ir.JoinedStr: joined,
    ir.Formatted: formatted,
    ir.NamedExpr: named,
    ir.Await: opaque_expression,
    ir.Yield: yield_,
    ir.OpaqueExpr: opaque_expression,
}
