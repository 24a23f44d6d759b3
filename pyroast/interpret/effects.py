"""Effects: messages through the handler stack, contexts, plates and their dims, and traced runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pyroast import conditions, ir
from pyroast.conditions import TRUE
from pyroast.interpret import references
from pyroast.interpret.machine import NO_LIMIT, TooLarge, relative
from pyroast.interpret.names import site_name
from pyroast.library import outside, registry, training
from pyroast.library.distribution_methods import value_of_draw
from pyroast.library.distribution_values import full_shape, value_shape
from pyroast.networks import Outside
from pyroast.protocol import Arguments, Message, Recorder
from pyroast.records import replace
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.symbolic import Sym, atoms
from pyroast.trace import Hidden, Opening, Site, Trace
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    Choice,
    Class,
    Constant,
    Distribution,
    Function,
    Handled,
    Instance,
    LibraryMethod,
    Method,
    Object,
    Partial,
    Reference,
    Symbol,
    Template,
    Value,
    form_of,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

RECORDER = "recorder"
MAX_TRACES = 6
"""How deep runs may be nested: an autoguide of a model that steps an SVI, and so on."""
ALWAYS_RAISES = "result of a function that raises"
AROUND = frozenset(
    f"pyro.poutine.{name}" for name in ("condition", "uncondition", "do", "scale", "mask", "infer_config")
)
"""Handlers that act on the traces of an inference call which is made inside them."""


def emit(m: Interpreter, message: Message) -> Value:
    """Send a message from the innermost handler outwards, then give the site its value."""
    m.step(3)
    references.note_sampled(m, message)
    if message.kind == "param" or not m.recorders:
        _log(m, message)
    return _send(m, message, list(reversed(m.handlers)))


def _log(m: Interpreter, message: Message) -> None:
    """Remember which parameters runs ask for, and what happens where no inference sees it."""
    name, log = site_name(m, message.name), m.training
    if message.kind == "param":
        if message.declared is not None:
            log.initialised.append(name)
        if m.recorders:
            log.inside.append(name)
        elif message.declared is not None and name.literal is not None and not m.dry:
            log.outside.setdefault(Sym(("param", name.literal)), Outside("param", message.span, m.file))
    elif message.kind == "sample" and not m.dry and name.literal is not None and not message.observed:
        running = m.activations[-1].function if m.activations else None
        if running is not None and running.name == "__init__" and running.owner is not None:
            log.outside.setdefault(Sym(("site", name.literal)), Outside("sample", message.span, m.file))


def _send(m: Interpreter, message: Message, handlers: list[Object]) -> Value:
    for position, handler in enumerate(handlers):
        if handler.type == RECORDER:
            _record(m, handler, message)  # type: ignore[arg-type]  # a Recorder
            continue
        references.note(m, handler, message)
        process = registry.handler(handler.type)
        if process is not None:
            process(m, handler, message)
        if message.stopped:
            _note_hidden(m, message, len(handlers) - position - 1)
            break
        if isinstance(message.name, Choice):  # a handler gave it a name that depends on the path
            return m.lift(message.name, _resend(m, message, handlers[position + 1 :]))
    return _value(m, message)


def _resend(m: Interpreter, message: Message, rest: list[Object]) -> Callable[[Value], Value]:
    """Send a message on under one of the names that it may have."""
    return lambda name: _send(m, replace(message, name=name, infer=dict(message.infer)), rest)


def _note_hidden(m: Interpreter, message: Message, below: int) -> None:
    if message.kind != "sample" or m.dry:
        return
    for handler in m.handlers[:below]:
        if isinstance(handler, Recorder):
            handler.hidden.append(
                Hidden(site_name(m, message.name), message.hidden_by, message.span, m.scope.file)
            )


def _record(m: Interpreter, recorder: Recorder, message: Message) -> None:
    presence = relative(m.path, recorder.entry)
    if message.kind == "subsample":
        return
    if message.kind == "open":
        recorder.openings.append(Opening(message.reason, message.span, m.scope.file, presence))
        return
    name = site_name(m, message.name)
    in_name = {symbol for part in _raw_parts(message.name) for symbol in atoms(part)}
    if presence != TRUE and m.loops and not in_name.isdisjoint(m.loops):
        presence = conditions.substituted(presence, m.numbering(_raw_parts(message.name)))
    m.order += 1
    recorder.sites.append(
        Site(
            kind=message.kind,
            name=name,
            presence=presence,
            span=message.span,
            path=m.scope.file,
            distribution=message.fn if isinstance(message.fn, Distribution) else None,
            observed=message.observed,
            auxiliary=flag(m, message, "is_auxiliary"),
            enumerate=_enumerate(m, message),
            num_samples=_num_samples(m, message),
            deterministic=message.deterministic,
            infer_values=tuple(
                (key, value.value)
                for key, value in sorted(message.infer.items())
                if isinstance(value, Constant)
            ),
            configured=message.configured,
            provider=message.provider,
            late=message.late,
            infer_keys=tuple(sorted(message.infer)) if message.infer_known else ("?",),
            frames=message.frames,
            loops=tuple(loop for loop in m.loops if loop not in in_name),
            order=m.order,
            markov=message.markov,
            value_shape=_value_shape(m, message),
            mask_shape=message.mask_shape,
            scale=message.scale,
            scale_shape=message.scale_shape,
            outside=message.kind == "sample" and outside.at_site(m, message),
            own_batch=message.own_batch,
            enumerated_dims=message.enumerated[1] if message.enumerated is not None else None,
            enumerated_dim=message.enumerated[2] if message.enumerated is not None else None,
            declared=message.declared,
            bare=message.bare,
            observation=form_of(message.value) if message.observed and message.kind == "sample" else None,
            sliced=m.sliced.get(message.value.form) if isinstance(message.value, Symbol) else None,
        )
    )


def _value_shape(m: Interpreter, message: Message) -> Shape | None:
    """The shape of the value at a site: of the draw, or of what is observed."""
    if message.enumerated is not None:
        return message.enumerated[0]
    if message.observed is not False:
        return value_shape(message.value)
    own = full_shape(message.fn) if isinstance(message.fn, Distribution) else None
    return m.taken_over.get(site_name(m, message.name), own) if m.taken_over else own


def _raw_parts(value: Value) -> tuple[object, ...]:
    if isinstance(value, Template):
        return value.parts
    form = form_of(value)
    return () if form is None else (form,)


def flag(m: Interpreter, message: Message, key: str) -> bool | None:
    """Whether `infer[key]` is true; None where that is not known."""
    if key not in message.infer:
        return False if message.infer_known else None
    decided = m.decide(m.condition(message.infer[key]))
    return {"yes": True, "no": False}.get(decided.value)


def _enumerate(m: Interpreter, message: Message) -> str:
    if "enumerate" not in message.infer:
        return "" if message.infer_known else "unknown"
    value = m.select(message.infer["enumerate"])
    if isinstance(value, Constant):
        return "" if value.value is None else str(value.value)
    return "unknown"


def _num_samples(m: Interpreter, message: Message) -> bool | None:
    value = message.infer.get("num_samples", NONE)
    return {"yes": False, "no": True}.get(m.decide(m.is_none(value)).value)


def _value(m: Interpreter, message: Message) -> Value:
    if message.replaced is not None:
        return message.replaced
    if message.kind != "sample":
        return message.value
    if message.observed is True and message.value != NONE:
        return message.value
    from pyroast.trace import name_text

    name = name_text(site_name(m, message.name))
    distribution = message.fn
    if not isinstance(distribution, Distribution):
        return Symbol(Sym(("site", name)), external=True, definite=True, tensor=True)
    shape, dtype, support = value_of_draw(distribution)
    if shape is None and outside.is_outside(m, distribution):
        m.outside_symbols.add(Sym(("site", name)))
    if message.enumerated is not None:
        shape = message.enumerated[0]
    elif m.taken_over:
        shape = m.taken_over.get(site_name(m, message.name), shape)
    point = distribution.argument("v") if distribution.name == "Delta" else None
    if point is not None:
        chosen = m.select(point)
        if not isinstance(chosen, Symbol) or shape is None or chosen.shape == shape:
            return chosen
        return Symbol(chosen.form, chosen.external, True, True, shape, chosen.dtype, chosen.support)
    return Symbol(Sym(("site", name)), True, True, True, shape, dtype, support)


# Contexts


def push(m: Interpreter, handler: Object) -> None:
    """Enter a handler; a vectorized plate allocates its dim."""
    enter_handler = registry.find(f"{handler.type}.__push__")
    if enter_handler is not None:
        enter_handler(m, Arguments([handler], {}), handler.span)
    m.handlers.append(handler)
    references.enter(m, handler)


def pop(m: Interpreter, handler: Object) -> None:
    """Leave the innermost handler."""
    if handler in m.handlers:
        while m.handlers:
            last = m.handlers.pop()
            _release(m, last)
            if last is handler:
                break


def _release(m: Interpreter, handler: Object) -> None:
    references.leave(m, handler)
    leave_handler = registry.find(f"{handler.type}.__pop__")
    if leave_handler is not None:
        leave_handler(m, Arguments([handler], {}), handler.span)


def enter(m: Interpreter, context: Value, span: Span) -> Value:
    """`with context`: returns what `as` binds."""
    m.here = span
    match context:
        case Object(type=type_name):
            entering = registry.find(f"{type_name}.__enter__")
            if entering is not None:
                return entering(m, Arguments([context], {}), span)
            if registry.handler(type_name) is not None:
                push(m, context)
            return context
        case Instance():
            method = m.attribute(context, "__enter__", span)
            if isinstance(method, Method):
                return m.call(method, Arguments([], {}), span)
            return opaque("context")
        case Symbol(external=False):
            if m.recorders:
                push(m, m.new(Object({}, type="unknown context", span=span)))  # an Object
                m.open_trace("a context manager is not known", span)
            return opaque("context")
        case LibraryMethod() | Handled() | Function() | Class():
            return opaque("context")
        case _:
            return opaque("context", external=True)


def leave(m: Interpreter, context: Value, depth: int, span: Span) -> None:
    """The end of a `with` block: everything that was entered since is left."""
    if isinstance(context, Instance):
        method = m.attribute(context, "__exit__", span)
        if isinstance(method, Method):
            m.call(method, Arguments([NONE, NONE, NONE], {}), span)
            if m.recorders and _may_swallow(method.function):
                m.open_trace("a context manager may swallow an exception", span)
    while len(m.handlers) > depth:
        _release(m, m.handlers.pop())


def _may_swallow(function: Value) -> bool:
    """Whether an `__exit__` gives anything but None or False."""
    definition = function.definition if isinstance(function, Function) else None
    pending: list[object] = list(definition.body) if isinstance(definition, ir.FunctionDef) else []
    while pending:
        node = pending.pop()
        match node:
            case (
                ir.Return(value=None)
                | ir.Return(value=ir.Const(value=None | False))
                | ir.Return(value=ir.Call())
            ):
                continue  # a call mostly gives what the context inside gives
            case ir.Return():
                return True
            case ir.If(body=body, orelse=orelse):
                pending.extend((*body, *orelse))
            case ir.With(body=body) | ir.Try(body=body):
                pending.extend(body)
    return False


# Runs


def trace(
    m: Interpreter,
    function: Value,
    arguments: Arguments,
    span: Span,
    around: list[Object] | None = None,
    undo: bool = True,
) -> Trace:
    """Run a function, undo its effects unless told not to, and return what it samples.

    The handlers `around` the run act on its messages before they are recorded.
    """
    recorder = Recorder({}, type=RECORDER, span=span, entry=m.path, trying=m.trying)
    saved = m.handlers, m.dims, m.recorders, m.loops, m.unrolled, m.activations, m.assumed, m.scope
    path, dry, order, steps, limit = m.path, m.dry, m.order, m.steps, m.limit
    m.trace_depth += 1
    outside = [replace_state(m, handler) for handler in around or []]
    m.handlers, m.dims, m.recorders, m.loops = [recorder, *outside], [], [recorder], []
    m.unrolled, m.activations, m.dry, m.order, m.steps, m.limit = 1, [], 0, 0, 0, NO_LIMIT
    outer = m.record() if undo else None
    try:
        if m.trace_depth > MAX_TRACES:
            raise TooLarge
        if _is_foreign(m, function):
            m.open_trace("the function itself is not known", span)
        result = m.call(function, arguments, span)
        if _is_abstract(function) or _always_raises(result):
            recorder.openings.append(
                Opening("the function is abstract: it always raises", span, m.scope.file, TRUE)
            )
    except (TooLarge, RecursionError, MemoryError):
        recorder.openings.append(Opening("too large: the budget of steps is used up", span, m.file, TRUE))
    finally:
        m.trace_depth -= 1
        if recorder.uses:
            training.settle(m)
        if undo:
            m.rewind(outer)
        m.handlers, m.dims, m.recorders, m.loops, m.unrolled, m.activations, m.assumed, m.scope = saved
        m.path, m.dry, m.order, m.steps, m.limit = path, dry, order, steps, limit
    return Trace(
        tuple(recorder.sites),
        tuple(recorder.openings),
        tuple(recorder.hidden),
        tuple(recorder.faults),
        tuple(recorder.uses),
        tuple(recorder.minibatches),
    )


def replace_state(m: Interpreter, handler: Object) -> Object:
    """A handler around a run, marked so that what it does is known to come after the replay of the guide."""
    return m.new(
        Object(
            {**handler.state, "$around": TRUE_VALUE}, type=handler.type, span=handler.span, file=handler.file
        )
    )


def _is_abstract(function: Value) -> bool:
    """Whether a function is marked as abstract."""
    while isinstance(function, (Method, Handled, Partial)):
        function = function.function
    return isinstance(function, Function) and "$abstract" in function.state


def _always_raises(result: Value) -> bool:
    return (
        isinstance(result, Symbol) and isinstance(result.form, Sym) and result.form.origin[0] == ALWAYS_RAISES
    )


def _is_foreign(m: Interpreter, function: Value) -> bool:
    """Whether a function comes from a library and is not modelled, so that nothing is known of its sites."""
    while isinstance(function, (Method, Handled, Partial)):
        function = function.function
    if isinstance(function, Symbol):
        return function.external
    if isinstance(function, Object):
        return (
            registry.find(f"{function.type}.__call__") is None or registry.handler(function.type) is not None
        )
    if isinstance(function, Constant):
        return True
    return isinstance(function, Reference) and registry.find(function.name) is None


def run_quietly(m: Interpreter, action: Callable[[], Value]) -> Value:
    """Run an action in which no handler around it sees anything, with its effects undone."""
    saved = m.handlers, m.dims, m.recorders
    m.handlers, m.dims, m.recorders = [], [], []
    born = m.births
    outer = m.record()
    try:
        return action()
    finally:
        m.rewind(outer, keep_after=born)
        m.handlers, m.dims, m.recorders = saved
