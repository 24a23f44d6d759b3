"""Library models of plates (pyro/poutine/subsample_messenger.py, indep_messenger.py, runtime._DimAllocator)."""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.library.broadcasting import broadcast, rescale, take_rows
from pyroast.library.registry import handles, model
from pyroast.library.tensors import contents
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.symbolic import Form, Sym, app, fresh, same, text
from pyroast.trace import PARTICLES, name_text, same_name
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    Constant,
    Distribution,
    Frame,
    Handled,
    Iterate,
    Object,
    Symbol,
    Value,
    form_of,
    opaque,
    value_of,
)

PLATE = "pyro.plate"


@model(
    "pyro.plate",
    "pyro.iarange",
    "pyro.irange",
    "pyro.poutine.SubsampleMessenger",
    "pyro.poutine.plate_messenger.PlateMessenger",
)
def plate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.plate(name, size=None, subsample_size=None, subsample=None, dim=None, ...)`."""
    name = arguments.get(0, "name", opaque("name"))
    assert name is not None
    return m.lift(name, lambda one: _plate(m, one, arguments, span))


def _size_argument(m: Machine, value: Value | None) -> Value:
    """A size as a number, where a tensor is known to hold it."""
    given = m.select(value or NONE)
    return contents.number(m, given) or given


def _plate(m: Machine, name: Value, arguments: Arguments, span: Span) -> Value:
    size = _size_argument(m, arguments.get(1, "size"))
    subsample_size = _size_argument(m, arguments.get(2, "subsample_size"))
    subsample = m.select(arguments.get(3, "subsample", NONE) or NONE)
    dim = m.select(arguments.get(4, "dim", NONE) or NONE)
    cell = Object({}, type=PLATE, span=span, file=m.file)
    m.new(cell)
    full = _size_form(size) if size != NONE else -1
    if full == 0:
        message = f"plate '{_text(m, name)}' has size 0: Pyro raises ZeroDivisionError 'size cannot be zero'"
        m.fault("PYR210", span, message)
        full = fresh("size")
    if size != NONE:
        subsample = m.select(
            m.emit(
                Message(
                    "plate",
                    name,
                    Distribution(
                        "_Subsample",
                        "pyro._Subsample",
                        None,
                        arguments=(
                            ("size", size),
                            ("subsample_size", subsample_size),
                            ("subsample", subsample),
                        ),
                    ),
                    span,
                    value=subsample,
                )
            )
        )
    count = _chosen(m, name, full, subsample_size, subsample, span) if size != NONE else -1
    cell.state.update(
        name=name,
        size=value_of(full),
        subsample_size=value_of(count),
        dim=dim,
        vectorized=NONE,
        counter=Constant(0),
        indices=Symbol(_indices_form(m, name, full, subsample, count), True, True, True, (count,)),
    )
    if size != NONE:
        for recorder in m.recorders:
            recorder.count_plate(m.site_name(name), count, form_of(cell.state["indices"]))
    return cell


def _indices_form(m: Machine, name: Value, full: Form, subsample: Value, count: Form) -> Form:
    """Which indices a plate has: those that the guide drew under its name, all in order, or some that are not known."""
    drawn = m.replayed.get(m.site_name(name))
    if drawn is not None and drawn[1] is not None:
        return drawn[1]
    if subsample == NONE and count == full:
        return Sym(("arange", full))
    return fresh("indices")


def _text(m: Machine, name: Value) -> str:
    return name_text(m.site_name(name))


def _chosen(m: Machine, name: Value, full: Form, subsample_size: Value, subsample: Value, span: Span) -> Form:
    """How many indices a plate has; a subsample_size that differs is a fault (`SubsampleMessenger._subsample`)."""
    indices = m.replayed.get(m.site_name(name), (None, None))[0]
    source = "guide"
    if indices is None and subsample != NONE:
        indices, source = _length(m, subsample), "subsample"
    if subsample_size == NONE:
        return full if indices is None else indices
    count = _size_form(subsample_size)
    if indices is None and isinstance(count, int) and isinstance(full, int) and count > full:
        indices, source = full, "size"  # the plate cannot draw more than there are
    if indices is None or same(count, indices) is not Tri.NO:
        return count
    reason = {
        "guide": f"takes {text(indices)} from the guide",
        "subsample": f"is given {text(indices)} indices",
        "size": f"has only {text(indices)} to draw from",
    }[source]
    m.fault(
        "PYR206",
        span,
        f"plate '{_text(m, name)}' has subsample_size {text(count)}, but {reason}: Pyro raises ValueError "
        f"'subsample_size does not match len(subsample), {text(count)} vs {text(indices)}'",
    )
    return fresh("size")


def _size_form(value: Value) -> Form:
    form = form_of(value)
    if isinstance(form, float) and form.is_integer():
        return int(form)
    return form if form is not None else fresh("size")


def _length(m: Machine, value: Value) -> Form:
    if isinstance(value, Symbol) and value.shape:
        return value.shape[0]
    length = m.library("builtins.len", Arguments([value], {}))
    form = form_of(length)
    return form if form is not None else fresh("size")


def indices(m: Machine, cell: Object) -> Value:
    """What `with plate as index` binds: one index for each element of the minibatch."""
    return NONE if form_of(m.select(cell.state["size"])) == -1 else m.select(cell.state["indices"])


@model("pyro.plate.__enter__")
def enter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Enter a plate as a context."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    m.push(cell)
    return indices(m, cell)


@model("pyro.plate.__push__")
def allocate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Allocate a dim as `_DimAllocator.allocate` does: the given one, or the rightmost that is free."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    if cell.state["vectorized"] == FALSE_VALUE:
        return NONE
    m.write(cell, "vectorized", TRUE_VALUE)
    dim = m.select(cell.state["dim"])
    taken = {entry[0]: entry[1] for entry in m.dims}
    if _already_entered(m, cell):
        m.dims.append((None, cell))
    elif dim == NONE:
        if None in taken or any(handler.type == "unknown caller" for handler in m.handlers):
            m.dims.append((None, cell))
            return NONE
        free = -1
        while free in taken:
            free -= 1
        m.write(cell, "dim", Constant(free))
        m.dims.append((free, cell))
    elif isinstance(dim, Constant) and isinstance(dim.value, int):
        m.dims.append((dim.value if _is_free(m, cell, dim.value, taken) else None, cell))
    else:
        m.dims.append((None, cell))
    return NONE


def _already_entered(m: Machine, cell: Object) -> bool:
    """Whether a plate of that name is active, at which Pyro raises."""
    own = m.site_name(cell.state["name"])
    for _, other in m.dims:
        if same_name(m.site_name(other.state["name"]), own) is Tri.YES:
            name = name_text(own)
            message = (
                f"plate '{name}' is entered inside a plate of that name (line {other.span.line}): Pyro raises ValueError "
                f"'duplicate plate '{name}''"
            )
            m.fault("PYR207", m.here, message)
            return True
    return False


def _is_free(m: Machine, cell: Object, dim: int, taken: dict[int | None, Object]) -> bool:
    """Whether a plate may have a dim; where Pyro raises, nothing is said of the dims from there on."""
    name = _text(m, cell.state["name"])
    particles = cell if name == PARTICLES else taken.get(dim)
    if (
        particles is not None
        and _text(m, particles.state["name"]) == PARTICLES
        and (dim >= 0 or dim in taken)
    ):
        _no_room(m, particles, name, dim)
        m.write(cell, "dim", NONE)
    elif dim >= 0:
        message = (
            f"plate '{name}' has dim={dim}: Pyro raises ValueError 'Expected dim < 0 to index from the right'"
        )
        m.fault("PYR209", cell.span, message)
    elif dim in taken:
        other = taken[dim]
        message = (
            f"plate '{name}' takes dim={dim}, which plate '{_text(m, other.state['name'])}' around it has (line "
            f"{other.span.line}): Pyro raises ValueError 'collide at dim={dim}'; move one to the left, e.g. dim={dim - 1}"
        )
        m.fault("PYR201", m.here, message)
        m.write(cell, "dim", NONE)
    return dim < 0 and dim not in taken


def _no_room(m: Machine, particles: Object, name: str, dim: int) -> None:
    """The plate of a loss's particles has no dim of its own: `max_plate_nesting` is too small."""
    given = form_of(particles.state.get("max_plate_nesting", NONE))
    if dim >= 0:
        says, reason = (
            "'Expected dim < 0 to index from the right'",
            "leaves no dim for the particles of the loss",
        )
    else:
        says = f"'collide at dim={dim}'"
        reason = f"gives the particles of the loss dim={dim}, which plate '{name}' takes too"
    wanted = given + 1 if isinstance(given, int) else "?"
    m.fault(
        "PYR202",
        particles.span,
        f"max_plate_nesting={given} {reason}: Pyro raises ValueError {says}; use max_plate_nesting={wanted}",
    )


@model("pyro.plate.__pop__")
def release(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Free the dim of a plate."""
    cell = arguments.args[0]
    for index in range(len(m.dims) - 1, -1, -1):
        if m.dims[index][1] is cell:
            del m.dims[index]
            break
    return NONE


@handles("pyro.plate")
def process(m: Machine, handler: Object, message: Message) -> None:
    """Put the plate's frame around a message, broadcast its distribution, take the rows of its value."""
    if message.kind in ("plate", "open") or handler in message.passes:
        return
    frame = frame_of(m, handler)
    message.frames = (frame, *message.frames)
    if message.kind in ("param", "subsample"):
        take_rows(m, message, frame)
        return
    rescale(message, frame)
    broadcast(m, message)


def frame_of(m: Machine, handler: Object) -> Frame:
    """The frame that a plate puts around a site (`CondIndepStackFrame`)."""
    state = handler.state
    vectorized = state["vectorized"] != FALSE_VALUE
    dim = m.select(state["dim"])
    known = isinstance(dim, Constant)
    counter = state["counter"].value if isinstance(state["counter"], Constant) else 0
    return Frame(
        m.site_name(state["name"]),
        form_of(m.select(state["subsample_size"])),
        form_of(m.select(state["size"])),
        dim.value
        if vectorized and isinstance(dim, Constant) and isinstance(dim.value, int) and dim.value < 0
        else None,
        vectorized,
        known or not vectorized,
        counter if isinstance(counter, int) and not vectorized else 0,
    )


@model("pyro.plate.__iter__")
def iterate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`for i in plate`: a sequential plate, entered around each round."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    if cell.state["vectorized"] == TRUE_VALUE or m.decide(m.is_none(cell.state["dim"])) is Tri.NO:
        name = _text(m, cell.state["name"])
        message = (
            f"plate '{name}' is looped over but also has a dim: Pyro raises ValueError 'cannot use plate {name} as both "
            "vectorized and non-vectorized'"
        )
        m.fault("PYR208", m.here, message)
    elif cell in m.handlers:
        name = _text(m, cell.state["name"])
        message = (
            f"plate '{name}' is looped over inside itself: Pyro raises ValueError 'cannot install a Messenger instance "
            "twice'"
        )
        m.fault("PYR207", m.here, message)
    m.write(cell, "vectorized", FALSE_VALUE)
    count = form_of(m.select(cell.state["subsample_size"]))
    if count is None or count == -1:
        count = fresh("size")
    match form_of(m.select(cell.state["indices"])):
        case None | Sym(origin=("arange", *_)):
            return Iterate(count, value_of, handler=cell)
        case chosen:
            return Iterate(count, lambda index: Symbol(app("item", chosen, index), True, True), handler=cell)


@model("pyro.plate.indices.__get__")
def read_indices(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`plate.indices`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return indices(m, cell)


@model("pyro.plate.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A plate used as a decorator."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return Handled(cell, arguments.args[1]) if len(arguments.args) > 1 else opaque("plate")


@model("pyro.plate_stack")
def plate_stack(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.plate_stack(prefix, sizes, rightmost_dim=-1)`: plates `prefix_i`, counted from the right."""
    cell = Object({}, type="pyro.plate_stack", span=span, file=m.file)
    cell.state["prefix"] = arguments.get(0, "prefix", opaque("name")) or NONE
    cell.state["sizes"] = arguments.get(1, "sizes", opaque("sizes")) or NONE
    cell.state["rightmost_dim"] = arguments.get(2, "rightmost_dim", Constant(-1)) or NONE
    m.new(cell)
    return cell


@model("pyro.plate_stack.__enter__")
def enter_stack(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Enter the plates of a stack, the rightmost first."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    sizes = m.exact_items(cell.state["sizes"])
    right = cell.state["rightmost_dim"]
    if sizes is None or not isinstance(right, Constant) or not isinstance(right.value, int):
        m.push(m.new(Object({}, type="unknown context", span=cell.span)))  # an Object
        return NONE
    for index, size in enumerate(reversed(sizes)):
        name = m.concatenate([cell.state["prefix"], Constant(f"_{index}")])
        made = _plate(m, name, Arguments([name, size], {"dim": Constant(right.value - index)}), cell.span)
        assert isinstance(made, Object)
        m.push(made)
    return NONE


@handles("unknown context")
def process_unknown(m: Machine, handler: Object, message: Message) -> None:
    """A context that is not known may be a plate."""
    if message.kind == "sample":
        message.frames = (None, *message.frames)
        message.scale = message.scale_shape = message.mask_shape = None
        broadcast(m, message)
