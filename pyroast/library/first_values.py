"""The first values of an autoguide's parameters, and the shapes that they give its sites.

A guide's parameter has the shape of what `init_loc_fn` gives for its site (`AutoGuide._setup_prototype` under `InitMessenger`,
pyro/infer/autoguide), whatever shape the site has in the model.
"""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.symbolic import Form, same, text
from pyroast.trace import Site, name_text
from pyroast.values import (
    NONE,
    OPEN,
    TRUE_VALUE,
    Constant,
    DictCell,
    Distribution,
    Function,
    Method,
    Object,
    Partial,
    Symbol,
    Template,
    Value,
)

ROWS = ("AutoDelta", "AutoNormal")
"""The guides whose parameters know the dims of their plates (`event_dim=` of `PyroParam`)."""

INIT_TO_VALUE = "pyro.infer.autoguide.initialization.init_to_value"


@model(INIT_TO_VALUE)
def init_to_value(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`init_to_value(values={...})`: first values by name."""
    values = arguments.get(1, "values", NONE) or NONE
    return m.new(Object({"values": values}, type=INIT_TO_VALUE, span=span, file=m.scope.file))


def drawn(m: Machine, guide: Object, name: str, site: Site, delta: Distribution, span: Span) -> Distribution:
    """What the guide draws at a site: with the shape of its first value, where that is known and does not grow with a minibatch."""
    shape = _shape_of(_first_value(m, guide, site, span))
    event_dim = delta.event_dim
    full = all(
        frame is not None and frame.vectorized and frame.size == frame.full_size for frame in site.frames
    )
    if shape is None or event_dim is None or len(shape) < event_dim or not full:
        return delta
    place = len(shape) - event_dim
    batch = _in_plates(m, guide, name, site, shape[:place])
    return delta if batch is None else replace(delta, batch_shape=batch, event_shape=shape[place:])


def _first_value(m: Machine, guide: Object, site: Site, span: Span) -> Value:
    """What `init_loc_fn` gives a site; NONE where that is not known."""
    init = m.select(guide.state["init_loc_fn"])
    if isinstance(init, Object) and init.type == INIT_TO_VALUE:
        values = m.select(init.state["values"])
        if not isinstance(values, DictCell) or site.name.literal is None:
            return NONE
        return m.select(values.state.get(("str", site.name.literal), NONE))
    if not isinstance(init, (Function, Method, Partial)):
        return NONE
    literal = site.name.literal
    state: dict[object, Value] = {
        ("str", "name"): Constant(literal) if literal is not None else Template(site.name.parts),
        OPEN: TRUE_VALUE,
    }
    if site.distribution is not None:
        state["str", "fn"] = site.distribution
    message = m.new(DictCell(state))
    return m.select(m.run_quietly(lambda: m.call(init, Arguments([message], {}), span)))


def _shape_of(value: Value) -> Shape | None:
    return value.shape if isinstance(value, Symbol) and value.tensor else None


def _in_plates(m: Machine, guide: Object, name: str, site: Site, batch: Shape) -> Shape | None:
    """The batch_shape in the plates of the site; None where it does not fit one of them, or a plate is not known well."""
    sizes: list[Form] = list(batch)
    for frame in site.frames:
        if frame is None or frame.dim is None or frame.size is None:
            return None
        sizes = [1] * (-frame.dim - len(sizes)) + sizes
        if sizes[frame.dim] == 1:
            sizes[frame.dim] = frame.size
        elif same(sizes[frame.dim], frame.size) is Tri.NO:
            _misfit(m, guide, name, site, name_text(frame.name), sizes[frame.dim], frame.size)
            return None
    return tuple(sizes)


def _misfit(m: Machine, guide: Object, name: str, site: Site, plate: str, own: Form, size: Form) -> None:
    latent = name_text(site.name)
    code, words = ("PYR205", f"Shape mismatch inside plate('{plate}') at site {latent}")
    if name in ROWS:
        code, words = (
            "PYR211",
            f"invalid shape of pyro.param({name}{'.locs' * (name == 'AutoNormal')}.{latent}, ...)",
        )
    message = (
        f"init_loc_fn gives '{latent}' a value of size {text(own)} where its plate '{plate}' has size {text(size)}, and the "
        f"parameter of {name} gets that shape: Pyro raises ValueError '{words}'"
    )
    m.fault(code, guide.span, message, latent)
