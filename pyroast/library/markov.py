"""Library model of `pyro.markov` (pyro/poutine/markov_messenger.py): which earlier sites a site may depend on."""

from __future__ import annotations

from pyroast.library.handlers import is_callable
from pyroast.library.registry import handles, model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.trace import Step
from pyroast.values import NONE, TRUE_VALUE, Constant, Handled, Object, Symbol, Value

MARKOV = "pyro.poutine.markov"


@model("pyro.markov", MARKOV)
def markov(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.markov(fn=None, history=1, keep=False, ...)`: decorator, context, or wrapper of an iterable."""
    function = m.select(arguments.get(0, "fn", NONE) or NONE)
    cell = Object({}, type=MARKOV, span=span, file=m.file)
    m.new(cell)
    cell.state["history"] = m.select(arguments.get(1, "history", Constant(1)) or NONE)
    cell.state["keep"] = m.select(arguments.get(2, "keep", NONE) or NONE)
    if function == NONE:
        return cell
    if isinstance(function, Symbol) and not function.tensor:
        return function
    if is_callable(function) and not isinstance(function, (Object, Symbol)):
        return Handled(cell, function)
    elements = m.iterate(function, span)
    if elements.handler is not None:
        return elements
    cell.state["loop"] = TRUE_VALUE
    return replace(elements, handler=cell)


@model(f"{MARKOV}.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A markov context used as a decorator."""
    cell = arguments.args[0]
    if not isinstance(cell, Object) or len(arguments.args) < 2:
        return NONE
    function = m.select(arguments.args[1])
    if is_callable(function):
        return Handled(cell, function)
    elements = m.iterate(function, span)
    return elements if elements.handler is not None else replace(elements, handler=cell)


@model(f"{MARKOV}.__push__")
def enter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Count the entries: a context that is entered anew has forgotten the sites of the last time, unless it keeps them."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    if cell not in m.handlers and cell.state.get("keep") != TRUE_VALUE:
        run = cell.state.get("run")
        count = run.value if isinstance(run, Constant) and isinstance(run.value, int) else 0
        m.write(cell, "run", Constant(count + 1))
    return NONE


@handles(MARKOV)
def process(m: Machine, handler: Object, message: Message) -> None:
    """Note the step that a site belongs to."""
    if message.kind != "sample":
        return
    run = handler.state.get("run")
    loop = (handler.born, run.value if isinstance(run, Constant) and "loop" not in handler.state else 0)
    if any(step.loop == loop for step in message.markov):
        return  # entered several times, of which the innermost counts
    number = handler.state.get("counter") if "loop" in handler.state else None
    position = (
        number.value if isinstance(number, Constant) else sum(1 for other in m.handlers if other is handler)
    )
    history = handler.state["history"]
    known = isinstance(history, Constant) and isinstance(history.value, int)
    step = Step(loop, position if isinstance(position, int) else 0, history.value if known else None)  # type: ignore[union-attr,arg-type]
    message.markov = (step, *message.markov)
