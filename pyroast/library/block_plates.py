"""Library model of `block_plate`, which takes one enclosing plate out of the stack (pyro/poutine/plate_messenger.py)."""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.library.broadcasting import broadcast
from pyroast.library.plates import PLATE
from pyroast.library.registry import handles, model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.trace import name_text, same_name
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    Constant,
    Handled,
    Object,
    Tuple,
    Value,
    opaque,
)

BLOCK = "pyro.poutine.block_plate"


@model("pyro.poutine.plate_messenger.block_plate", BLOCK)
def block_plate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`block_plate(name=None, dim=None, *, strict=True)`."""
    cell = Object({}, type=BLOCK, span=span, file=m.file)
    cell.state["name"] = arguments.get(0, "name", NONE) or NONE
    cell.state["dim"] = arguments.get(1, "dim", NONE) or NONE
    cell.state["strict"] = arguments.keywords.get("strict", TRUE_VALUE)
    return m.new(cell)


@model(f"{BLOCK}.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`block_plate(...)` used as a decorator (`contextlib.ContextDecorator`)."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return Handled(cell, arguments.args[1]) if len(arguments.args) > 1 else opaque("block_plate")


@model(f"{BLOCK}.__push__")
def enter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Find the plates that it takes out; Pyro raises unless there is exactly one, or strict=False."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    name, dim = m.select(cell.state["name"]), m.select(cell.state["dim"])
    hidden = [
        plate for other in m.handlers if other.type == BLOCK and other is not cell for plate in _taken(other)
    ]
    matches: list[Value] = []
    known = True
    for handler in m.handlers:
        unsure = handler.type == BLOCK and handler.state.get("unknown") == TRUE_VALUE
        if unsure or handler.type in ("unknown context", "unknown caller"):
            known = False
        elif handler.type == PLATE and handler not in hidden:
            found = _is_meant(m, handler, name, dim)
            if found is Tri.YES:
                matches.append(handler)
            known = known and found is not Tri.UNKNOWN
    if known and len(matches) != 1 and m.select(cell.state["strict"]) == TRUE_VALUE:
        known = False  # nothing is said of what comes after the exception
        plate = f"plate '{name_text(m.site_name(name))}'" if name != NONE else f"plate at dim={_number(dim)}"
        m.fault(
            "PYR214",
            cell.span,
            f"{'no' if not matches else 'more than one'} {plate} is around this block_plate: Pyro raises ValueError "
            f"'block_plate matched {len(matches)} messengers'",
        )
    cell.state["matches"] = Tuple(tuple(matches))
    cell.state["unknown"] = FALSE_VALUE if known else TRUE_VALUE
    return NONE


def _taken(cell: Object) -> tuple[Value, ...]:
    matches = cell.state.get("matches")
    return matches.items if isinstance(matches, Tuple) else ()


def _number(dim: Value) -> object:
    return dim.value if isinstance(dim, Constant) else "?"


def _is_meant(m: Machine, plate: Object, name: Value, dim: Value) -> Tri:
    """Whether an active plate has the name or the dim, of which one must be given."""
    if name != NONE and dim == NONE:
        return same_name(m.site_name(plate.state["name"]), m.site_name(name))
    own = m.select(plate.state["dim"])
    if name != NONE or not isinstance(dim, Constant) or not isinstance(dim.value, int) or dim.value >= 0:
        return Tri.UNKNOWN  # Pyro does not accept it
    if not isinstance(own, Constant) or (own == NONE and plate.state["vectorized"] == TRUE_VALUE):
        return Tri.UNKNOWN
    return Tri.YES if own == dim else Tri.NO


@handles(BLOCK)
def pass_plate(m: Machine, handler: Object, message: Message) -> None:
    """Tell the plate that it is not there."""
    message.passes = (*message.passes, *_taken(handler))
    if handler.state.get("unknown") == TRUE_VALUE and message.kind == "sample":
        message.frames = (None, *message.frames)
        broadcast(m, message)
