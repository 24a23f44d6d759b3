"""Sites that handlers and `Predictive` are told of by name, and whether the functions that they meet have them.

Each use of a handler (a call of the function that it wraps, the body of its `with`) is watched: the names of the messages
that reach it, and whether one may have come from a call that is not known.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyroast.facts import Tri
from pyroast.interpret.classes import class_attribute
from pyroast.protocol import CallFact, Message, PairCall
from pyroast.records import dataclass, field
from pyroast.spans import Span
from pyroast.trace import name_text, same_name
from pyroast.values import (
    NONE,
    DictCell,
    Function,
    Handled,
    Instance,
    ListCell,
    Method,
    Name,
    Object,
    Partial,
    Tuple,
    Value,
    key_value,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

ARGUMENTS = {"block": ("hide", "expose"), "condition": ("data",), "do": ("data",), "reparam": ("config",)}
"""The arguments of `pyro.poutine` handlers that name sites."""

EFFECTS = {
    "hide": "hides nothing under that name",
    "expose": "lets nothing through under that name",
    "data": "",
    "config": "reparametrises nothing under that name",
}
NODES = frozenset({"_INPUT", "_RETURN"})
"""Nodes of every trace that are no sites (`pyro.poutine.trace_messenger.TraceHandler.__call__`)."""

OF_A_MODULE = "$$$"
"""What stands between the name of a module and that of its parameter (`pyro.primitives.module`)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The names that one argument of a call gives; `what` is the call as it is written."""

    what: str
    effect: str
    names: tuple[str, ...]
    span: Span
    path: str


@dataclass(slots=True)
class Watch:
    """One use of a handler: what reaches it, and the functions that run inside it."""

    mentions: tuple[Mention, ...]
    depth: int
    names: dict[Name, None] = field(default_factory=dict)
    functions: dict[object, None] = field(default_factory=dict)
    closed: bool = False
    open: bool = False


@dataclass(slots=True)
class Watches:
    """All uses of handlers that name sites, those under way, and what each function has sampled in any run."""

    done: list[tuple[Watch, Object]] = field(default_factory=list)
    running: dict[int, list[Watch]] = field(default_factory=dict)
    sampled: dict[object, dict[Name, None]] = field(default_factory=dict)


def enter(m: Interpreter, handler: Object) -> None:
    """Begin to watch a handler that names sites."""
    short = handler.type.removeprefix("pyro.poutine.")
    if short not in ARGUMENTS:
        return
    mentions = tuple(_mentions(m, handler, short))
    if mentions:
        watch = Watch(mentions, len(m.activations))
        m.watches.done.append((watch, handler))  # the handler too: its id is the key below
        m.watches.running.setdefault(id(handler), []).append(watch)


def leave(m: Interpreter, handler: Object) -> None:
    """The end of a use; one that an exception ends may have had more sites."""
    running = m.watches.running.get(id(handler))
    if running:
        watch = running.pop()
        watch.closed = sys.exc_info()[0] is None


def note(m: Interpreter, handler: Object, message: Message) -> None:
    """A message reaches a handler."""
    running = m.watches.running.get(id(handler)) if m.watches.running else None
    if not running:
        return
    watch = running[-1]
    if message.kind == "open":
        watch.open = True
    else:
        watch.names[m.site_name(message.name)] = None
        watch.functions.update(dict.fromkeys(_functions(m, watch.depth)))


def note_sampled(m: Interpreter, message: Message) -> None:
    """A function sends a message: it may do so in another run, where it has not."""
    if message.kind == "open":
        return
    name = m.site_name(message.name)
    for key in _functions(m, 0):
        m.watches.sampled.setdefault(key, {})[name] = None


def note_blind(m: Interpreter) -> None:
    """An inference begins whose messages the handlers around it meet, but are not shown."""
    for handler in m.handlers:
        for watch in m.watches.running.get(id(handler), ()):
            watch.open = True


def _functions(m: Interpreter, depth: int) -> Iterator[object]:
    for activation in m.activations[depth:]:
        if activation.function is not None:
            yield _key(activation.function)


def _key(function: Function) -> object:
    return function.file, function.span


def _mentions(m: Interpreter, handler: Object, short: str) -> Iterator[Mention]:
    if short == "block" and any(
        m.select(handler.state.get(key, NONE)) != NONE for key in ("hide_fn", "expose_fn")
    ):
        return
    for argument in ARGUMENTS[short]:
        given = m.select(handler.state.get(argument, NONE))
        if m.is_default(given):
            continue
        names = tuple(_names(m, given))
        if short == "block":  # parameters of modules too, of which not all are followed
            names = tuple(name for name in names if OF_A_MODULE not in name and "." not in name)
        if names:
            effect = EFFECTS[argument] or (
                "observes nothing under that name" if short == "condition" else "intervenes nowhere"
            )
            yield Mention(f"{short}({argument}=...)", effect, names, handler.span, handler.file)


def _names(m: Interpreter, value: Value) -> Iterator[str]:
    """The constant texts in a collection; of a dict, the keys whose value is not None."""
    if isinstance(value, DictCell):
        for key, entry in value.state.items():
            name = m.site_name(given) if (given := key_value(key)) is not None else None
            if name is not None and name.literal and m.decide(m.is_none(entry)) is Tri.NO:
                yield name.literal
    elif isinstance(value, (ListCell, Tuple, Object)):
        for item in m.exact_items(value) or ():
            literal = m.site_name(m.select(item)).literal
            if literal:
                yield literal


# What no run has


def conclude(m: Interpreter, path: str) -> None:
    """Record the names of a file that no use of their call has met."""
    met: list[tuple[Mention, dict[Name, None] | None]] = [
        (mention, _known(m, watch)) for watch, _ in m.watches.done for mention in watch.mentions
    ]
    met.extend((mention, _returned(m, call)) for call, mention in _asked(m))
    places: dict[tuple[Span, str, str], list[tuple[Mention, dict[Name, None] | None]]] = {}
    for mention, names in met:
        if mention.path == path:
            places.setdefault((mention.span, mention.path, mention.what), []).append((mention, names))
    for uses in places.values():
        if any(names is None for _, names in uses):
            continue
        first = uses[0][0]
        shared = [names for mention, names in met if mention.names == first.names and len(first.names) > 1]
        if None in shared:
            continue
        known = {name: None for names in (*shared, *(names for _, names in uses)) for name in names or ()}
        dangling = [
            name
            for name in dict.fromkeys(name for mention, _ in uses for name in mention.names)
            if all(same_name(Name((name,)), other) is Tri.NO for other in known)
        ]
        if dangling and known:
            m.facts.append(_fact(first, dangling, known))


def _known(m: Interpreter, watch: Watch) -> dict[Name, None] | None:
    """The names that reach a use or that its functions send in other runs; None where there may be more."""
    if watch.open or not watch.closed or not watch.names:
        return None
    return _with_other_runs(m, watch.names, watch.functions)


def _with_other_runs(m: Interpreter, names: Iterable[Name], functions: Iterable[object]) -> dict[Name, None]:
    known = dict.fromkeys(names)
    for function in functions:
        known.update(m.watches.sampled.get(function, {}))
    return known


def _asked(m: Interpreter) -> Iterator[tuple[PairCall, Mention]]:
    for call in m.pairs:
        names = tuple(name for name in call.return_sites if name not in NODES)
        if names:
            effect = "returns nothing under that name"
            yield call, Mention("Predictive(return_sites=...)", effect, names, call.span, call.file)


def _returned(m: Interpreter, call: PairCall) -> dict[Name, None] | None:
    """The names that the model of a `Predictive` has in any run; None where there may be more."""
    if not call.runs or any(run.model_trace.openings for run in call.runs):
        return None
    names = [site.name for run in call.runs for site in run.model_trace.sites]
    return _with_other_runs(m, names, _entered(m, call.model)) if names else None


def _entered(m: Interpreter, value: Value) -> Iterator[object]:
    for _, one in m.alternatives(value):
        while isinstance(one, (Handled, Partial, Method)):
            one = one.function
        if isinstance(one, Instance):
            for name in ("forward", "__call__"):
                method = class_attribute(m, one.cls, name)
                if isinstance(method, Function):
                    yield _key(method)
        elif isinstance(one, Function):
            yield _key(one)


def _fact(mention: Mention, dangling: list[str], known: dict[Name, None]) -> CallFact:
    from difflib import get_close_matches

    candidates = sorted({name_text(name) for name in known} - set(mention.names))
    parts = []
    for name in dangling:
        close = get_close_matches(name, candidates, n=1)
        parts.append(f"'{name}'" + "".join(f" (did you mean '{other}'?)" for other in close))
    verb = "is no site" if len(parts) == 1 else "are no sites"
    return CallFact(
        "PYR106",
        mention.span,
        mention.path,
        f"{', '.join(parts)} {verb} that {mention.what} meets: it {mention.effect}, and Pyro does not say so",
        "silent",
    )


__all__ = ["Watches", "conclude", "enter", "leave", "note", "note_blind", "note_sampled"]
