"""Runs of inference calls: the traces of model and guide, for each that a call may have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pyroast import conditions
from pyroast.facts import Tri
from pyroast.interpret import enumerated_runs, signatures
from pyroast.library.tensors.numbers import is_number, note_number
from pyroast.protocol import Arguments, PairCall, PairRun
from pyroast.records import replace
from pyroast.shapes import Shape
from pyroast.site_shapes import INFINITY, Misfit, disagree, misplaced, nesting, unobservable
from pyroast.spans import Span
from pyroast.symbolic import App, Form, Sym, atoms, fresh
from pyroast.trace import PARTICLES, Site, Trace
from pyroast.values import (
    NONE,
    OPEN,
    TRUE_VALUE,
    Cell,
    Choice,
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Instance,
    ListCell,
    Method,
    Name,
    Object,
    Partial,
    Scope,
    Symbol,
    Tuple,
    Value,
    hashable,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_COMBINATIONS = 16
MAX_CALLS = 3
MAX_SHAPES = 8
"""How many calls of a pair are traced, and how many with arguments of other shapes."""


def symbolic_arguments() -> Arguments:
    """Arguments that are not known: model and guide of a pair receive the same."""
    return Arguments([], {}, star=Symbol(Sym(("*args",))), star_star=Symbol(Sym(("**kwargs",))))


def run(m: Interpreter, call: PairCall, arguments: Arguments, given: bool = True) -> None:
    """Trace both sides of an inference call, for each model, guide and loss that it may have."""
    known = any(_same_arguments(arguments, other) for other in call.arguments)
    if known and call.mutations == m.mutations:
        return
    if len(call.arguments) >= MAX_CALLS and (
        len(call.arguments) >= MAX_SHAPES or any(_same_shapes(arguments, other) for other in call.arguments)
    ):
        return
    call.mutations = m.mutations
    call.arguments.append(arguments)
    combinations = 0
    for model_condition, model in m.alternatives(call.model):
        for guide_condition, guide in m.alternatives(call.guide):
            for loss_condition, loss in m.alternatives(call.loss):
                where = conditions.both(conditions.both(model_condition, guide_condition), loss_condition)
                if not where or combinations >= MAX_COMBINATIONS:
                    continue
                combinations += 1
                m.under(where, lambda: _trace(m, call, model, guide, loss, arguments, given))  # noqa: B023


def _trace(
    m: Interpreter, call: PairCall, model: Value, guide: Value, loss: Value, arguments: Arguments, given: bool
) -> Value:
    """One step, and a second one where the first changed something that the second may read; all undone after."""
    guide_arguments = arguments
    if call.via == "CSIS":
        keywords = {
            **arguments.keywords,
            "observations": opaque("observations", external=True, definite=True),
        }
        guide_arguments = Arguments(arguments.args, keywords, arguments.star, arguments.star_star)
    before, assumed, start = m.births, m.assumed, fresh("step")
    here = m.here if given else call.span
    outer = m.record()
    _take_as_given(m, arguments)
    try:
        first = _step(m, call, model, guide, loss, guide_arguments, arguments, given, here)
        if any(_lasting(cell, key, before, start) for cell, key, _ in m.journal or ()):
            call.runs[-1] = replace(first, carries=True)
            first = call.runs[-1]
            second = _step(m, call, model, guide, loss, guide_arguments, arguments, given, here)
            if (_names(second.model_trace), _names(second.guide_trace)) == (
                _names(first.model_trace), _names(first.guide_trace)
            ):  # fmt: skip
                call.runs.remove(second)
    finally:
        m.rewind(outer)
        m.assumed = assumed
    return NONE


def _take_as_given(m: Interpreter, arguments: Arguments) -> None:
    """Elements and items that a step is handed are data, not None: no run is meant that trains on None."""
    for value in (*arguments.args, *arguments.keywords.values()):
        for _, one in m.alternatives(value):
            if (
                isinstance(one, Symbol)
                and isinstance(one.form, App)
                and one.form.op == "item"
                and not _is_argument(one.form)
            ):
                m.assume_not_none(one)


def _is_argument(form: App) -> bool:
    """Whether a form is an argument of a function that no one calls: it may be left out."""
    base = form.args[0]
    return isinstance(base, Sym) and base.origin[0] in ("*args", "**kwargs")


def _step(
    m: Interpreter,
    call: PairCall,
    model: Value,
    guide: Value,
    loss: Value,
    guide_arguments: Arguments,
    arguments: Arguments,
    given: bool,
    span: Span,
) -> PairRun:
    guide_trace, model_trace = _traces(m, call, model, guide, guide_arguments, arguments)
    if _learns_numbers(m, guide_trace, model_trace):
        guide_trace, model_trace = _traces(m, call, model, guide, guide_arguments, arguments)
    limit = _nesting_limit(m, loss, guide_trace, model_trace)
    sums = limit is not None and enumerated_runs.enumerates(loss, guide_trace, model_trace)
    plate = _particle_plate(m, loss, limit)
    outer_model, outer_guide = model, guide
    if plate is not None:
        outer_model, outer_guide = Handled(plate, model), Handled(plate, guide)
        guide_trace, model_trace = _traces(m, call, outer_model, outer_guide, guide_arguments, arguments)
    taken = _taken_over(m, loss, guide_trace, model_trace, plate is not None)
    if taken:
        guide_trace, model_trace = _traces(
            m, call, outer_model, outer_guide, guide_arguments, arguments, taken
        )
    enumerated = None
    if limit is not None and sums:
        around_model, around_guide = enumerated_runs.enumerators(m, limit + (plate is not None), call.span)
        outer_model, outer_guide = Handled(around_model, outer_model), Handled(around_guide, outer_guide)
        second = _traces(m, call, outer_model, outer_guide, guide_arguments, arguments)
        enumerated = enumerated_runs.with_shared_dims(second[1], second[0])
    concrete = given and all(
        is_concrete(m, value) for value in (*arguments.args, *arguments.keywords.values())
    )
    model_trace, guide_trace = signatures.checked(
        m, call, model, guide, model_trace, guide_trace, arguments, guide_arguments, span
    )
    parameters = (
        signatures.positional_names(m, model, arguments),
        signatures.positional_names(m, guide, guide_arguments),
    )
    run_ = PairRun(
        model, guide, loss, model_trace, guide_trace, given, concrete and arguments.complete, parameters=parameters,
        handed=signatures.handed_something(m, model, arguments), enumerated=enumerated,
    )  # fmt: skip
    call.runs.append(run_)
    return run_


def _traces(
    m: Interpreter,
    call: PairCall,
    model: Value,
    guide: Value,
    guide_arguments: Arguments,
    arguments: Arguments,
    taken: dict[Name, Shape] | None = None,
) -> tuple[Trace, Trace]:
    """The guide's trace, and the model's, which takes over the indices of the guide's plates, and draws of these shapes.

    CSIS runs the model first and replays the guide against it (`CSIS._get_matched_trace`). What is said of the call itself
    lies in the file of the call.
    """
    scope = m.scope
    if call.file != scope.file:
        m.scope = Scope({}, parent=scope, file=call.file)
    try:
        return _both_traces(m, call, model, guide, guide_arguments, arguments, taken)
    finally:
        m.scope = scope


def _both_traces(
    m: Interpreter,
    call: PairCall,
    model: Value,
    guide: Value,
    guide_arguments: Arguments,
    arguments: Arguments,
    taken: dict[Name, Shape] | None,
) -> tuple[Trace, Trace]:
    outer, m.stored, before = m.stored, call.stored, m.replayed
    if call.via == "CSIS":
        model_trace = m.trace_keeping(model, arguments, call.span)
        m.replayed = _plate_sizes(model_trace)
        guide_trace = m.trace_keeping(guide, guide_arguments, call.span)
    else:
        guide_trace = Trace() if call.alone else m.trace_keeping(guide, guide_arguments, call.span)
        m.replayed = _plate_sizes(guide_trace)
        kept, m.taken_over = m.taken_over, taken or {}
        model_trace = m.trace_keeping(model, arguments, call.span)
        m.taken_over = kept
    m.replayed, m.stored = before, outer
    return guide_trace, model_trace


def _learns_numbers(m: Interpreter, guide: Trace, model: Trace) -> bool:
    """Note that the sizes of all plates are numbers; whether a shape is open that may follow from that.

    A guide that makes a tensor of `self.n` before it enters the plate of that size has a tensor of one dim, as the plate tells.
    """
    learned = False
    for trace in (guide, model):
        for site in trace.sites:
            fn = site.distribution
            size = fn.argument("size") if site.kind == "plate" and fn is not None else None
            if isinstance(size, Symbol) and not size.tensor and not is_number(m, size):
                note_number(m, size)
                learned = True
    return learned and any(
        site.distribution is not None and site.distribution.batch_shape is None
        for trace in (guide, model)
        for site in trace.samples()
    )


def _taken_over(
    m: Interpreter, loss: Value, guide: Trace, model: Trace, particles: bool
) -> dict[Name, Shape]:
    """Shapes of the guide's draws that differ from the model's where Pyro does not compare them.

    The model goes on with these draws (`ReplayMessenger`), and nothing stops it (`check_model_guide_match`).
    """
    if not isinstance(loss, Object) or not loss.type.endswith(("ELBO", ".ReweightedWakeSleep")):
        return {}
    given = m.select(loss.state.get("max_plate_nesting", NONE))
    limit = INFINITY if given == NONE else given.value if isinstance(given, Constant) else None
    if not isinstance(limit, (int, float)):
        return {}
    draws = {name: site for name, site in _single_draws(guide).items() if site.enumerate != "parallel"}
    facing = [
        (own, draws[name])
        for name, own in (_single_draws(model) if draws else {}).items()
        if name in draws and own.distribution is not None and draws[name].distribution is not None
    ]
    found = [(own, theirs, disagree(own, theirs, limit + particles)) for own, theirs in facing]
    if any(isinstance(said, Misfit) or _other_event_dims(own, theirs) for own, theirs, said in found):
        return {}
    return {
        own.name: theirs.value_shape
        for own, theirs, said in found
        if theirs.value_shape is not None
        and own.value_shape is not None
        and theirs.value_shape != own.value_shape
        and said is Tri.NO
    }


def _other_event_dims(own: Site, theirs: Site) -> bool:
    dims = [site.distribution.event_dim for site in (own, theirs) if site.distribution is not None]
    return None not in dims and len(set(dims)) > 1


def _single_draws(trace: Trace) -> dict[Name, Site]:
    """The draws that every run makes, under names that no other site may have."""
    names = Counter(site.name for site in trace.sites)
    return {
        site.name: site
        for site in trace.samples()
        if site.latent
        and site.presence == conditions.TRUE
        and names[site.name] == 1
        and not (site.loops or site.provider)
    }


def _nesting_limit(m: Interpreter, loss: Value, guide: Trace, model: Trace) -> int | None:
    """How many dims a loss keeps for plates besides that of the particles: `max_plate_nesting`, or what a plain run nests.

    None where that is not known, or where Pyro raises before.
    """
    if not isinstance(loss, Object) or m.dry:
        return None
    energy = loss.type.endswith(".EnergyDistance")
    if not (energy or loss.type.endswith(("ELBO", ".ReweightedWakeSleep"))):
        return None
    depths = [nesting(site) for trace in (guide, model) for site in trace.samples()]
    known = [depth for depth in depths if depth is not None]
    limit = m.select(loss.state.get("max_plate_nesting", NONE))
    if len(known) != len(depths):
        return None
    deepest = max(known, default=0)
    if limit in (
        NONE,
        Constant(INFINITY),
    ):  # guessed from a plain run, in which all sites are checked without a limit
        limit = Constant(deepest)
        sites = (site for trace in (guide, model) for site in trace.samples() if not energy)
        if (
            guide.faults
            or model.faults
            or any(
                isinstance(found, Misfit)
                for site in sites
                for found in (misplaced(site, INFINITY), unobservable(site))
            )
        ):
            return None
    elif energy and isinstance(limit, Constant) and isinstance(limit.value, int):
        return (
            limit.value - 1
        )  # which counts the particles, and bounds nothing else (`EnergyDistance._get_traces`)
    if not isinstance(limit, Constant) or not isinstance(limit.value, int) or limit.value < deepest:
        return None
    return limit.value


def _particle_plate(m: Interpreter, loss: Value, limit: int | None) -> Object | None:
    """The plate that a loss with vectorized particles puts around both sides (`ELBO._vectorized_num_particles`).

    None where there is none, or where it is not known how many dims the loss keeps for other plates.
    """
    if limit is None or not isinstance(loss, Object):
        return None
    always = loss.type.endswith((".ReweightedWakeSleep", ".EnergyDistance"))
    usual, count = (TRUE_VALUE, Constant(2)) if always else (NONE, NONE)
    vectorized = m.select(loss.state.get("vectorize_particles", usual))
    particles = m.select(loss.state.get("num_particles", count))
    if (
        vectorized != TRUE_VALUE
        or not isinstance(particles, Constant)
        or not isinstance(particles.value, int)
        or particles.value < 2
    ):
        return None
    given = Arguments([Constant(PARTICLES), particles], {"dim": Constant(-limit - 1)})
    plate = m.library("pyro.plate", given, loss.span)
    if not isinstance(plate, Object):
        return None
    counted = loss.type.endswith(".EnergyDistance")
    plate.state["max_plate_nesting"] = Constant(limit + counted)
    return plate


def _plate_sizes(guide: Trace) -> dict[Name, tuple[Form, Form | None]]:
    """How many indices each plate of the guide has, and which: the model's plates of the same name take them over."""
    sizes: dict[Name, tuple[Form, Form | None]] = {}
    for site in guide.sites:
        if site.kind == "plate" and site.presence == conditions.TRUE and site.value_shape:
            sizes.setdefault(site.name, (site.value_shape[0], site.observation))
    return sizes


