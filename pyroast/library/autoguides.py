"""Library models of autoguides: which sites they sample, from a run of their model (pyro/infer/autoguide)."""

from __future__ import annotations

from typing import TypeAlias

from pyroast.conditions import FALSE, TRUE, Condition, either
from pyroast.library import first_values
from pyroast.library.autoguide_names import JOINT, PER_SITE
from pyroast.library.plates import PLATE
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Place, Span
from pyroast.supports import is_discrete
from pyroast.symbolic import App, Sym, fresh, parts_of
from pyroast.trace import Minibatch, Site, Trace, name_text
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    Constant,
    Distribution,
    Frame,
    ListCell,
    Name,
    Object,
    Template,
    Tuple,
    Value,
    opaque,
    value_of,
)

PACKAGE = "pyro.infer.autoguide"

POINT = ("AutoDelta", "AutoLaplaceApproximation")
DISCRETE = ("AutoDiscreteParallel",)
MESSENGERS = ("AutoHierarchicalNormalMessenger", "AutoNormalMessenger", "AutoRegressiveMessenger")
"""The guides that run the model itself with other draws, in its own plates (`GuideMessenger`)."""
SUBSAMPLING = ("AutoDelta", "AutoNormal")
"""The guides that have parameters for every index of a plate, and take those of its minibatch."""
_INIT_PLACE = {"AutoNormal": 99, "AutoStructured": 99, "AutoGaussian": 99, "AutoIAFNormal": 2}
"""Where `init_loc_fn` stands among the arguments of a constructor, after the model if not said; 99 for a keyword alone."""
PLACES = (*(name for name in JOINT if name != "AutoContinuous"), "AutoStructured", "AutoDiscreteParallel")
"""The guides whose parameters have the shape that a site has in the first minibatch (`AutoGuide._setup_prototype`)."""


def _register(name: str) -> None:
    qualified = f"{PACKAGE}.{name}"

    @model(qualified)
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        cell = Object({}, type=qualified, span=span, file=m.scope.file)
        cell.state["model"] = arguments.get(0, "model", opaque("model")) or NONE
        cell.state["create_plates"] = arguments.keywords.get("create_plates", NONE)
        cell.state["init_loc_fn"] = arguments.get(_INIT_PLACE.get(name, 1), "init_loc_fn", NONE) or NONE
        m.new(cell)
        return cell

    @model(f"{qualified}.__call__", f"{qualified}.forward", f"{qualified}.sample_latent")
    def run(m: Machine, arguments: Arguments, span: Span) -> Value:
        guide = arguments.args[0]
        assert isinstance(guide, Object)
        rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
        return _run(m, guide, name, rest, span)


def _run(m: Machine, guide: Object, name: str, arguments: Arguments, span: Span) -> Value:
    """Emit one site for each latent of the model, as the guide's `forward` does."""
    trace = _prototype(m, guide, arguments, span)
    _check_latents(m, guide, name, latents(trace))
    if m.select(guide.state["create_plates"]) == NONE and arguments.complete:
        _check_minibatch(m, guide, name, trace)
    for opening in trace.openings:
        m.open_trace(f"the model of {name}: {opening.reason}", span)
    if name not in MESSENGERS and "master" not in guide.state:
        _emit_plates(m, guide, trace, arguments, span)
    if name in JOINT:
        joint = Distribution("Normal", "pyro.distributions.Normal", 1, has_enumerate=False, has_rsample=True)
        message = Message("sample", Constant(f"_{name}_latent"), joint, span)
        message.infer["is_auxiliary"] = TRUE_VALUE
        message.provider = name
        m.emit(message)
    for site in latents(trace):
        m.under(site.presence, lambda site=site: _emit_site(m, guide, name, site, span))  # type: ignore[misc]  # bound now
    return opaque("sites", external=True, definite=True)


def _emit_plates(m: Machine, guide: Object, trace: Trace, arguments: Arguments, span: Span) -> None:
    """The plates that a guide makes: those of `create_plates`, and for all others around latents one of the same name, size
    and dim, with indices of its own (`AutoGuide._create_plates`)."""
    made = _made_plates(m, guide, arguments, span)
    if made is None:
        return
    found: dict[Name, tuple[Frame, Condition]] = {}
    for site in latents(trace):
        for frame in site.frames:
            if frame is not None and frame.vectorized and frame.name not in made and frame.size != -1:
                presence = found[frame.name][1] if frame.name in found else FALSE
                found[frame.name] = frame, either(presence, site.presence)
    for name in sorted(found, key=name_text):
        frame, presence = found[name]
        size = fresh("size") if frame.size is None else frame.size
        full = fresh("size") if frame.full_size is None else frame.full_size
        keywords = {
            "subsample_size": value_of(size),
            "dim": NONE if frame.dim is None else Constant(frame.dim),
        }
        given = Arguments([_name_value(name), value_of(full)], keywords)
        m.under(presence, lambda given=given: m.library(PLATE, given, span))  # type: ignore[misc]  # bound now


