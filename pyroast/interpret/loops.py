"""Iteration: exact unrolling where the rounds are known and few, otherwise one symbolic round."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING

from pyroast import ir, ranges
from pyroast.conditions import FALSE, TRUE, Condition, both, either, negate
from pyroast.facts import Tri
from pyroast.interpret import classes, expressions, statements
from pyroast.interpret.callees import lambda_callees
from pyroast.interpret.calls import run_generator
from pyroast.interpret.machine import LoopState, Writes
from pyroast.library import growing
from pyroast.library.tensors import indexing
from pyroast.protocol import Arguments, Extent, Recorder
from pyroast.symbolic import Form, Sym, app, fresh
from pyroast.values import (
    FALSE_VALUE,
    OPEN,
    TRUE_VALUE,
    Choice,
    Class,
    Constant,
    DictCell,
    Function,
    Instance,
    Iterate,
    Lazy,
    ListCell,
    Method,
    Object,
    Scope,
    Symbol,
    Tuple,
    Unbound,
    Value,
    bound,
    distinct,
    key_value,
    opaque,
    value_of,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter
    from pyroast.spans import Span

MAX_ROUNDS = 64
MAX_STEPS = 4_000
MAX_UNSURE = 400
"""What rounds of a `while` loop that nothing certainly ends may cost before one round stands for all that follow: where
it is certain that they follow, and where it is not."""


def exact_items(m: Interpreter, value: Value) -> list[Value] | None:
    """The elements of an iterable in order, where all are known."""
    match value:
        case Tuple(items=items):
            return list(items)
        case ListCell(state=state):
            return exact_items(m, m.select(state["items"]))
        case DictCell(state=state) if OPEN not in state:
            present = {key: m.decide(bound(stored)) for key, stored in state.items()}
            if Tri.UNKNOWN in present.values():
                return None
            keys = [key_value(key) for key in state if present[key] is Tri.YES]
            return None if None in keys else [key for key in keys if key is not None]  # no None left
        case Constant(value=str(text)) if len(text) <= 256:
            return [Constant(character) for character in text]
        case Object(type="contextlib.lazy" | "builtins.map"):
            made = m.iterate(value, m.here)
            return list(made.exact) if made.exact is not None else None
        case Class():
            members = classes.enum_members(m, value)
            return list(members) if members is not None else None
        case Instance():
            own = own_iterable(m, value)
            return exact_items(m, own) if own is not None else None
        case Iterate(exact=exact) if exact is not None:
            return list(exact)
        case Iterate(count=int(count), element=element) if 0 <= count <= 4096:
            return [element(index) for index in range(count)]
        case Symbol(shape=shape, tensor=True) if shape and isinstance(shape[0], int) and shape[0] <= 64:
            return [indexing.item(m, value, Constant(index)) for index in range(shape[0])]
        case _:
            return None


def own_iterable(m: Interpreter, instance: Instance) -> Value | None:
    """What the `__iter__` of a class of the program gives."""
    method = classes.class_attribute(m, instance.cls, "__iter__")
    if not isinstance(method, Function):
        return None
    made = m.select(m.call(Method(method, instance), Arguments([], {}), m.here))
    return None if made is instance else made


def iterate(m: Interpreter, value: Value, span: Span) -> Iterate:
    """The elements of any iterable: exact ones, or one symbolic element for each index."""
    if isinstance(value, Iterate):
        return value
    if isinstance(value, Object) and value.type == "contextlib.lazy":
        value = run_generator(m, value, span)
        if isinstance(value, Iterate):
            return value
    if isinstance(value, Object):
        made = m.library(f"{value.type}.__iter__", Arguments([value], {}), span)
        if isinstance(made, Iterate):
            return made
    if isinstance(value, Instance):
        own = own_iterable(m, value)
        if own is not None:
            return iterate(m, own, span)
    items = exact_items(m, value)
    if items is not None:
        return Iterate(len(items), lambda index: _pick(items, index), exact=tuple(items))
    if isinstance(value, ListCell):
        inner = m.select(value.state["items"])
        if isinstance(inner, Iterate):
            return inner
        value = inner
    if isinstance(value, Symbol):
        count = value.shape[0] if value.shape else app("len", value.form)
        return Iterate(
            count,
            lambda index: Symbol(
                app("item", value.form, index),
                external=value.external,
                tensor=value.tensor,
                definite=value.tensor or value.external,
                shape=value.shape[1:] if value.shape else None,
                dtype=value.dtype,
                support=ranges.elementwise(value.support),
            ),
        )
    source = fresh("iterable")
    if isinstance(value, Choice):
        one = growing.alike(m, [part for _, part in value.alternatives], app("len", source))
        if one is not None:
            return one
    plates = isinstance(value, Choice) and any(isinstance(part, Object) for _, part in value.alternatives)
    handler = m.new(Object({}, type="unknown context", span=span)) if plates else None
    return Iterate(app("len", source), lambda index: Symbol(app("item", source, index)), handler)


def _pick(items: list[Value], index: Form) -> Value:
    if isinstance(index, int) and -len(items) <= index < len(items):
        return items[index]
    if not items:
        return opaque("element")
    return reduce(_widen, items)


def unpack(m: Interpreter, targets: tuple[ir.Expr, ...], value: Value) -> None:
    """Assign an iterable to several targets."""
    value = m.select(value)
    if isinstance(value, Choice):
        columns: list[list[tuple[Condition, Value]]] = [[] for _ in targets]
        for condition, part in value.alternatives:
            for column, item in zip(columns, _unpacked(m, targets, part)):
                column.append((condition, item))
        items = [m.combine(column) for column in columns]
    else:
        items = _unpacked(m, targets, value)
    for target, item in zip(targets, items):
        m.bind(target.value if isinstance(target, ir.Starred) else target, item)


def _unpacked(m: Interpreter, targets: tuple[ir.Expr, ...], value: Value) -> list[Value]:
    items = m.exact_items(value)
    star = next((index for index, target in enumerate(targets) if isinstance(target, ir.Starred)), None)
    if items is not None and star is None and len(items) == len(targets):
        return items
    if items is not None and star is not None and len(items) >= len(targets) - 1:
        after = len(targets) - star - 1
        middle = m.new(ListCell({"items": Tuple(tuple(items[star : len(items) - after]))}))
        return [*items[:star], middle, *items[len(items) - after :]]  # a ListCell
    if star is not None or items is not None:
        return [opaque("unpacked") for _ in targets]
    elements = m.iterate(value, m.here)
    return [elements.element(index) for index in range(len(targets))]


def consume(m: Interpreter, elements: Iterate) -> Iterate:
    """Start a pass over an iterable; an iterator gives nothing in a second one."""
    once = elements.once
    if once is None:
        return elements
    used = m.select(once.state.get("used", FALSE_VALUE))
    if used == TRUE_VALUE:
        return Iterate(0, elements.element, exact=())
    m.write(once, "used", TRUE_VALUE)
    return elements


# for


def run_for(m: Interpreter, node: ir.For) -> Condition:
    """A `for` loop; the condition under which control goes on after it."""
    marks = [(recorder, recorder.marks()) for recorder in m.recorders]
    source = m.select(m.eval(node.iter))
    if isinstance(source, Choice):
        live = FALSE
        for condition, part in source.alternatives:
            result, _ = m.fork(condition, lambda part=part: _for(m, node, part, marks), lambda: None)  # type: ignore[misc]
            if isinstance(result, frozenset):
                live = either(live, both(condition, result))
        return live
    return _for(m, node, source, marks)


Marks = list[tuple[Recorder, Extent]]


def _for(m: Interpreter, node: ir.For, source: Value, marks: Marks) -> Condition:
    elements = consume(m, m.iterate(source, node.iter.span))
    lazy = isinstance(source, Object) and source.type in ("contextlib.lazy", "builtins.map")
    if (lazy or (elements.once is not None and "lazy" in elements.once.state)) and _leaves_early(node.body):
        for recorder, mark in marks:
            recorder.forget(mark)  # the generator runs only as far as the loop asks
        m.open_trace("a loop over a generator ends early", node.span)

    def round_(index: Form) -> Condition:
        m.bind(node.target, elements.element(index))
        return statements.block(m, node.body)

    rounds = elements.count
    with_handler = elements.handler
    before = _contents(source)
    if isinstance(rounds, int) and m.unrolled * max(rounds, 1) <= MAX_ROUNDS:
        live = _unrolled(m, rounds, round_, with_handler, node.orelse)
    else:
        live = _symbolic(m, rounds, round_, with_handler, node.orelse)
    if _contents(source) != before:
        m.open_trace("a list is changed while it is looped over", node.span)
    return live


def _leaves_early(body: tuple[ir.Stmt, ...]) -> bool:
    """Whether a loop's body holds a `break` or `return`."""
    pending: list[object] = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, (ir.Break, ir.Return)):
            return True
        if isinstance(node, (ir.If, ir.With, ir.Try)):
            for part in ("body", "orelse", "final"):
                pending.extend(getattr(node, part, ()))
    return False


