"""Values that come from outside the program: arguments nobody is seen to give, files, other packages.

What has their shape cannot be told from any source. It is another matter than a shape that is not known because an
operation is not modelled: there the source says it, and Pyro would raise or not on every run.
"""

from __future__ import annotations

from pyroast.protocol import Arguments, Machine, Message
from pyroast.symbolic import Sym, atoms
from pyroast.values import (
    Choice,
    DictCell,
    Distribution,
    Frame,
    ListCell,
    Object,
    Symbol,
    Template,
    Tuple,
    Value,
)

GIVEN = frozenset({"named", "*args", "**kwargs", "global", "import", "module", "star", "setting", "file"})
"""Where symbols come from that stand for something outside."""

MODELLED = ("torch.", "pyro.", "builtins.", "math.", "numpy.", "functools.", "itertools.", "collections.")
READERS = frozenset(
    {"torch.load", "torch.jit.load", "numpy.load", "numpy.loadtxt", "numpy.genfromtxt", "numpy.fromfile", "builtins.open",
     "builtins.input", "torch.cuda.is_available", "torch.from_file"}
)  # fmt: skip
MAX_DEPTH = 4


def is_outside(m: Machine, value: object, depth: int = 0) -> bool:
    """Whether a value, or something in it, comes from outside."""
    if depth > MAX_DEPTH:
        return False
    match value:
        case Symbol(form=form, shape=shape):
            return _any(
                m, form if shape is None else shape
            )  # of a known shape only the values may come from outside
        case Template(parts=parts):
            return _any(m, parts)
        case Tuple(items=items):
            return any(is_outside(m, item, depth + 1) for item in items)
        case Choice(alternatives=alternatives):
            return any(is_outside(m, part, depth + 1) for _, part in alternatives)
        case Distribution(arguments=arguments, base=base, batch_shape=batch, event_shape=event):
            return (
                any(is_outside(m, part, depth + 1) for _, part in arguments)
                or (base is not None and is_outside(m, base, depth + 1))
                or _any(m, batch or ())
                or _any(m, event or ())
            )
        case ListCell(state=state) | DictCell(state=state) | Object(state=state):
            return any(is_outside(m, part, depth + 1) for part in list(state.values())[:20])
        case Frame(size=size, full_size=full):
            return _any(m, (size, full))
        case _:
            return False


def _any(m: Machine, form: object) -> bool:
    return any(symbol in m.outside_symbols or _comes_in(symbol) for symbol in atoms(form))


def _comes_in(symbol: Sym) -> bool:
    kind = symbol.origin[0]
    if kind in GIVEN:
        return True
    if not isinstance(kind, str):
        return False
    return kind in READERS or kind.startswith("argument ") or ("." in kind and not kind.startswith(MODELLED))


def note(m: Machine, arguments: Arguments, result: Value) -> None:
    """Remember that what a library made comes from outside, if something that it was given does."""
    if not _needs(result):
        return
    given = (*arguments.args, *arguments.keywords.values(), arguments.star, arguments.star_star)
    if any(is_outside(m, value) for value in given if value is not None):
        mark(m, result)


def _needs(result: Value) -> bool:
    """Whether something about the shape of a result is open."""
    match result:
        case Symbol(shape=shape):
            return shape is None or not all(isinstance(size, int) for size in shape)
        case Tuple(items=items):
            return any(map(_needs, items[:8]))
        case _:
            return False


def mark(m: Machine, value: Value) -> None:
    """Remember that a value comes from outside."""
    match value:
        case Symbol(form=form, shape=shape):
            m.outside_symbols.update(atoms(form))
            m.outside_symbols.update(atoms(tuple(shape or ())))
        case Tuple(items=items):
            for item in items:
                mark(m, item)


def at_site(m: Machine, message: Message) -> bool:
    """Whether something from outside has a say in the shape of a site."""
    parts = (message.fn, message.value if message.observed is not False else None, *message.frames)
    return any(is_outside(m, part) for part in parts)
