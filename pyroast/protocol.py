"""What library models work with: arguments, messages, inference calls, and what they may ask of the interpreter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias, TypeVar

from pyroast.conditions import TRUE, Condition
from pyroast.facts import Tri
from pyroast.finding import Repair
from pyroast.networks import ModuleUse, TrainingLog
from pyroast.records import dataclass, field, replace
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.symbolic import Form, Sym, app
from pyroast.trace import Declared, Fault, Hidden, Minibatch, Opening, Site, Step, Trace
from pyroast.values import (
    NONE,
    Cell,
    DictCell,
    Frame,
    Iterate,
    Name,
    Object,
    Scope,
    Symbol,
    Value,
)

C = TypeVar("C", bound=Cell)
T = TypeVar("T")
U = TypeVar("U")


@dataclass(slots=True)
class Arguments:
    """The arguments of a call; `star` and `star_star` hold unpacked ones that are not known."""

    args: list[Value]
    keywords: dict[str, Value]
    star: Symbol | None = None
    star_star: Symbol | None = None

    def get(self, position: int, name: str, default: Value | None = None) -> Value | None:
        """The argument at a position or under a name, or the default."""
        if position < len(self.args):
            return self.args[position]
        if name in self.keywords:
            return self.keywords[name]
        if self.star is not None:
            return Symbol(app("item", self.star.form, position - len(self.args)))
        if self.star_star is not None:
            return Symbol(app("item", self.star_star.form, name))
        return default

    @property
    def complete(self) -> bool:
        """Whether no argument is hidden behind an unknown `*` or `**`."""
        return self.star is None and self.star_star is None


@dataclass(slots=True)
class Message:
    """One effect on its way through the handlers; mirrors `pyro.poutine.runtime.Message`.

    `kind` is "sample", "param", "plate" (the subsample site of a plate) or "open" (an opaque call that may
    sample). `observed` None means that it is not known. `frames` run from the outermost plate in; None in
    it stands for contexts that are not known. Plates broadcast `fn` on its way, whose batch_shape was `own_batch`
    before the first of them; `event_dim` is that of a "param" or
    "subsample" statement.
    """

    kind: str
    name: Value
    fn: Value
    span: Span
    observed: bool | None = False
    value: Value = NONE
    infer: dict[str, Value] = field(default_factory=dict)
    infer_known: bool = True
    frames: tuple[Frame | None, ...] = ()
    stopped: bool = False
    hidden_by: str = ""
    deterministic: bool = False
    reason: str = ""
    mask_shape: Shape | None = ()
    scale: Form | None = 1
    scale_shape: Shape | None = ()
    event_dim: int | None = None
    markov: tuple[Step, ...] = ()
    passes: tuple[Value, ...] = ()  # the plates that `block_plate` takes out of the stack
    configured: Span | None = None
    provider: str = ""
    late: bool = False
    own_batch: Shape | None = None
    declared: Declared | None = None
    bare: bool = False
    enumerated: tuple[Shape | None, frozenset[int] | None, int | None] | None = (
        None  # under enumeration the value's shape, its dims, and that of the site's own values
    )
    replaced: Value | None = None  # what the statement gives instead of the value of its site


Extent: TypeAlias = "tuple[int, int, int, int]"


@dataclass(slots=True, eq=False)
class Recorder(Object):
    """The outermost handler of a traced run, which records the messages that reach it."""

    sites: list[Site] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    uses: list[ModuleUse] = field(default_factory=list)
    minibatches: list[Minibatch] = field(default_factory=list)
    entry: Condition = TRUE
    trying: int = 0  # how many `try` statements are around the run

    def count_plate(self, name: Name, count: Form, indices: Form | None) -> None:
        """Note how many indices the plate has that was recorded last, and which, if it was recorded here."""
        if self.sites and self.sites[-1].kind == "plate" and self.sites[-1].name == name:
            self.sites[-1] = replace(self.sites[-1], value_shape=(count,), observation=indices)

    def marks(self) -> Extent:
        """How much has been recorded so far."""
        return len(self.sites), len(self.openings), len(self.hidden), len(self.faults)

    def forget(self, marks: Extent) -> None:
        """Drop everything recorded since `marks`."""
        sites, openings, hidden, faults = marks
        del self.sites[sites:], self.openings[openings:], self.hidden[hidden:], self.faults[faults:]


@dataclass(frozen=True, slots=True)
class CallFact:
    """A fact about a library call that is no site, for the rules that read the call log."""

    code: str
    span: Span
    path: str
    message: str
    runtime: str
    related: tuple[tuple[str, Span, str], ...] = ()  # path, place and what is there
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """What may be any real number while it is trained: a parameter without a constraint, or the output of a layer."""

    name: str
    span: Span
    path: str
    layer: bool = False


class Machine(Protocol):
    """What library models may ask of the interpreter."""

    path: Condition
    handlers: list[Object]
    recorders: list[Recorder]
    dims: list[tuple[int | None, Object]]
    facts: list[CallFact]
    free: dict[Form, Free]
    sliced: dict[Form, Shape]
    contents: dict[Form, Form | tuple[Form, ...]]
    unvalidated: bool
    uncalled: bool
    trying: int
    training: TrainingLog
    replayed: dict[Name, tuple[Form, Form | None]]
    stored: dict[str, Shape]
    outside_symbols: set[Sym]
    explicit_traces: list[Trace]
    loops: list[Sym]
    prototypes: dict[int, list[Site]]
    module_depth: int
    first_traces: dict[int, tuple[Object, Trace]]
    scope: Scope
    here: Span
    dry: int

    @property
    def file(self) -> str:
        """The file whose statement is interpreted."""

    def call(self, function: Value, arguments: Arguments, span: Span) -> Value:
        """Call any value; an opaque one gives a fresh symbol and may open the trace."""

    def library(self, qualified: str, arguments: Arguments, span: Span | None = None) -> Value:
        """Call a library model by its qualified name."""

    def attribute(self, value: Value, name: str, span: Span) -> Value:
        """`value.name`."""

    def set_attribute(self, value: Value, name: str, new: Value) -> None:
        """Set an attribute as `object.__setattr__` does."""

    def assign_attribute(self, value: Value, name: str, new: Value) -> None:
        """`value.name = new`, which a class may do in its own way."""

    def set_some_attribute(self, value: Value, name: Value) -> None:
        """An assignment to whichever attributes have a name that is not known."""

    def has_attribute(self, value: Value, name: str) -> Tri:
        """Whether a value has an attribute of that name."""

    def item(self, value: Value, index: Value, span: Span) -> Value:
        """`value[index]`."""

    def update_dict(self, cell: DictCell, other: Value) -> None:
        """`cell.update(other)`."""

    def extend_in_place(self, current: Value, value: Value) -> bool:
        """`current += value`, if the value is a list; whether it was."""

    def is_instance(self, value: Value, cls: Value) -> Condition:
        """When `isinstance(value, cls)` holds."""

    def make_class(
        self, name: str, bases: tuple[Value, ...], state: dict[object, Value], span: Span
    ) -> Value:
        """A class with these bases and attributes."""

    def implicit_super(self) -> Value:
        """`super()` without arguments."""

    def import_module(self, dotted: str, level: int, span: Span) -> Value:
        """The value of a module."""

    def write(self, cell: Cell, key: object, value: Value) -> None:
        """Change a cell; undone and joined at the end of a branch."""

    def new(self, cell: C) -> C:
        """Number a new cell, so that branches know which cells they made themselves."""

    def emit(self, message: Message) -> Value:
        """Send a message through the handlers and return the value of the site."""

    def open_trace(self, reason: str, span: Span) -> None:
        """Note that an opaque call may have sampled."""

    def push(self, handler: Object) -> None:
        """Enter a handler; for a plate, allocate its dim as `pyro.poutine.runtime._DimAllocator` does."""

    def enter(self, context: Value, span: Span) -> Value:
        """Enter a context; what `as` binds."""

    def exact_items(self, value: Value) -> list[Value] | None:
        """The elements of an iterable, where all are known."""

    def iterate(self, value: Value, span: Span) -> Iterate:
        """The elements of an iterable."""

    def concatenate(self, parts: list[Value]) -> Value:
        """The string that several strings make."""

    def fork(
        self, condition: Condition, first: Callable[[], T], second: Callable[[], U]
    ) -> tuple[T | None, U | None]:
        """Run two actions on the two sides of a condition and join their effects."""

    def either(self, condition: Condition, first: Callable[[], Value], second: Callable[[], Value]) -> Value:
        """The value of the first action where a condition holds and of the second elsewhere."""

    def under(self, condition: Condition, action: Callable[[], Value]) -> Value:
        """Run an action on the part of the path where a condition holds; its effects are joined afterwards."""

    def join(self, condition: Condition, first: Value, second: Value) -> Value:
        """The value that is `first` where the condition holds and `second` elsewhere."""

    def lift(self, value: Value, action: Callable[[Value], Value]) -> Value:
        """Apply an action to a value, or to each of the values that it may have."""

    def select(self, value: Value) -> Value:
        """The part of a value that is possible on this path."""

    def alternatives(self, value: Value) -> list[tuple[Condition, Value]]:
        """The values that a value can have on this path, each under its condition."""

    def condition(self, value: Value) -> Condition:
        """When a value is true."""

    def decide(self, condition: Condition) -> Tri:
        """Whether a condition is decided on the present path."""

    def is_none(self, value: Value) -> Condition:
        """When a value is None."""

    def end_program(self) -> None:
        """The program ends on this path."""

    def may_sample(self, value: Value) -> bool:
        """Whether calling a value could reach a sample statement."""

    def site_name(self, value: Value) -> Name:
        """The name that a value gives a site."""

    def record_pair(self, call: PairCall) -> None:
        """Remember an inference call that takes a model and a guide."""

    def first_of(self, call: PairCall) -> PairCall:
        """The call that the one recorded last repeats, as in another round of a loop, in its stead; else itself."""
        ...

    def attach(self, cell: Value, call: PairCall) -> None:
        """Remember which inference call an object, such as an SVI, stands for."""

    def attached(self, cell: Value) -> PairCall | None:
        """The inference call that an object stands for."""

    def run_pair(self, call: PairCall, arguments: Arguments) -> None:
        """Trace model and guide of an inference call with the arguments of one of its steps."""

    def record_finding(self, code: str, span: Span, message: str, runtime: str) -> None:
        """Remember a fact for the rules about calls (the module's call log)."""

    def is_default(self, value: Value) -> bool:
        """Whether a value is the default of a parameter of a running function: a caller may give another one."""

    def fault(self, code: str, span: Span, message: str, site: str | None = None) -> None:
        """Note that Pyro raises at a statement, on every run that reaches it."""

    def trace(self, function: Value, arguments: Arguments, span: Span) -> Trace:
        """Run a function by itself, with its effects undone, and return the sites that it reaches."""

    def run_quietly(self, action: Callable[[], Value]) -> Value:
        """Run an action in which no handler of the surrounding stack sees anything."""


@dataclass(slots=True, eq=False)
class PairCall:
    """An inference call that takes a model and a guide, or a model alone (`guide` None)."""

    via: str
    span: Span
    file: str
    model: Value
    guide: Value
    loss: Value
    arguments: list[Arguments] = field(default_factory=list)
    condition: Condition = frozenset({frozenset()})
    intended: bool = False
    foreign: bool = False
    alone: bool = False  # an algorithm that runs the model without a guide
    mutations: int = -1
    epoch: int = 0  # how often the param store had been cleared, and the scope in which the call stands
    scope: Scope | None = None
    around: tuple[Scope, ...] = ()  # the scopes of the functions that run around it
    uncalled: bool = False  # by a function that no one calls: what ran before it is not known
    return_sites: tuple[str, ...] = ()  # what a `Predictive` is asked for
    runs: list[PairRun] = field(default_factory=list)
    stored: dict[str, Shape] = field(
        default_factory=dict
    )  # the shapes of the parameters that its steps have made


Positional: TypeAlias = "tuple[tuple[str, bool, bool], ...]"
"""The positional parameters of a model or guide: their names, whether it reads them, and whether a step gives them so."""


@dataclass(frozen=True, slots=True, eq=False)
class PairRun:
    """The traces of one model and guide under one loss, for one set of arguments."""

    model: Value
    guide: Value
    loss: Value
    model_trace: Trace
    guide_trace: Trace
    given: bool  # the arguments are those of a call in the source
    concrete: bool = False  # and their shapes are known
    carries: bool = False  # the step leaves something behind that the next one may read
    parameters: tuple[Positional, Positional] = ((), ())
    handed: bool = False  # the step hands arguments to both sides
    enumerated: tuple[Trace, Trace] | None = (
        None  # model and guide with the shapes that they have under enumeration
    )