def _contents(source: Value) -> Value | None:
    return source.state["items"] if isinstance(source, ListCell) else None


def _unrolled(
    m: Interpreter,
    rounds: int,
    round_: Callable[[Form], Condition],
    handler: Object | None,
    orelse: tuple[ir.Stmt, ...],
) -> Condition:
    path, outer = m.path, m.unrolled
    m.unrolled = outer * max(rounds, 1)
    alive, left = TRUE, FALSE
    try:
        for index in range(rounds):
            m.path = both(path, alive)
            if not m.path:
                break
            goes_on, breaks = one_round(m, index, round_, handler)
            left = either(left, both(alive, breaks))
            alive = both(alive, goes_on)
            if not alive:
                break
    finally:
        m.path, m.unrolled = path, outer
    return _after(m, alive, left, orelse)


def _after(m: Interpreter, alive: Condition, left: Condition, orelse: tuple[ir.Stmt, ...]) -> Condition:
    if orelse and alive:
        path = m.path
        m.path = both(path, alive)
        try:
            alive = both(alive, statements.block(m, orelse))
        finally:
            m.path = path
    return either(alive, left)


def one_round(
    m: Interpreter, index: Form, round_: Callable[[Form], Condition], handler: Object | None
) -> tuple[Condition, Condition]:
    """Run one round; returns when the next one follows and when the loop is left by `break`."""
    state = LoopState(m.path)
    loops = m.activations[-1].loops if m.activations else []
    loops.append(state)
    if handler is not None:
        m.write(handler, "counter", value_of(index))
        m.push(handler)
    try:
        live = round_(index)
    finally:
        if handler is not None:
            m.pop(handler)
        loops.pop()
    return either(live, state.continues), state.breaks


