"""Pairs: every inference call with its model, guide and loss, and the traces of both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from pyroast.conditions import both
from pyroast.interpret.classes import class_attribute, library_bases
from pyroast.interpret.interpreter import Interpreter
from pyroast.interpret.roots import Program
from pyroast.networks import TrainingLog
from pyroast.protocol import PairCall, PairRun, Positional
from pyroast.records import dataclass, field, replace
from pyroast.site_shapes import log_prob_shape, nesting, plate_sizes
from pyroast.spans import NO_SPAN, Span
from pyroast.symbolic import Form, text
from pyroast.trace import Site, Trace, name_text
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    Class,
    Constant,
    Function,
    Handled,
    Instance,
    LibraryMethod,
    Method,
    Name,
    Object,
    Partial,
    Reference,
    Symbol,
    Value,
)

ENUMERATING = frozenset({"TraceEnum_ELBO", "JitTraceEnum_ELBO", "TraceTMC_ELBO"})
INFINITY = float("inf")
CHECKS_ENUMERATION = frozenset(
    {"Trace_ELBO", "JitTrace_ELBO", "TraceGraph_ELBO", "JitTraceGraph_ELBO", "RenyiELBO", "ReweightedWakeSleep", "Trace_MMD",
     "TraceMeanField_ELBO", "JitTraceMeanField_ELBO", "TraceTailAdaptive_ELBO"}
)  # fmt: skip
"""The losses that call `pyro.util.check_if_enumerated`."""

SHAPE_CHECKING = frozenset(
    {"Trace_ELBO", "JitTrace_ELBO", "TraceGraph_ELBO", "JitTraceGraph_ELBO", "RenyiELBO", "ReweightedWakeSleep", "Trace_MMD",
     "TraceMeanField_ELBO", "JitTraceMeanField_ELBO", "TraceTailAdaptive_ELBO", "TraceEnum_ELBO", "JitTraceEnum_ELBO",
     "TraceTMC_ELBO", "EnergyDistance"}
)  # fmt: skip
"""The losses that look at the shape of every site (`pyro.util.check_site_shape`)."""

GRADIENTS = frozenset({"differentiable_loss", "loss_and_grads", "loss_and_surrogate_loss"})
"""The methods of a loss that give gradients; so does calling `elbo(model, guide)`."""

NEVER_COMPARE = frozenset({"Importance", "Predictive"})


@dataclass(frozen=True, slots=True)
class Loss:
    """The loss of a pair: its class name ("" where unknown), where it is built, and its options.

    `custom` is set for a loss that is a function of the program: whether it compares the traces is unknown.
    """

    name: str
    span: Span
    path: str
    options: tuple[tuple[str, Value], ...] = ()
    custom: bool = False

    def option(self, name: str, default: Value) -> Value:
        """An option of the loss, or its default."""
        return dict(self.options).get(name, default)

    @property
    def vectorized(self) -> bool | None:
        """Whether particles are a plate of their own (`ELBO._vectorized_num_particles`); None if not known."""
        flag, particles = (
            self.option("vectorize_particles", FALSE_VALUE),
            self.option("num_particles", Constant(1)),
        )
        if not isinstance(flag, Constant) or not isinstance(particles, Constant):
            return False if flag == FALSE_VALUE else None
        return bool(flag.value) and particles.value != 1

    @property
    def max_plate_nesting(self) -> int | float | None:
        """The option of that name, infinite by default, and one more for vectorized particles; None if not known.

        A loss that guesses it first checks all sites without a limit (`ELBO._guess_max_plate_nesting`).
        """
        if not self.name:
            return None
        value = self.option("max_plate_nesting", Constant(INFINITY))
        older = self.option("max_iarange_nesting", NONE)
        if older != NONE:
            value = older
        if value == NONE:
            value = Constant(INFINITY)
        if not isinstance(value, Constant) or not isinstance(value.value, (int, float)):
            return None
        return value.value + 1 if self.vectorized else value.value

    @property
    def checks_shapes(self) -> bool:
        """Whether the loss looks at the shape of every site."""
        return self.name in SHAPE_CHECKING or self.name in ALGORITHMS

    @property
    def reversed(self) -> bool:
        """Whether the guide is asked for the density of the model's draws, of shapes that have to agree.

        `pyro.infer.csis.CSIS._get_matched_trace`; it looks at no site alone.
        """
        return self.name == "CSIS"

    @property
    def enumerates(self) -> bool | None:
        """Whether the loss sums out sites enumerated in parallel; None if the loss is unknown."""
        return None if not self.name else self.name in ENUMERATING


ALGORITHMS = frozenset({"NUTS", "HMC"})
"""What runs a model without a guide, enumerates what it can, and checks the shape of every site."""


@dataclass(frozen=True, slots=True)
class Side:
    """A model or guide: how it is called in reports, where it is defined, and what it samples."""

    name: str
    span: Span
    path: str
    trace: Trace
    automatic: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True)
class EnumeratedRuns:
    """Both sides with the shapes that they have under enumeration; sites that are followed there, by their names.

    `nesting` is how many dims their plates take up, which is what a loss guesses.
    """

    model: Trace
    guide: Trace
    nesting: int | None
    in_model: dict[Name, Site] = field(compare=False)
    in_guide: dict[Name, Site] = field(compare=False)


def enumerated_runs(runs: tuple[Trace, Trace] | None) -> EnumeratedRuns | None:
    """The runs of model and guide under enumeration, where a loss makes some."""
    if runs is None:
        return None
    depths = [nesting(site) for trace in runs for site in trace.samples()]
    known = [depth for depth in depths if depth is not None]
    deepest = max(known, default=0) if len(known) == len(depths) else None
    return EnumeratedRuns(*runs, deepest, *map(_followed, runs))


def _followed(trace: Trace) -> dict[Name, Site]:
    names = Counter(site.name for site in trace.samples())
    return {
        site.name: site
        for site in trace.samples()
        if names[site.name] == 1 and site.enumerated_dims is not None
    }


@dataclass(frozen=True, slots=True)
class Pair:
    """A model and a guide that an inference call brings together."""

    via: str
    span: Span
    path: str
    model: Side
    guide: Side
    loss: Loss
    intended: bool = False
    by_name: bool = False
    foreign: bool = False  # under a backend that may not be Pyro's
    alone: bool = False  # an algorithm that runs the model without a guide
    notes: tuple[str, ...] = ()  # what its runs leave open together
    concrete: bool = False  # the arguments of the call are visible, with their shapes
    parameters: tuple[Positional, Positional] = ((), ())  # the positional ones of either side
    handed: bool = False  # the call hands arguments to both sides
    training: TrainingLog = field(default_factory=TrainingLog, compare=False)
    stale: tuple[str, Span] | None = (
        None  # a parameter that an earlier inference left in the store, and its call
    )
    enumerated: EnumeratedRuns | None = None
    many: frozenset[Form] = field(default=frozenset(), compare=False)  # sizes known by name, of plates

    @property
    def trains(self) -> bool:
        """Whether the inference hands the parameters of both traces to an optimiser (`pyro.infer.svi.SVI.step`)."""
        return self.via == "SVI" and bool(self.loss.name) and self.compares

    @property
    def descends(self) -> bool:
        """Whether an optimiser goes by the loss of this pair: the one of an SVI, or one of torch in a loop of the program."""
        by_hand = self.via in GRADIENTS or self.via.endswith("()")
        return self.trains or (by_hand and self.training.optimised and bool(self.loss.name) and self.compares)

    @property
    def compares(self) -> bool:
        """Whether Pyro compares the traces of this pair."""
        return not self.alone and self.via not in NEVER_COMPARE and not self.loss.custom and not self.foreign


def _notes(call: PairCall, pair: Pair) -> Iterator[str]:
    """What several calls of one inference may do that no single one shows."""
    if len(call.runs) > 1 and any(_differ(left, right) for left, right in combinations(call.runs, 2)):
        if any(run_.carries and run_.concrete for run_ in call.runs):
            yield "what one step leaves behind may not fit the data of the next"
        if pair.loss.max_plate_nesting == INFINITY and (pair.loss.enumerates or pair.loss.vectorized):
            depths = [_depth(run_) for run_ in call.runs]
            if None in depths or max(depth for depth in depths if depth is not None) > (depths[0] or 0):
                yield "max_plate_nesting is guessed in the first step, and a later one may nest more plates"


def _depth(run_: PairRun) -> int | None:
    depths = [nesting(site) for trace in (run_.model_trace, run_.guide_trace) for site in trace.samples()]
    return None if None in depths else max((depth for depth in depths if depth is not None), default=0)


def _differ(left: PairRun, right: PairRun) -> bool:
    """Whether two runs have other sites, or values of other shapes as far as these do not come from outside."""
    for one, other in ((left.model_trace, right.model_trace), (left.guide_trace, right.guide_trace)):
        if [site.name for site in one.sites] != [site.name for site in other.sites]:
            return True
        for first, second in zip(one.sites, other.sites):
            if first.value_shape != second.value_shape and not (first.outside or second.outside):
                return True
    return False


def sum_out(pair: Pair) -> Pair:
    """A model under an algorithm that enumerates: all sites that can be (`config_enumerate` with its defaults)."""
    sites = tuple(
        replace(site, enumerate="parallel")
        if site.latent
        and not site.enumerate
        and site.distribution is not None
        and site.distribution.has_enumerate
        else site
        for site in pair.model.trace.sites
    )
    return replace(pair, model=replace(pair.model, trace=replace(pair.model.trace, sites=sites)))


def pairs_of(program: Program) -> Iterator[Pair]:
    """The pairs that the inference calls of a program make, one for each of their runs."""
    m = program.machine
    runs = [(call, run_) for call in program.inferences for run_ in call.runs]
    firsts = _first_users(program)
    for call, run_ in runs:
        pair = Pair(
            call.via,
            call.span,
            call.file,
            describe(m, run_.model, run_.model_trace, call),
            describe(m, run_.guide, run_.guide_trace, call),
            describe_loss(m, run_.loss, call),
            call.intended,
            call.via == "name",
            call.foreign,
            call.alone,
            concrete=run_.concrete,
            parameters=run_.parameters,
            handed=run_.handed,
            training=m.training,
            stale=firsts.get(id(call)),
            enumerated=enumerated_runs(run_.enumerated),
            many=plate_sizes(run_.model_trace, run_.guide_trace),
        )
        pair = replace(with_enumerated_faults(pair), notes=tuple(_notes(call, pair)))
        yield sum_out(pair) if pair.loss.name in ALGORITHMS else pair


def _first_users(program: Program) -> dict[int, tuple[str, Span]]:
    """For each SVI whose parameters an earlier one has trained: one of them, and the earlier call.

    Both stand in one scope, or in a function that one run calls twice. Nothing is said where both have the same guide,
    which goes on training, or the param store itself is used.
    """
    found: dict[int, tuple[str, Span]] = {}
    if program.machine.training.store:
        return found
    earlier: list[tuple[PairCall, frozenset[str]]] = []
    for call in program.inferences:
        if call.via != "SVI" or not call.runs:
            continue
        names = _trained_names(call)
        for other, known in earlier:
            same_place = _in_one_run(other, call) and other.epoch == call.epoch
            shared = sorted(known & names)
            if same_place and shared and other.guide != call.guide and both(other.condition, call.condition):
                found[id(call)] = (shared[0], other.span)
                break
        earlier.append((call, names))
    return found


def _in_one_run(other: PairCall, call: PairCall) -> bool:
    """Whether two calls stand in one scope, or are one call of a function that is itself called twice from one place."""
    if other.scope is call.scope:
        return True
    if (other.file, other.span) != (call.file, call.span) or len(other.around) != len(call.around):
        return False
    shared = [one is each for one, each in zip(other.around, call.around)]
    return any(shared) or not (other.uncalled or call.uncalled)


def _trained_names(call: PairCall) -> frozenset[str]:
    """The names of the parameters of a pair; of an autoguide, the beginning that all of one class share."""
    traces = [trace for run_ in call.runs for trace in (run_.model_trace, run_.guide_trace)]
    names = {site.name.literal for trace in traces for site in trace.sites if site.kind == "param"}
    if isinstance(call.guide, Object) and call.guide.type.startswith("pyro.infer.autoguide."):
        names.add(call.guide.type.rpartition(".")[2])
    return frozenset(name for name in names if name)


def with_enumerated_faults(pair: Pair) -> Pair:
    """The pair with the misfits of plates (PYR205) that show under enumeration.

    A loss that is given its `max_plate_nesting` makes no other run (`ELBO._guess_max_plate_nesting`).
    """
    if pair.enumerated is None:
        return pair
    plain = pair.loss.option("max_plate_nesting", Constant(INFINITY)) in (NONE, Constant(INFINITY))

    def merged(side: Side, trace: Trace) -> Side:
        followed = {name_text(site.name) for site in trace.samples() if log_prob_shape(site) is not None}
        kept = [
            each for each in side.trace.faults if plain or each.code != "PYR205" or each.site not in followed
        ]
        places = {each.span for each in kept}
        more = [each for each in trace.faults if each.code == "PYR205" and each.span not in places]
        return replace(side, trace=replace(side.trace, faults=(*kept, *more)))

    model, guide = merged(pair.model, pair.enumerated.model), merged(pair.guide, pair.enumerated.guide)
    return replace(pair, model=model, guide=guide)


def describe(m: Interpreter, value: Value, trace: Trace, call: PairCall) -> Side:
    """How a model or guide is called and where it is defined."""
    match value:
        case Function(state={"__wrapped__": Function() as inner}):
            return describe(m, inner, trace, call)
        case Function(name=name, span=span, file=file):
            return Side(name, span, file, trace)
        case Method(function=inner) | Partial(function=inner) | Handled(function=inner):
            return describe(m, inner, trace, call)
        case Instance(cls=cls):
            for name in ("__call__", "forward", "guide"):
                method = class_attribute(m, cls, name)
                if isinstance(method, Function):
                    return Side(cls.name, method.span, method.file, trace)
            return Side(cls.name, cls.span, cls.scope.file, trace)
        case Class(name=name, span=span, scope=scope):
            return Side(name, span, scope.file, trace)
        case Object(type="pyro.contrib.easyguide.EasyGuide", state=state):
            return describe(m, state["function"], trace, call)
        case Object(type=type_name):
            return Side(type_name.rpartition(".")[2], call.span, call.file, trace, automatic=True)
        case LibraryMethod(qualified=name) | Reference(name=name):
            return Side(name.rpartition(".")[2], call.span, call.file, trace, automatic=True)
        case Symbol(form=form):
            return Side(text(form), call.span, call.file, trace, automatic=True, known=False)
        case _:
            return Side("?", call.span, call.file, trace, automatic=True, known=False)


def describe_loss(m: Interpreter, value: Value, call: PairCall) -> Loss:
    """The loss of a call, from the ELBO object or from its method."""
    match value:
        case LibraryMethod(qualified=qualified, instance=Object() | Instance() as instance) if (
            qualified.startswith("pyro.infer.")
        ):
            return describe_loss(m, instance, call)
        case Object(type=type_name, span=span, file=file, state=state) if type_name.startswith("pyro.infer."):
            options = tuple((str(name), option) for name, option in state.items())
            return Loss(type_name.rpartition(".")[2], span, file, options)
        case Function() | Method() | Partial():
            return Loss("", call.span, call.file, custom=True)
        case Reference(name=name):
            return Loss("", call.span, call.file, custom=not name.startswith("pyro."))
        case Instance():
            return _own_loss(m, value, call)
        case Constant(value=None) if call.via == "CSIS":
            return Loss("CSIS", call.span, call.file)
        case Constant(value=None):
            return Loss("", call.span, call.file)
        case _:
            return Loss("", call.span if call is not None else NO_SPAN, call.file)


TRACING = ("_get_trace", "_get_traces", "_get_vectorized_trace", "loss_and_grads")
"""The methods of a loss that trace and compare; a subclass that leaves them alone compares as its base does."""


def _own_loss(m: Interpreter, value: Instance, call: PairCall) -> Loss:
    """A loss class of the program."""
    bases = [name for name in library_bases(m, value.cls) if name.startswith("pyro.infer.")]
    if not bases:
        return Loss("", call.span, call.file, custom=True)
    delegate = value.state.get("$delegate")
    if any(class_attribute(m, value.cls, name) is not None for name in TRACING):
        return Loss("", call.span, call.file, custom=True)
    if delegate is None:
        return Loss("", call.span, call.file)
    loss = describe_loss(m, delegate, call)
    return loss if value.made is None else replace(loss, span=value.made, path=call.file)