def is_concrete(m: Interpreter, value: Value, depth: int = 0) -> bool:
    """Whether an argument is known as far as shapes go."""
    value = m.select(value)
    if isinstance(value, Choice) and depth < 3:
        return all(is_concrete(m, part, depth + 1) for _, part in m.alternatives(value))
    if isinstance(value, Symbol):
        return value.shape is not None and all(isinstance(size, int) for size in value.shape)
    if isinstance(value, (Tuple, ListCell)) and depth < 3:
        items = m.exact_items(value)
        return items is not None and all(is_concrete(m, item, depth + 1) for item in items)
    if isinstance(value, DictCell) and depth < 3:
        return OPEN not in value.state and all(
            is_concrete(m, item, depth + 1) for item in value.state.values()
        )
    return isinstance(value, (Constant, Function, Instance, Class, Partial, Method, Distribution, Object))


def _lasting(cell: Cell, key: object, before: int, start: Sym) -> bool:
    """Whether a write outlives the step, which began with the symbol `start`, and can change what the next one samples."""
    if cell.born > before or (isinstance(cell, Object) and not isinstance(key, str)):
        return False
    if isinstance(key, tuple) and key[-1:] == ("$number",):
        return False  # something learnt, not something changed
    if isinstance(key, tuple) and any(_is_later(symbol, start) for symbol in atoms(key[0])):
        return False  # a tensor that the step itself made
    return not (isinstance(cell, Object) and key in ("dim", "vectorized", "counter", "plates"))