def _made_plates(m: Machine, guide: Object, arguments: Arguments, span: Span) -> set[Name] | None:
    """The names of the plates that `create_plates=` returns; None where they are not known."""
    create = m.select(guide.state["create_plates"])
    if create == NONE:
        return set()
    result = m.select(m.call(create, arguments, span))
    plates = [result] if isinstance(result, Object) else m.exact_items(result)
    names: set[Name] = set()
    for plate in plates or ():
        one = m.select(plate)
        if not isinstance(one, Object) or one.type != PLATE:
            return None
        names.add(m.site_name(one.state["name"]))
    return None if plates is None else names


def _check_latents(m: Machine, guide: Object, name: str, sites: list[Site]) -> None:
    """What `AutoGuide._setup_prototype` and `helpful_support_errors` refuse, at the place where the guide is built."""
    for site in sites:
        text = name_text(site.name)
        support = site.distribution.support if site.distribution is not None else None
        if name not in DISCRETE and support is not None and is_discrete(support) and site.observed is False:
            message = (
                f"'{text}' is discrete, but {name} is a guide of continuous sites: Pyro raises ValueError 'Continuous "
                f"inference cannot handle discrete sample site '{text}''; hide it with poutine.block and enumerate it"
            )
            m.fault("PYR413", guide.span, message, text)
        if any(frame is not None and not frame.vectorized for frame in site.frames):
            message = (
                f"'{text}' lies in a sequential plate, which {name} cannot cover: Pyro raises NotImplementedError "
                f"'{'AutoDiscreteParallel' if name in DISCRETE else 'AutoGuide'} does not support sequential pyro.plate'"
            )
            m.fault("PYR414", guide.span, message, text)


def _check_minibatch(m: Machine, guide: Object, name: str, trace: Trace) -> None:
    """Note the first latent whose parameters meet other rows than their own."""
    if m.dry or not m.recorders or any(handler.type == "intended failure" for handler in m.handlers):
        return
    find = _chosen_elsewhere if name in SUBSAMPLING else _one_parameter_a_place if name in PLACES else None
    for site in latents(trace) if find is not None else ():
        for frame in site.frames:
            if (
                site.presence != TRUE
                or frame is None
                or frame.size == frame.full_size
                or not frame.vectorized
            ):
                continue
            found = find(name, site, frame, trace) if find is not None else None
            if found is not None:
                harm, remedy, place = found
                path, latent = guide.file or m.file, name_text(site.name)
                given = None if name in PLACES else _given(frame, trace)
                m.recorders[-1].minibatches.append(
                    Minibatch(guide.span, path, latent, harm, remedy, (place,), given)
                )
                return


Misfit: TypeAlias = "tuple[str, str, tuple[str, Span, str]] | None"


def _chosen_elsewhere(name: str, site: Site, frame: Frame, trace: Trace) -> Misfit:
    """A minibatch that is chosen outside of the guide, which draws indices of its own (`AutoGuide._create_plates`)."""
    data = next((other for other in trace.samples() if _is_minibatch(other, frame)), None)
    if data is None:
        return None
    return (
        f"{name} draws indices of its own for plate '{name_text(frame.name)}', but '{name_text(data.name)}' observes a minibatch "
        f"that was chosen elsewhere: the rows of '{name_text(site.name)}' are trained on other rows' data",
        "pass create_plates=",
        (data.path, data.span, f"the minibatch is observed here (line {data.span.line})"),
    )


def _one_parameter_a_place(name: str, site: Site, frame: Frame, trace: Trace) -> Misfit:
    """Parameters of the shape that the first minibatch had, under rows that the plate draws anew (`AutoContinuous`)."""
    drawn = any(
        plate.distribution is not None and plate.distribution.argument("subsample") == NONE
        for plate in _plates(frame, trace)
    )
    data = next((other for other in trace.samples() if frame in other.frames and _by_index(other)), None)
    if not drawn or data is None:
        return None
    plate = name_text(frame.name)
    return (
        f"{name} has parameters for the places of one minibatch of plate '{plate}', not for its rows: those of "
        f"'{name_text(site.name)}' are trained on other rows at every step and learn their average",
        "AutoNormal and AutoDelta have parameters for every row",
        (data.path, data.span, f"the rows of the minibatch are observed here (line {data.span.line})"),
    )


def _plates(frame: Frame, trace: Trace) -> list[Site]:
    return [site for site in trace.sites if site.kind == "plate" and site.name == frame.name]


def _given(frame: Frame, trace: Trace) -> Place | None:
    """The one plate statement that is told its indices."""
    found = _plates(frame, trace)
    fn = found[0].distribution if len(found) == 1 else None
    if fn is None or fn.argument("subsample") in (None, NONE):
        return None
    return Place(found[0].path, found[0].span)