def _symbolic(
    m: Interpreter,
    rounds: Form,
    round_: Callable[[Form], Condition],
    handler: Object | None,
    orelse: tuple[ir.Stmt, ...],
) -> Condition:
    """One round for all: what a round changes is forgotten before it and after it."""
    loop = Sym(("loop", len(m.loops), rounds, fresh("round").origin[-1]))
    first = trial(m, lambda: one_round(m, loop, round_, handler))
    lists = growing.growing(m, first.values())
    forget(m, first)
    for each in lists:
        m.write(each.cell, "items", each.contents(m, loop))
    m.loops.append(loop)
    try:
        goes_on, breaks = one_round(m, loop, round_, handler)
    finally:
        m.loops.pop()
    grown = [(each.cell, each.after(loop, rounds)) for each in lists]
    forget(m, first, after=True)
    for cell, contents in grown:
        if contents is not None and goes_on == TRUE:
            m.write(cell, "items", contents)
    if goes_on == TRUE:
        return _after(m, TRUE, FALSE, orelse)
    if not breaks and not goes_on:
        return negate(m.condition(Symbol(rounds))) if not isinstance(rounds, int) else FALSE
    return TRUE


def trial(m: Interpreter, action: Callable[[], object]) -> Writes:
    """Run something to see which cells it changes, and undo all of it."""
    marks = [recorder.marks() for recorder in m.recorders]
    assumed, order = m.assumed, m.order
    activation = m.activations[-1] if m.activations else None
    returned = len(activation.returns) if activation else 0
    born = m.births
    outer = m.record()
    m.dry += 1
    try:
        action()
    finally:
        m.dry -= 1
        written = m.rewind(outer)
        for recorder, mark in zip(m.recorders, marks):
            recorder.forget(mark)
        m.assumed, m.order = assumed, order
        if activation:
            del activation.returns[returned:]
    return {key: entry for key, entry in written.items() if entry[0].born <= born}