def _is_later(symbol: Sym, start: Sym) -> bool:
    number, first = symbol.origin[-1], start.origin[-1]
    return (
        symbol.origin[0] == "tensor" and isinstance(number, int) and isinstance(first, int) and number > first
    )


def _names(trace: Trace) -> list[tuple[Name, bool | None]]:
    return [(site.name, site.observed) for site in trace.sites]


def _same_arguments(left: Arguments, right: Arguments) -> bool:
    return (
        [_key(value) for value in left.args] == [_key(value) for value in right.args]
        and {name: _key(value) for name, value in left.keywords.items()}
        == {name: _key(value) for name, value in right.keywords.items()}
        and (left.star is None) == (right.star is None)
    )


def _same_shapes(left: Arguments, right: Arguments) -> bool:
    """Whether the tensors among some arguments have the shapes of those among others."""
    return [_shape(value) for value in left.args] == [_shape(value) for value in right.args] and {
        name: _shape(value) for name, value in left.keywords.items()
    } == {name: _shape(value) for name, value in right.keywords.items()}


def _shape(value: Value) -> object:
    return value.shape if isinstance(value, Symbol) and value.tensor else None


def _key(value: Value) -> object:
    """Arguments that are tensors or symbols which cannot be None are the same for the purpose of a pair."""
    if isinstance(value, Symbol) and value.tensor:
        return ("tensor", value.shape)
    return hashable(value)