def _by_index(site: Site) -> bool:
    """Whether a site observes the rows that a plate has drawn."""
    return (
        site.observed is True
        and not site.deterministic
        and any(_of_a_plate(part) for part in parts_of(site.observation))
    )


def _of_a_plate(part: object) -> bool:
    return (isinstance(part, Sym) and part.origin[0] == "indices") or (
        isinstance(part, App) and part.op in ("rows", "subsample")
    )


def _is_minibatch(site: Site, frame: Frame) -> bool:
    """Whether a site observes rows in a plate that took some, without the indices of any plate."""
    if (
        site.observed is not True
        or site.deterministic
        or site.observation is None
        or frame not in site.frames
    ):
        return False
    fn = site.distribution
    if frame.dim is None or fn is None or fn.event_dim is None or site.value_shape is None:
        return False
    place = fn.event_dim - frame.dim
    if len(site.value_shape) < place or site.value_shape[-place] != frame.size:
        return False
    return not any(_of_a_plate(part) for part in parts_of(site.observation))


def _prototype(m: Machine, guide: Object, arguments: Arguments, span: Span) -> Trace:
    """The trace of the model in the guide's first call, which later calls keep (`AutoGuide._setup_prototype`)."""
    known = m.first_traces.get(id(guide))
    if known is None:
        known = guide, m.trace(m.select(guide.state["model"]), arguments, span)
        if not m.dry:
            m.first_traces[id(guide)] = known
    return known[1]


def _emit_site(m: Machine, guide: Object, name: str, site: Site, span: Span) -> Value:
    base = site.distribution
    event_dim = base.event_dim if base is not None else None
    if name in DISCRETE:
        fn = base if base is not None else Distribution("Categorical", "", event_dim, has_enumerate=True)
        message = Message("sample", _name_value(site.name), fn, span)
        message.infer["enumerate"] = Constant("parallel")
    else:
        delta = Distribution(
            "Delta", "pyro.distributions.Delta", event_dim, has_enumerate=False, has_rsample=True
        )
        if name not in MESSENGERS and name != "AutoStructured":
            delta = first_values.drawn(m, guide, name, site, delta, span)
        message = Message("sample", _name_value(site.name), delta, span)
        if site.observed is None:
            message.observed = None
    message.frames = site.frames
    message.provider = name
    return m.emit(message)


def _name_value(name: Name) -> Value:
    return Constant(name.literal) if name.literal is not None else Template(name.parts)


def latents(trace: Trace) -> list[Site]:
    """The sites that an autoguide covers: sample sites that are not observed (`prototype_hide_fn`)."""
    found: list[Site] = []
    for site in trace.sites:
        if site.kind != "sample" or site.observed is True:
            continue
        if not any(other.name == site.name and other.presence == site.presence for other in found):
            found.append(site)
    return found


for _name in {*PER_SITE, *JOINT, *DISCRETE}:
    _register(_name)


# Lists and callables


@model(f"{PACKAGE}.AutoGuideList")
def guide_list(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`AutoGuideList(model)`: the union of the guides that are appended."""
    cell = Object({}, type=f"{PACKAGE}.AutoGuideList", span=span, file=m.scope.file)
    cell.state["model"] = arguments.get(0, "model", opaque("model")) or NONE
    cell.state["create_plates"] = arguments.keywords.get("create_plates", NONE)
    cell.state["parts"] = m.new(ListCell({"items": Tuple(())}))  # a ListCell
    m.new(cell)
    return cell


@model(f"{PACKAGE}.AutoGuideList.append", f"{PACKAGE}.AutoGuideList.add")
def append(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`guides.append(part)`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    part = arguments.get(1, "part", NONE) or NONE
    for _, one in m.alternatives(part):
        if isinstance(one, Object) and one.type.startswith(PACKAGE):
            m.write(one, "master", cell)  # whose plates it shares
    m.library("builtins.list.append", Arguments([cell.state["parts"], part], {}), span)
    return NONE


@model(f"{PACKAGE}.AutoGuideList.__call__", f"{PACKAGE}.AutoGuideList.forward")
def run_list(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Run the parts in order."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    parts = m.exact_items(cell.state["parts"])
    if parts is None:
        m.open_trace("the parts of an AutoGuideList are not known", span)
        return opaque("sites", external=True, definite=True)
    if "master" not in cell.state:
        _emit_plates(m, cell, _prototype(m, cell, rest, span), rest, span)
    for part in parts:
        m.call(part, rest, span)
    return opaque("sites", external=True, definite=True)


@model(f"{PACKAGE}.AutoCallable")
def auto_callable(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`AutoCallable(model, guide, median=...)`: the guide itself."""
    return arguments.get(1, "guide", opaque("guide")) or NONE
