"""Library model of `poutine.equalize`: the statements of a group take the value of the first (pyro/poutine)."""

from __future__ import annotations

import re

from pyroast.library.distribution_methods import value_of_draw
from pyroast.library.enumerated_values import ENUMERATED
from pyroast.library.plates import PLATE
from pyroast.library.primitives import point_mass
from pyroast.library.registry import handles, model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.symbolic import Sym
from pyroast.trace import name_text
from pyroast.values import FALSE_VALUE, NONE, TRUE_VALUE, Constant, Distribution, Object, Symbol, Value

TYPE = "pyro.poutine.equalize"
UNKNOWN = "equalize(...) ties sites in a way that is not known"
MAX_NAME, MAX_REPEATS = 100, 3
_REPEATS = re.compile(r"[*+{]")
_NESTED = re.compile(r"\)[*+{?]|\\[1-9]|\(\?")


@model(f"{TYPE}.__push__")
def enter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The value of the group is forgotten (`EqualizeMessenger.__enter__`)."""
    handler = arguments.args[0]
    assert isinstance(handler, Object)
    m.write(handler, "$value", NONE)
    return NONE


@handles(TYPE)
def equalize(m: Machine, handler: Object, message: Message) -> None:
    """Give a statement the value of the first of its group (`EqualizeMessenger._process_message`)."""
    kind = m.select(handler.state.get("type", Constant("sample")))
    own = {"param": "param", "sample": "sample", "plate": "sample"}.get(message.kind)
    if own is None or (isinstance(kind, Constant) and kind.value != own):
        return
    matches = _matches(m, handler, message) if isinstance(kind, Constant) else None
    if matches is False:
        return
    value = m.select(handler.state.get("$value", NONE))
    if matches is None or message.kind == "plate":
        _give_up(m, message)
    elif isinstance(value, Symbol):
        _tie(m, handler, message, value)
    elif value == NONE:
        m.write(handler, "$value", _value(m, handler, message))
    else:
        _give_up(m, message)


def _give_up(m: Machine, message: Message) -> None:
    m.open_trace(UNKNOWN, message.span)
    if message.kind == "sample" and message.observed is not True:
        message.observed, message.reason = None, UNKNOWN


def _matches(m: Machine, handler: Object, message: Message) -> bool | None:
    """Whether one of the patterns matches the whole name; None where that is not known."""
    given = m.select(handler.state.get("sites", NONE))
    patterns: list[Value] | None = [given] if isinstance(given, Constant) else m.exact_items(given)
    name = m.site_name(message.name).literal
    if patterns is None or name is None or len(name) > MAX_NAME:
        return None
    found = [_match(m.select(pattern), name) for pattern in patterns]
    return True if True in found else None if None in found else False


def _match(pattern: Value, name: str) -> bool | None:
    """`re.fullmatch(pattern, name)`, for patterns that cannot take long: nothing repeated is repeated again."""
    if not isinstance(pattern, Constant) or not isinstance(pattern.value, str):
        return None
    text = pattern.value
    if len(_REPEATS.findall(text)) > MAX_REPEATS or _NESTED.search(text):
        return None
    try:
        return re.fullmatch(text, name) is not None
    except (re.error, OverflowError):
        return None


def _value(m: Machine, handler: Object, message: Message) -> Symbol:
    """What the statement will have for a value once the handlers around this one have seen it."""
    value = message.value
    if isinstance(value, Symbol):
        return value
    name = name_text(m.site_name(message.name))
    fn = message.fn
    if message.observed is not False or not isinstance(fn, Distribution):
        return Symbol(Sym(("equalized", name)), True, True, True)
    shape, dtype, support = value_of_draw(fn)
    outer = m.handlers[: m.handlers.index(handler)] if handler in m.handlers else []
    if any(other.type in (PLATE, "unknown context", ENUMERATED) for other in outer):
        shape = None  # it may be broadcast or enumerated yet
    return Symbol(Sym(("site", name)), True, True, True, shape, dtype, support)


def _tie(m: Machine, handler: Object, message: Message, value: Symbol) -> None:
    message.value = value
    if message.kind != "sample":
        return
    message.observed = True
    keep = {"yes": True, "no": False}.get(
        m.decide(m.condition(handler.state.get("keep_dist", FALSE_VALUE))).value
    )
    if keep is None:
        message.fn = NONE
    if keep is not False:
        return
    fn = message.fn
    message.infer, message.infer_known = {"_deterministic": TRUE_VALUE}, True
    message.fn = point_mass(value, fn.event_dim if isinstance(fn, Distribution) else None)
    message.deterministic = True