def forget(m: Interpreter, written: Writes, after: bool = False) -> None:
    """Widen what a loop changes: its value is some value of an unknown round."""
    for cell, name, new in list(written.values()):
        old = cell.state.get(name)
        if isinstance(cell, Object) and name in ("counter", "dim", "vectorized"):
            continue
        if old is None or isinstance(old, Unbound):
            continue
        if after:
            new = old if new == old else new
        m.write(cell, name, _widen(old, new))


def _widen(old: Value, new: Value) -> Value:
    if old is new or old == new:
        return old
    match old, new:
        case Symbol(tensor=True), Symbol(tensor=True):
            shape = old.shape if old.shape == new.shape else None
            dtype = old.dtype if old.dtype == new.dtype else ""
            support = old.support if old.support == new.support else None
            return Symbol(
                fresh("loop value"), old.external and new.external, True, True, shape, dtype, support
            )
        case (Symbol(external=True) | Constant(), Symbol(external=True) | Constant()):
            return opaque("loop value", external=True, definite=_definite(old) and _definite(new))
        case Tuple(), Tuple():
            return opaque("loop value", definite=True)
        case _:
            return opaque("loop value", definite=_definite(old) and _definite(new))


def _definite(value: Value) -> bool:
    if isinstance(value, Symbol):
        return value.definite or value.tensor
    return not (isinstance(value, Constant) and value.value is None)


# while


