"""Library models of `poutine.escape`, which leaves its context at a site, and of `poutine.collapse` (pyro/poutine)."""

from __future__ import annotations

from pyroast.library.handlers import message_dict
from pyroast.library.registry import handles, model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.values import FALSE_VALUE, NONE, TRUE_VALUE, Object, Value

ESCAPE = "pyro.poutine.escape"
REASON = "escape(...) leaves the function at a site"


@model(f"{ESCAPE}.__push__")
def enter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Enter the context: nothing has left it yet."""
    handler = arguments.args[0]
    assert isinstance(handler, Object)
    m.write(handler, "$left", FALSE_VALUE)
    return NONE


@handles(ESCAPE)
def escape(m: Machine, handler: Object, message: Message) -> None:
    """Raise `NonlocalExit` at a site (`EscapeMessenger._pyro_sample`): nothing in the context comes after it."""
    left = m.decide(m.condition(m.select(handler.state.get("$left", FALSE_VALUE)))).value
    if left == "yes":
        message.stopped, message.hidden_by = True, "escape"
        return
    if message.kind == "open" or message.stopped:
        return
    leaves: bool | None = None
    if left == "no" and message.kind in ("sample", "plate"):
        function = m.select(handler.state.get("escape_fn", NONE))
        site = message_dict(m, message)
        answer = m.run_quietly(lambda: m.call(function, Arguments([site], {}), message.span))
        leaves = {"yes": True, "no": False}.get(m.decide(m.condition(answer)).value)
    if leaves is None and message.kind != "param":
        m.open_trace(REASON, message.span)
        message.observed = None
    if leaves:
        m.write(handler, "$left", TRUE_VALUE)
        message.stopped, message.hidden_by = True, "escape"


@model(f"{ESCAPE}.__pop__")
def leave(m: Machine, arguments: Arguments, span: Span) -> Value:
    """What comes between the context and the `except` clause that catches the exit is not followed."""
    handler = arguments.args[0]
    assert isinstance(handler, Object)
    if m.select(handler.state.get("$left", FALSE_VALUE)) != FALSE_VALUE:
        m.open_trace(REASON, handler.span)
    return NONE


@handles("pyro.poutine.collapse")
def collapse(m: Machine, handler: Object, message: Message) -> None:
    """Sites become terms of a funsor and reach nobody else (`CollapseMessenger._pyro_sample`)."""
    if message.kind == "sample":
        m.open_trace("collapse(...) sums sites out in a way that is not modelled", message.span)
        message.observed = None
