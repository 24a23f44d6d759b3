"""Library models of EasyGuide: guides that cover groups of their model's sites (pyro/contrib/easyguide)."""

from __future__ import annotations

import re

from pyroast.library.autoguides import latents
from pyroast.library.plates import PLATE
from pyroast.library.registry import model
from pyroast.library.tensors.constructors import numel
from pyroast.protocol import Arguments, Machine, Message
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.spans import Span
from pyroast.symbolic import Form, add
from pyroast.trace import Site
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    Constant,
    DictCell,
    Distribution,
    Frame,
    Instance,
    Method,
    Object,
    Symbol,
    Tuple,
    Value,
    hashable,
    opaque,
    value_of,
)

GUIDE = "pyro.contrib.easyguide.EasyGuide"
GROUP = "pyro.contrib.easyguide.Group"


@model("pyro.contrib.easyguide.easy_guide", "pyro.contrib.easyguide.easyguide.easy_guide")
def easy_guide(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`@easy_guide(model)`: the decorated function is the guide's method."""
    return Object(
        {"model": arguments.get(0, "model", NONE) or NONE}, type="pyro.contrib.easyguide.decorator", span=span
    )


@model("pyro.contrib.easyguide.decorator.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """An EasyGuide whose `guide` is the function."""
    decorator = arguments.args[0]
    assert isinstance(decorator, Object)
    guide = easy(m, Arguments([decorator.state["model"]], {}), span)
    if isinstance(guide, Object) and len(arguments.args) > 1:
        guide.state["function"] = arguments.args[1]
    return guide


@model(GUIDE, "pyro.contrib.easyguide.easyguide.EasyGuide")
def easy(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`EasyGuide(model)`."""
    cell = m.new(Object({}, type=GUIDE, span=span, file=m.scope.file))
    cell.state["model"] = arguments.get(0, "model", NONE) or NONE
    cell.state["plates"] = m.new(DictCell({}))
    return cell


@model(f"{GUIDE}.__call__", f"{GUIDE}.forward")
def run(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Run the prototype, then the guide's own method with the guide as its first argument."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    trace = m.trace(m.select(cell.state["model"]), rest, span)
    for opening in trace.openings:
        m.open_trace(f"the model of an EasyGuide: {opening.reason}", span)
    names = [site for site in latents(trace) if site.name.literal is not None]
    if len(names) != len(latents(trace)):
        m.open_trace("an EasyGuide whose model has names that are not known", span)
    m.prototypes[id(cell)] = names
    m.write(cell, "plates", m.new(DictCell({})))
    owner = cell.state.get("$instance", cell)
    function = cell.state.get("function")
    if function is None:
        return m.call(m.attribute(owner, "guide", span), rest, span)
    return m.call(Method(function, owner), rest, span)


def prototype(m: Machine, cell: Value) -> list[Site]:
    """The latents of the model of an EasyGuide that is running."""
    if isinstance(cell, Instance):
        cell = cell.state.get("$delegate", cell)
    return m.prototypes.get(id(cell), [])


@model(f"{GUIDE}.plate")
def plate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self.plate(name, size, ...)`: a plate of that name, made once."""
    cell = arguments.args[0]
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    name = rest.get(0, "name", NONE) or NONE
    plates = cell.state.get("plates") if isinstance(cell, Object) else None
    if not isinstance(plates, DictCell):
        return m.library("pyro.plate", rest, span)
    key = hashable(m.select(name))
    if key not in plates.state:
        m.write(plates, key, m.library("pyro.plate", rest, span))
    return plates.state[key]


@model(f"{GUIDE}.init")
def init(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self.init(site)`: an initial value."""
    return opaque("value", external=True, tensor=True)


@model(f"{GUIDE}.map_estimate")
def map_estimate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self.map_estimate(name)`: a Delta at a parameter."""
    name = m.select(arguments.get(1, "name", NONE) or NONE)
    sites = [site for site in prototype(m, arguments.args[0]) if Constant(site.name.literal) == name]
    if not sites:
        m.open_trace("map_estimate(...) of a site that is not known", span)
        return opaque("value", external=True, tensor=True)
    return _point(m, sites[0], site_batch(sites[0]), span)


def site_batch(site: Site) -> Shape | None:
    """The batch_shape of a site of the prototype."""
    return site.distribution.batch_shape if site.distribution is not None else None


def _point(m: Machine, site: Site, batch: Shape | None, span: Span) -> Value:
    """Sample a Delta at a site, in those of its plates that are not entered yet."""
    fn = site.distribution
    event_dim, event = (fn.event_dim, fn.event_shape) if fn is not None else (None, None)
    delta = Distribution(
        "Delta", "pyro.distributions.Delta", event_dim, batch, event, has_enumerate=False, has_rsample=True
    )
    message = Message("sample", Constant(site.name.literal), delta, span, provider="EasyGuide")
    entered = {m.site_name(handler.state["name"]) for handler in m.handlers if handler.type == PLATE}
    message.frames = tuple(frame for frame in site.frames if frame is None or frame.name not in entered)
    return m.emit(message)


@model(f"{GUIDE}.group")
def group(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self.group(match=".*")`: the latents whose names match."""
    match = m.select(arguments.get(1, "match", Constant(".*")) or NONE)
    if not isinstance(match, Constant) or not isinstance(match.value, str):
        m.open_trace("group(...) with a pattern that is not known", span)
        return opaque("group")
    sites = prototype(m, arguments.args[0])
    names = [site.name.literal for site in sites if re.match(match.value, site.name.literal or "")]
    state: dict[object, Value] = {"guide": arguments.args[0], "names": Tuple(tuple(map(Constant, names)))}
    return m.new(Object(state, type=GROUP, span=span, file=m.scope.file))


@model(f"{GROUP}.sample")
def sample_group(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`group.sample(guide_name, fn)`: an auxiliary site, and a Delta at each site of the group."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    fn = arguments.get(2, "fn", NONE) or NONE
    message = Message("sample", arguments.get(1, "guide_name", NONE) or NONE, fn, span, provider="EasyGuide")
    message.infer["is_auxiliary"] = TRUE_VALUE
    value = m.emit(message)
    drawn = value.shape[:-1] if isinstance(value, Symbol) and value.shape else None
    sites = _sites(m, cell)
    common = _common_frames(sites)
    found = {
        hashable(Constant(site.name.literal)): _point(
            m, site, broadcast_shapes(drawn, _own_batch(site, common)), span
        )
        for site in sites
    }
    return Tuple((value, m.new(DictCell(found))))


@model(f"{GROUP}.map_estimate")
def estimate_group(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`group.map_estimate()`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    sites = _sites(m, cell)
    found = {hashable(Constant(site.name.literal)): _point(m, site, site_batch(site), span) for site in sites}
    return m.new(DictCell(found))


def _sites(m: Machine, cell: Object) -> list[Site]:
    names = m.exact_items(cell.state["names"]) or []
    return [site for site in prototype(m, cell.state["guide"]) if Constant(site.name.literal) in names]


def _common_frames(sites: list[Site]) -> set[Frame | None]:
    """The plates around all sites of a group, by which it can be subsampled (`Group.common_frames`)."""
    return set.intersection(*(set(site.frames) for site in sites)) if sites else set()


def _own_batch(site: Site, common: set[Frame | None]) -> Shape | None:
    """The dims of a site that are no common plate's, and so are packed into one event (`Group.__init__`)."""
    batch = site_batch(site)
    if batch is None or None in site.frames:
        return None
    own = list(batch)
    for frame in common:
        if frame is None or frame.dim is None or len(own) < -frame.dim:
            return None
        own[frame.dim] = 1
    while own and own[0] == 1:
        del own[0]
    return tuple(own)


@model(f"{GROUP}.event_shape.__get__")
def event_shape(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`group.event_shape`: the size of the flattened group."""
    cell = arguments.args[0]
    sites = _sites(m, cell) if isinstance(cell, Object) else []
    common = _common_frames(sites)
    total: Form = 0
    for site in sites:
        own, event = _own_batch(site, common), site.distribution.event_shape if site.distribution else None
        if own is None or event is None:
            return Tuple((opaque("size", external=True, definite=True),))
        total = add(total, numel((*own, *event)))
    return Tuple((value_of(total),)) if sites else Tuple((opaque("size", external=True, definite=True),))