def run_while(m: Interpreter, node: ir.While) -> Condition:
    """A `while` loop: unrolled as long as its test is decided, otherwise one symbolic round."""
    path, outer = m.path, m.unrolled
    alive, left = TRUE, FALSE
    begun = m.steps
    try:
        for count in range(MAX_ROUNDS // outer):
            limit = MAX_STEPS if alive == TRUE else MAX_UNSURE
            if count and isinstance(node.test, ir.Const) and m.steps - begun > limit:
                break
            m.path = both(path, alive)
            test = expressions.condition(m, node.test)
            decided = m.decide(test)
            if decided is Tri.NO or not m.path:
                m.path = path
                return _after(m, alive, left, node.orelse)
            if decided is Tri.UNKNOWN and (count == 0 or alive == TRUE):
                break
            m.unrolled = outer * (count + 2)
            goes_on, breaks = one_round(m, count, lambda _: statements.block(m, node.body), None)
            left = either(left, both(alive, breaks))
            alive = both(alive, goes_on)
            if not alive:
                m.path = path
                return left
    finally:
        m.path, m.unrolled = path, outer
    return _symbolic_while(m, node, both(alive, TRUE), left)


def _symbolic_while(m: Interpreter, node: ir.While, alive: Condition, left: Condition) -> Condition:
    rounds = fresh("rounds")

    def round_(index: Form) -> Condition:
        expressions.condition(m, node.test)
        return statements.block(m, node.body)

    path = m.path
    m.path = both(path, alive)
    try:
        live = _symbolic(m, rounds, round_, None, node.orelse)
    finally:
        m.path = path
    return either(left, both(alive, live))


# Comprehensions


def comprehend(m: Interpreter, node: ir.Comprehension) -> Value:
    """A comprehension; its targets live in a scope of their own. A generator expression that may sample waits."""
    if node.kind == "generator" and m.recorders and _has_call(node):
        scope = m.scope

        def thunk() -> Value:
            saved = m.scope
            m.scope = scope
            try:
                return _comprehend(m, node)
            finally:
                m.scope = saved

        return m.new(Lazy({}, type="contextlib.lazy", span=node.span, thunk=thunk))
    return _comprehend(m, node)


def _has_call(node: ir.Comprehension) -> bool:
    return bool(lambda_callees(ir.Lambda((), node.element, node.span)))


def _comprehend(m: Interpreter, node: ir.Comprehension) -> Value:
    outer = m.scope
    m.scope = Scope({}, parent=outer, kind="comprehension", file=outer.file, global_names=outer.global_names)
    m.new(m.scope)
    results: list[Value] = []
    try:
        whole = _clause(m, node, 0, results, outer)
    finally:
        m.scope = outer
    if node.kind == "dict":
        return _dict_result(m, whole, results)
    if node.kind == "set" and whole is None:
        members = distinct(results)
        whole = opaque("set contents") if members is None else None
        results = members or []
    contents = whole if whole is not None else Tuple(tuple(results))
    if node.kind == "generator":
        if isinstance(contents, Tuple):
            return Iterate(len(results), lambda index: _pick(results, index), exact=contents.items)
        return contents
    return m.new(ListCell({"items": contents}, kind=node.kind))


def _dict_result(m: Interpreter, whole: Value | None, results: list[Value]) -> Value:
    cell = DictCell({})
    m.new(cell)
    for pair in results:
        if isinstance(pair, Tuple):
            m.set_item(cell, pair.items[0], pair.items[1])
    if whole is not None:
        cell.state[OPEN] = opaque("dict")
    return cell


def _element(m: Interpreter, node: ir.Comprehension) -> Value:
    if node.value is not None:
        return Tuple((m.eval(node.element), m.eval(node.value)))
    return m.eval(node.element)


def _clause(
    m: Interpreter, node: ir.Comprehension, depth: int, results: list[Value], outer: Scope
) -> Value | None:
    """Run the clauses from `depth` on; a symbolic iterable, or None where all results are in `results`."""
    if depth == len(node.clauses):
        results.append(_element(m, node))
        return None
    clause = node.clauses[depth]
    elements = consume(m, m.iterate(m.select(m.eval(clause.iter)), node.span))
    count = elements.count
    if isinstance(count, int) and m.unrolled * max(count, 1) <= MAX_ROUNDS:
        return _exact_clause(m, node, depth, results, outer, elements, count)
    loop = Sym(("loop", len(m.loops), count, fresh("round").origin[-1]))
    m.loops.append(loop)
    try:
        produced = _symbolic_clause(m, node, depth, outer, elements, loop)
    finally:
        m.loops.pop()
    if produced is None or len(node.clauses) > 1 or clause.tests:
        return opaque("comprehension", definite=True)
    scope = m.scope

    def bound_element(index: Form) -> Value:
        m.bind(clause.target, elements.element(index))
        return _element(m, node)

    def element(index: Form) -> Value:
        if index == loop:
            return produced
        key = (loop, index, m.path)
        if key not in m.rounds:
            saved = m.scope
            m.scope = scope
            try:
                m.rounds[key] = m.run_quietly(lambda: bound_element(index))
            finally:
                m.scope = saved
        return m.rounds[key]

    return Iterate(count, element, handler=None)


def _symbolic_clause(
    m: Interpreter, node: ir.Comprehension, depth: int, outer: Scope, elements: Iterate, loop: Sym
) -> Value | None:
    if elements.handler is not None:
        m.push(elements.handler)
    try:
        m.bind(node.clauses[depth].target, elements.element(loop))
        for test in node.clauses[depth].tests:
            expressions.condition(m, test)
        inner: list[Value] = []
        rest = _clause(m, node, depth + 1, inner, outer)
    finally:
        if elements.handler is not None:
            m.pop(elements.handler)
    return inner[0] if rest is None and len(inner) == 1 else None


def _exact_clause(
    m: Interpreter,
    node: ir.Comprehension,
    depth: int,
    results: list[Value],
    outer: Scope,
    elements: Iterate,
    count: int,
) -> Value | None:
    clause = node.clauses[depth]
    unrolled = m.unrolled
    m.unrolled = unrolled * max(count, 1)
    whole: Value | None = None
    try:
        for index in range(count):
            if elements.handler is not None:
                m.write(elements.handler, "counter", Constant(index))
                m.push(elements.handler)
            try:
                m.bind(clause.target, elements.element(index))
                test = TRUE
                for part in clause.tests:
                    test = both(test, expressions.condition(m, part))
                decided = m.decide(test)
                if decided is Tri.NO:
                    continue
                if decided is Tri.UNKNOWN:
                    whole = opaque("comprehension", definite=True)
                    m.fork(test, lambda: _clause(m, node, depth + 1, [], outer), lambda: None)
                    continue
                rest = _clause(m, node, depth + 1, results, outer)
                whole = whole if rest is None else rest
            finally:
                if elements.handler is not None:
                    m.pop(elements.handler)
    finally:
        m.unrolled = unrolled
    return whole
