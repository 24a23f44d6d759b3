"""Execution of statements. Each returns the condition, relative to the path, under which control goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pyroast import conditions, ir
from pyroast.conditions import FALSE, TRUE, Condition, both, either, negate
from pyroast.facts import Tri
from pyroast.interpret import attributes, classes, expressions
from pyroast.interpret.machine import Raised, relative
from pyroast.interpret.patterns import match_pattern
from pyroast.protocol import Arguments
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    UNBOUND,
    Class,
    Function,
    Object,
    Scope,
    Symbol,
    Value,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter


def block(m: Interpreter, body: tuple[ir.Stmt, ...]) -> Condition:
    """Run statements in order, each on the part of the path on which the ones before went on."""
    path = m.path
    live = TRUE
    try:
        for statement in body:
            m.step()
            goes_on = EXECUTE[type(statement)](m, statement)
            if goes_on == TRUE:
                continue
            live = both(live, goes_on)
            if not live:
                return FALSE
            m.path = both(m.path, goes_on)
            if not m.path:
                return FALSE
    finally:
        m.path = path
    return live


def expression(m: Interpreter, node: ir.ExprStmt) -> Condition:
    m.eval(node.value)
    return TRUE


def assign(m: Interpreter, node: ir.Assign) -> Condition:
    value = m.eval(node.value)
    for target in node.targets:
        m.bind(target, value)
    return TRUE


def augmented(m: Interpreter, node: ir.AugAssign) -> Condition:
    current = m.eval(node.target)
    value = m.eval(node.value)
    if node.op == "+" and m.extend_in_place(current, value):
        return TRUE
    m.bind(
        node.target,
        m.lift(current, lambda one: m.lift(value, lambda two: expressions.combine(m, node.op, one, two))),
    )
    return TRUE


def annotated(m: Interpreter, node: ir.AnnAssign) -> Condition:
    if isinstance(node.target, ir.Name) and m.scope.kind == "class":
        m.note_field(node.target.id)
    if node.value is not None:
        m.bind(node.target, m.eval(node.value))
    return TRUE


def return_(m: Interpreter, node: ir.Return) -> Condition:
    value = NONE if node.value is None else m.eval(node.value)
    if m.activations:
        activation = m.activations[-1]
        activation.returns.append((relative(m.path, activation.entry), value))
    return FALSE


def raise_(m: Interpreter, node: ir.Raise) -> Condition:
    if node.exc is not None:
        m.eval(node.exc)
    m.assume_not_here()
    return FALSE


def assert_(m: Interpreter, node: ir.Assert) -> Condition:
    truth = expressions.condition(m, node.test)
    if m.decide(truth) is Tri.UNKNOWN:
        m.assume(truth)
    return TRUE


def delete(m: Interpreter, node: ir.Delete) -> Condition:
    for target in node.targets:
        if isinstance(target, ir.Name):
            m.bind_name(target.id, UNBOUND)
        elif isinstance(target, ir.Subscript):
            m.delete_item(m.eval(target.value), m.eval(target.index))
        elif isinstance(target, ir.Attr):
            attributes.delete_attribute(m, m.eval(target.value), target.name)
    return TRUE


def nothing(m: Interpreter, node: ir.Stmt) -> Condition:
    return TRUE


def break_(m: Interpreter, node: ir.Break) -> Condition:
    if m.activations and m.activations[-1].loops:
        loop = m.activations[-1].loops[-1]
        loop.breaks = either(loop.breaks, relative(m.path, loop.entry))
    return FALSE


def continue_(m: Interpreter, node: ir.Continue) -> Condition:
    if m.activations and m.activations[-1].loops:
        loop = m.activations[-1].loops[-1]
        loop.continues = either(loop.continues, relative(m.path, loop.entry))
    return FALSE


def scope_statement(m: Interpreter, node: ir.Scope) -> Condition:
    for name in node.names:
        target: Scope | None = m.scope.parent
        while target is not None and target.parent is not None:
            if node.kind == "nonlocal" and target.kind == "function" and name in target.local_names:
                break
            target = target.parent
        if target is not None:
            m.scope.global_names[name] = target
    return TRUE


def import_(m: Interpreter, node: ir.Import) -> Condition:
    for dotted, alias in node.names:
        if alias is not None:
            m.bind_name(alias, m.deferred_module(dotted, 0))
        else:
            first = dotted.partition(".")[0]
            m.bind_name(first, m.deferred_module(first, 0))
    return TRUE


def import_from(m: Interpreter, node: ir.ImportFrom) -> Condition:
    if node.names is None:
        m.import_star(node.module, node.level, node.span)
        return TRUE
    for name, alias in node.names:
        m.bind_name(alias or name, m.import_name(node.module, node.level, name, node.span))
    return TRUE


def if_(m: Interpreter, node: ir.If) -> Condition:
    test = expressions.condition(m, node.test)
    first, second = m.fork(test, lambda: block(m, node.body), lambda: block(m, node.orelse))
    decided = m.decide(test)
    if first is None or second is None:
        return second if first is None else first  # type: ignore[return-value]  # one of the two ran
    if first == TRUE and second == TRUE:
        return TRUE
    if decided is Tri.NO:
        return second  # the body always raises: the other side is all that goes on
    if decided is Tri.YES:
        return first
    return either(both(test, first), both(negate(test), second))  # conditions


def for_(m: Interpreter, node: ir.For) -> Condition:
    return m.run_for(node)


def while_(m: Interpreter, node: ir.While) -> Condition:
    return m.run_while(node)


def with_(m: Interpreter, node: ir.With) -> Condition:
    return _with(m, node, 0)


def _with(m: Interpreter, node: ir.With, index: int) -> Condition:
    if index == len(node.items):
        return block(m, node.body)
    item = node.items[index]
    context = m.select(m.eval(item.context))
    alternatives = m.alternatives(context)
    if len(alternatives) == 1:
        return _entered(m, node, index, alternatives[0][1])
    live = FALSE
    for condition, value in alternatives:
        result, _ = m.fork(condition, lambda value=value: _entered(m, node, index, value), lambda: None)  # type: ignore[misc]
        if result is not None:
            live = either(live, both(condition, result))  # a condition
    return live


def _entered(m: Interpreter, node: ir.With, index: int, context: Value) -> Condition:
    if isinstance(context, Object) and context.type == "contextlib.generator":
        return _inside_generator(m, node, index, context)
    if isinstance(context, Object) and context.type == "contextlib.suppress":
        return _suppressed(m, node, index)
    depth = len(m.handlers)
    entered = m.enter(context, node.items[index].context.span)
    target = node.items[index].target
    if target is not None:
        m.bind(target, entered)
    try:
        return _with(m, node, index + 1)
    finally:
        m.leave(context, depth, node.span)


def _suppressed(m: Interpreter, node: ir.With, index: int) -> Condition:
    """`with suppress(...)`: a certain exception ends the block, and the program goes on after it."""
    m.trying += 1
    m.try_paths.append((m.path, len(m.activations)))
    depth, dims = len(m.handlers), len(m.dims)
    try:
        return _with(m, node, index + 1)
    except Raised:
        del m.handlers[depth:], m.dims[dims:]
        return TRUE
    finally:
        m.try_paths.pop()
        m.trying -= 1


def _inside_generator(m: Interpreter, node: ir.With, index: int, context: Object) -> Condition:
    """A `with` over a `@contextmanager` function: its body runs, and the block runs where it yields."""
    scope, depth, outer = m.scope, len(m.activations), m.resume
    lives: list[Condition] = []

    def block_at_yield(value: Value) -> Value:
        inner = m.scope, m.activations, m.resume
        m.scope, m.activations, m.resume = scope, m.activations[:depth], outer
        try:
            target = node.items[index].target
            if target is not None:
                m.bind(target, value)
            lives.append(_with(m, node, index + 1))
        finally:
            m.scope, m.activations, m.resume = inner
        return NONE

    m.resume = (depth + 1, block_at_yield)
    try:
        m.call(context.state["call"], Arguments([], {}), node.span)
    finally:
        m.resume = outer
    if len(lives) == 1:
        return lives[0]
    m.open_trace("a context manager yields in a way that is not known", node.span)
    return block(m, node.body) if not lives else TRUE


def try_(m: Interpreter, node: ir.Try) -> Condition:
    if node.handlers and m.import_guard(node):
        live = block(m, node.body)
        if node.orelse and live:
            live = both(live, block(m, node.orelse))
        return _finally(m, node, live)
    if not node.handlers:
        return _finally(m, node, block(m, node.body))
    m.trying += 1
    m.try_paths.append((m.path, len(m.activations)))
    depth, dims = len(m.handlers), len(m.dims)
    raised: Raised | None = None
    live = TRUE
    try:
        live = block(m, node.body)
    except Raised as error:
        raised = error
        del m.handlers[depth:], m.dims[dims:]
    finally:
        m.try_paths.pop()
        m.trying -= 1
    if raised is not None:
        for handler in node.handlers:
            if _catches(handler.type, raised.name):
                if handler.name is not None:
                    m.bind_name(handler.name, opaque("exception", external=True, definite=True))
                return _finally(m, node, block(m, handler.body))
        return _finally(m, node, FALSE)
    if node.orelse and live:
        live = both(live, block(m, node.orelse))
    if live == TRUE and all(_ends_in_raise(handler.body) for handler in node.handlers):
        for handler in node.handlers:
            m.fork(conditions.unknown("exception"), lambda: block(m, handler.body), lambda: TRUE)  # noqa: B023
        return _finally(m, node, live)
    always_raises = live == FALSE and _ends_in_raise(node.body)
    for handler in node.handlers:
        failed = TRUE if always_raises and len(node.handlers) == 1 else conditions.unknown("exception")

        def run(handler: ir.Handler = handler) -> Condition:
            if handler.name is not None:
                m.bind_name(handler.name, opaque("exception", external=True, definite=True))
            return block(m, handler.body)

        result, _ = m.fork(failed, run, lambda: TRUE)
        if isinstance(result, frozenset):
            live = either(both(failed, result), both(negate(failed), live)) if result != live else live
    return _finally(m, node, live)


def _catches(kind: ir.Expr | None, name: str) -> bool:
    """Whether an `except` clause catches an exception of the given name."""
    if kind is None:
        return True
    if isinstance(kind, ir.Sequence):
        return any(_catches(item, name) for item in kind.items)
    last = kind.id if isinstance(kind, ir.Name) else kind.name if isinstance(kind, ir.Attr) else ""
    return last in (name, "Exception", "BaseException", "LookupError")


def _ends_in_raise(body: tuple[ir.Stmt, ...]) -> bool:
    return bool(body) and isinstance(body[-1], ir.Raise)


def _finally(m: Interpreter, node: ir.Try, live: Condition) -> Condition:
    if node.final:
        return both(live, block(m, node.final))
    return live


def match_(m: Interpreter, node: ir.Match) -> Condition:
    subject = m.eval(node.subject)
    return _cases(m, node, subject, 0)


def _cases(m: Interpreter, node: ir.Match, subject: Value, index: int) -> Condition:
    if index == len(node.cases):
        return TRUE
    case = node.cases[index]
    bindings: dict[str, Value] = {}
    matched = match_pattern(m, case.pattern, subject, bindings)

    def taken() -> Condition:
        for name, value in bindings.items():
            m.bind_name(name, value)
        return block(m, case.body)

    if case.guard is not None and matched:
        for name, value in bindings.items():
            m.bind_name(name, value)
        matched = both(matched, expressions.condition(m, case.guard))
    first, second = m.fork(matched, taken, lambda: _cases(m, node, subject, index + 1))
    if first is None or second is None:
        return second if first is None else first  # type: ignore[return-value]  # one of the two ran
    return either(both(matched, first), both(negate(matched), second))  # conditions


def function_definition(m: Interpreter, node: ir.FunctionDef) -> Condition:
    value: Value = m.make_function(node, node.name)
    for decorator in reversed(node.decorators):
        before = value
        value = m.decorate(m.eval(decorator), value, decorator.span)
        if isinstance(before, Function) and isinstance(value, Symbol):
            m.write(before, "$decorated", TRUE_VALUE)  # what calls it, and how often, is not known
    m.bind_name(node.name, value)
    return TRUE


def class_definition(m: Interpreter, node: ir.ClassDef) -> Condition:
    bases = tuple(m.eval(base.value) for base in node.bases if base.keyword is None and not base.star)
    scope = Scope({}, parent=m.scope, kind="class", file=m.file)
    m.new(scope)
    cls = Class({}, name=node.name, bases=bases, scope=scope, span=node.name_span)
    m.new(cls)
    m.run_class_body(cls, node.body)
    _init_subclass(m, cls, node)
    value: Value = cls
    for decorator in reversed(node.decorators):
        value = m.decorate(m.eval(decorator), value, decorator.span)
    m.bind_name(node.name, value)
    return TRUE


def _init_subclass(m: Interpreter, cls: Class, node: ir.ClassDef) -> None:
    """Call the `__init_subclass__` of the nearest base of the program."""
    for base in classes.linearize(m, cls)[1:]:
        if isinstance(base, Class) and "__init_subclass__" in base.state:
            keywords = {
                arg.keyword: m.eval(arg.value) for arg in node.bases if arg.keyword not in (None, "metaclass")
            }
            named = {str(name): value for name, value in keywords.items()}
            m.call(base.state["__init_subclass__"], Arguments([cls], named), node.name_span)
            return


def opaque_statement(m: Interpreter, node: ir.OpaqueStmt) -> Condition:
    for name in node.binds:
        m.bind_name(name, opaque(node.kind))
    return TRUE


EXECUTE: dict[type, Callable[[Any, Any], Condition]] = {
    ir.FunctionDef: function_definition,
    ir.ClassDef: class_definition,
    ir.ExprStmt: expression,
    ir.Assign: assign,
    ir.AugAssign: augmented,
    ir.AnnAssign: annotated,
    ir.Return: return_,
    ir.Raise: raise_,
    ir.Assert: assert_,
    ir.Delete: delete,
    ir.Pass: nothing,
    ir.Break: break_,
    ir.Continue: continue_,
    ir.Scope: scope_statement,
    ir.Import: import_,
    ir.ImportFrom: import_from,
    ir.If: if_,
    ir.For: for_,
    ir.While: while_,
    ir.With: with_,
    ir.Try: try_,
    ir.Match: match_,
    ir.OpaqueStmt: opaque_statement,
}
