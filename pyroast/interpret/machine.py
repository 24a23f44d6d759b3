"""The state of the interpreter: paths, cells that can be undone, branches, handlers, budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyroast import conditions
from pyroast.conditions import FALSE, TRUE, Condition, both, either, holds, negate, related
from pyroast.facts import Tri
from pyroast.library import registry
from pyroast.networks import TrainingLog
from pyroast.protocol import C, CallFact, Free, Message, PairCall, Recorder, T, U
from pyroast.records import dataclass, field
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.symbolic import SYMBOLIC, Form, Sym, atoms, substitute
from pyroast.trace import Fault, Site, Trace
from pyroast.values import (
    NONE,
    OPEN,
    UNBOUND,
    AttributeDict,
    Cell,
    Choice,
    Class,
    Constant,
    DictCell,
    Function,
    Instance,
    Iterate,
    ListCell,
    Name,
    Object,
    Reference,
    Scope,
    Symbol,
    Template,
    Tuple,
    Unbound,
    Value,
    bound,
    opaque,
)

MAX_ALTERNATIVES = 16
MAX_DEPTH = 60
STEP_BUDGET = 150_000
HELPER_BUDGET = 20_000
NO_LIMIT = 1 << 60


class Raised(Exception):
    """The program certainly raises here, inside a `try` of its own that catches it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ProgramEnds(Exception):
    """The program certainly ends here."""


class TooLarge(Exception):
    """The budget of steps of a root is used up: what it would have done is unknown."""


@dataclass(slots=True)
class Activation:
    """A function call that is being interpreted."""

    scope: Scope
    entry: Condition
    function: Function | None = None
    returns: list[tuple[Condition, Value]] = field(default_factory=list)
    loops: list[LoopState] = field(default_factory=list)
    yields: list[Value] | None = None
    exact: bool = True
    depth: int = 0


@dataclass(slots=True)
class LoopState:
    """A loop that is being interpreted: the conditions, relative to the round, of its breaks and continues."""

    entry: Condition
    breaks: Condition = FALSE
    continues: Condition = FALSE


Writes = dict[tuple[int, object], tuple[Cell, object, Value]]


def relative(path: Condition, entry: Condition) -> Condition:
    """`path` without the literals of `entry`, where `entry` is a plain conjunction that it extends."""
    if entry == TRUE:
        return path
    if path == entry:
        return TRUE
    if len(entry) != 1:
        return path
    (base,) = entry
    if all(alternative >= base for alternative in path):
        return frozenset(alternative - base for alternative in path)
    return path


class State:
    """Everything that changes while a program is interpreted; evaluation itself is in the other modules."""

    def __init__(self) -> None:
        self.begin("")

    def begin(self, file: str) -> None:
        """Begin with a file of which nothing is known yet."""
        self.path: Condition = TRUE
        self.assumed: tuple[Condition, ...] = ()
        self.journal: list[tuple[Cell, object, Value | None]] | None = None
        self.births = 1
        self.nursery: list[Cell] | None = None
        self.changed: dict[int, tuple[Cell, dict[object, Value]]] = {}
        self.reset: dict[tuple[int, str], tuple[Cell, str, object]] = {}
        self.mutations = 0
        self.calls_at: dict[tuple[str, Span, str], list[PairCall]] = {}
        self.steps = 0
        self.budget = STEP_BUDGET
        self.limit = NO_LIMIT
        self.trace_depth = 0
        self.present: set[Form] = set()
        self.handlers: list[Object] = []
        self.dims: list[tuple[int | None, Object]] = []
        self.symbol_writes = Cell({}, 1)
        self.activations: list[Activation] = []
        self.recorders: list[Recorder] = []
        self.loops: list[Sym] = []
        self.unrolled = 1
        self.dry = 0
        self.trying = 0
        self.try_paths: list[tuple[Condition, int]] = []
        self.pairs: list[PairCall] = []
        self.facts: list[CallFact] = []
        self.free: dict[Form, Free] = {}
        self.sliced: dict[Form, Shape] = {}
        self.contents: dict[Form, Form | tuple[Form, ...]] = {}
        self.unvalidated = False
        self.uncalled = False  # what runs is a function that no one calls, whose surroundings are not known
        self.training = TrainingLog()
        self.explicit_traces: list[Trace] = []
        self.replayed: dict[Name, tuple[Form, Form | None]] = {}
        self.taken_over: dict[Name, Shape] = {}
        self.stored: dict[str, Shape] = {}
        self.prototypes: dict[int, list[Site]] = {}
        self.module_depth = 0
        self.first_traces: dict[int, tuple[Object, Trace]] = {}
        self.traced_functions: set[int] = set()
        self.order = 0

    # Cells and branches

    def step(self, amount: int = 1) -> None:
        """Account for work done; `TooLarge` when the budget is used up."""
        self.steps += amount
        if self.steps > self.budget or self.steps > self.limit:
            raise TooLarge

    def new(self, cell: C) -> C:
        """Number a new cell, so that branches know which cells they made themselves."""
        self.births += 1
        cell.born = self.births
        if self.nursery is not None:
            self.nursery.append(cell)
        return cell

    def write(self, cell: Cell, key: object, value: Value) -> None:
        """Change a cell and remember what it held."""
        if cell.born <= 0:
            self.take(cell)
        if self.journal is not None:
            self.journal.append((cell, key, cell.state.get(key)))
        if isinstance(cell, (Instance, Class)) or (isinstance(cell, Scope) and cell.kind == "module"):
            if not self.recorders and cell.state.get(key) != value:
                self.mutations += 1
        cell.state[key] = value
        if type(cell) is AttributeDict:
            self.write_through(cell.owner, key, value)

    def write_through(self, owner: Instance, key: object, value: Value) -> None:
        """Set an attribute that was written to the `__dict__` of its instance."""
        raise NotImplementedError

    def put(self, cell: Cell, key: object, value: Value) -> None:
        """Change a cell for good: branches do not undo it. What it says holds on every path."""
        if cell.born <= 0:
            self.take(cell)
        cell.state[key] = value

    def take(self, cell: Cell) -> None:
        """Before a cell changes that other files may share: it is put back when the next one is interpreted."""
        if id(cell) not in self.changed:
            self.changed[id(cell)] = cell, cell.state
            cell.state = dict(cell.state)

    def set_field(self, cell: Cell, name: str, value: object) -> None:
        """Change something of a cell besides its state, for good."""
        if cell.born <= 0:
            self.reset.setdefault((id(cell), name), (cell, name, getattr(cell, name)))
        setattr(cell, name, value)

    def record(self) -> list[tuple[Cell, object, Value | None]] | None:
        """Start a new journal; returns the outer one, to be handed to `rewind`."""
        outer = self.journal
        self.journal = []
        return outer

    def rewind(
        self, outer: list[tuple[Cell, object, Value | None]] | None, keep_after: int | None = None
    ) -> Writes:
        """Undo all writes of the current journal, return what had been written, and resume the outer journal.

        Cells that are younger than `keep_after` keep what was written to them: they are part of a result.
        """
        journal = [entry for entry in self.journal or () if keep_after is None or entry[0].born <= keep_after]
        written: Writes = {}
        for cell, key, _ in journal:
            written[(id(cell), key)] = (cell, key, cell.state.get(key, UNBOUND))
        for cell, key, old in reversed(journal):
            if old is None:
                cell.state.pop(key, None)
            else:
                cell.state[key] = old
        self.journal = outer
        return written

    def decide(self, condition: Condition) -> Tri:
        """Whether a condition is decided on the present path."""
        if condition == TRUE:
            return Tri.YES
        if not condition:
            return Tri.NO
        for assumed in reversed(self.assumed):
            if related(condition, assumed) or related(self.path, assumed):
                decided = self._holds(condition, both(self.path, assumed))
                if decided is not Tri.UNKNOWN:
                    return decided
        return self._holds(condition, self.path)

    def _holds(self, condition: Condition, path: Condition) -> Tri:
        if len(path) + len(condition) > 2:
            self.step(10)  # formulas cost more than other steps
        return holds(condition, path)

    def fork(
        self, condition: Condition, first: Callable[[], T], second: Callable[[], U]
    ) -> tuple[T | None, U | None]:
        """Run two actions on the two sides of a condition and join their effects.

        The result of an action that cannot run on this path is None.
        """
        decided = self.decide(condition)
        if decided is Tri.YES:
            return first(), None
        if decided is Tri.NO:
            return None, second()
        self.step(5)
        path, mark = self.path, self.births
        outer = self.record()
        self.path = both(path, condition)
        result_first, written_first = self._side(first, outer)
        outer = self.record()
        self.path = both(path, negate(condition))
        result_second, written_second = self._side(second, outer)
        self.path = path
        for key, (cell, name, _) in {**written_first, **written_second}.items():
            old = cell.state.get(name, UNBOUND)
            value_first = written_first[key][2] if key in written_first else old
            value_second = written_second[key][2] if key in written_second else old
            if cell.born > mark:
                value = value_first if key in written_first else value_second
            else:
                value = self.join(condition, value_first, value_second)
            self.write(cell, name, value)
        return result_first, result_second

    def _side(
        self, action: Callable[[], T], outer: list[tuple[Cell, object, Value | None]] | None
    ) -> tuple[T, Writes]:
        """Run one side of a fork, and what it has written, which is undone."""
        try:
            result = action()
        except BaseException:
            self.rewind(outer)
            raise
        return result, self.rewind(outer)

    def either(self, condition: Condition, first: Callable[[], Value], second: Callable[[], Value]) -> Value:
        """The value of the first action where a condition holds and of the second elsewhere."""
        one, other = self.fork(condition, first, second)
        return self.merge(condition, one, other)

    def merge(self, condition: Condition, one: Value | None, other: Value | None) -> Value:
        """What two sides of a fork give; the result of a side that cannot run is None."""
        if one is None or other is None:
            return one or other or opaque("no value")
        return self.join(condition, one, other)

    def under(self, condition: Condition, action: Callable[[], Value]) -> Value:
        """Run an action where a condition holds; unbound where it cannot hold."""
        result, _ = self.fork(condition, action, lambda: None)
        return UNBOUND if result is None else result  # the action returns a value

    def join(self, condition: Condition, first: Value, second: Value) -> Value:
        """The value that is `first` where the condition holds and `second` elsewhere."""
        if first is second or first == second:
            return first
        opposite = negate(condition)
        return self.combine(
            [(both(condition, inner), value) for inner, value in _flat(first)]
            + [(both(opposite, inner), value) for inner, value in _flat(second)]
        )

    def combine(self, alternatives: Iterable[tuple[Condition, Value]]) -> Value:
        """One value for several alternatives: equal ones merged, impossible ones dropped."""
        merged: list[tuple[Condition, Value]] = []
        for condition, value in alternatives:
            if not condition:
                continue
            for inner, part in _flat(value):
                narrowed = both(condition, inner)
                if not narrowed:
                    continue
                for index, (other, existing) in enumerate(merged):
                    if existing is part or existing == part:
                        merged[index] = (either(other, narrowed), existing)
                        break
                else:
                    merged.append((narrowed, part))
        if len(merged) > MAX_ALTERNATIVES:
            return opaque("one of many values")
        if not merged:
            return opaque("no value")
        if len(merged) == 1:
            return merged[0][1]
        return Choice(tuple(merged))

    def select(self, value: Value) -> Value:
        """The part of a value that is possible on the present path."""
        if type(value) is not Choice:
            return value
        kept = [
            (condition, part)
            for condition, part in value.alternatives
            if self.decide(condition) is not Tri.NO and not isinstance(part, Unbound)
        ]
        if len(kept) == 1:
            return kept[0][1]
        if not kept:
            return opaque("unbound name")
        return Choice(tuple(kept))

    def alternatives(self, value: Value) -> list[tuple[Condition, Value]]:
        """The values that a value can have on this path, each under its condition."""
        value = self.select(value)
        return list(value.alternatives) if isinstance(value, Choice) else [(TRUE, value)]

    def lift(self, value: Value, action: Callable[[Value], Value]) -> Value:
        """Apply an action to a value, or to each of the values that it may have, on its part of the path."""
        value = self.select(value)
        if type(value) is not Choice:
            return action(value)
        results: list[tuple[Condition, Value]] = []
        for condition, part in value.alternatives:
            result = self.under(condition, lambda part=part: action(part))  # type: ignore[misc]  # bound now
            results.append((condition, result))
        return self.combine(results)

    # Truth

    def condition(self, value: Value) -> Condition:
        """When a value is true."""
        match value:
            case Constant(value=constant):
                return TRUE if constant else FALSE
            case Choice(alternatives=alternatives):
                result = FALSE
                for inner, part in alternatives:
                    result = either(result, both(inner, self.condition(part)))
                return result
            case Tuple(items=items):
                return TRUE if items else FALSE
            case ListCell(state=state):
                return self._filled(state["items"])
            case DictCell(state=state):
                return _any_entry(state)
            case Template(parts=parts):
                if any(isinstance(part, str) and part for part in parts):
                    return TRUE
                return conditions.literal(("true", ("template", parts)))
            case Symbol(form=form):
                if isinstance(form, (int, float)):
                    return TRUE if form else FALSE
                return conditions.literal(("true", form))
            case Iterate(count=count):
                return self.condition(Symbol(count))
            case Unbound():
                return FALSE
            case Instance():
                return self.instance_truth(value)
            case Reference(name=name):
                return _reference_truth(name)
            case _:
                return TRUE

    def instance_truth(self, value: Instance) -> Condition:
        """When an instance of a class of the program is true."""
        raise NotImplementedError

    def _filled(self, items: Value) -> Condition:
        if isinstance(items, Iterate):
            return self.condition(Symbol(items.count))
        return self.condition(items)

    def is_none(self, value: Value) -> Condition:
        """When a value is None."""
        match value:
            case Constant(value=constant):
                return TRUE if constant is None else FALSE
            case Choice(alternatives=alternatives):
                result = FALSE
                for inner, part in alternatives:
                    result = either(result, both(inner, self.is_none(part)))
                return result
            case Symbol(form=form, definite=definite, tensor=tensor):
                if definite or tensor or not isinstance(form, SYMBOLIC) or form in self.present:
                    return FALSE
                return conditions.literal(("none", form))
            case _:
                return FALSE

    # Recording

    def record_pair(self, call: PairCall) -> None:
        """Remember an inference call, unless this is a trial run of a loop's body."""
        if not self.dry:
            call.condition = self.path
            call.epoch, call.scope = self.training.epoch, self.scope
            call.around, call.uncalled = tuple(each.scope for each in self.activations), self.uncalled
            call.intended = any(handler.type == "intended failure" for handler in self.handlers)
            call.foreign = any(handler.type == "other backend" for handler in self.handlers)
            self.pairs.append(call)

    def first_of(self, call: PairCall) -> PairCall:
        """The call that the one recorded last repeats, as in another round of a loop, in its stead; else itself."""
        known = self.calls_at.setdefault((call.file, call.span, call.via), [])
        if self.trace_depth or not self.pairs or self.pairs[-1] is not call:
            return call
        for other in known:
            if _repeats(call, other):
                self.pairs.pop()
                return other
        known.append(call)
        return call

    scope: Scope

    @property
    def file(self) -> str:
        """The file whose statement is interpreted."""
        return self.scope.file

    def record_finding(self, code: str, span: Span, message: str, runtime: str) -> None:
        """Remember a fact about a library call."""
        fact = CallFact(code, span, self.file, message, runtime)
        if not self.dry and fact not in self.facts:
            self.facts.append(fact)

    def is_default(self, value: Value) -> bool:
        """Whether a value is the default of a parameter of a running function: a caller may give another one."""
        running = (activation.function for activation in self.activations)
        return any(value in function.defaults.values() for function in running if function is not None)

    def fault(self, code: str, span: Span, message: str, site: str | None = None) -> None:
        """Note that Pyro raises at a statement, unless the program catches that or waits for it."""
        if self.dry or any(handler.type == "intended failure" for handler in self.handlers):
            return
        if not self.recorders:
            if not self.trying:
                self.record_finding(code, span, message, "raises")
            return
        recorder = self.recorders[-1]
        fault = Fault(code, span, self.file, message, relative(self.path, recorder.entry), site)
        if self.trying == recorder.trying and fault not in recorder.faults:
            recorder.faults.append(fault)

    def open_trace(self, reason: str, span: Span) -> None:
        """Note that an opaque call may have sampled, unless a handler hides all that it may sample."""
        if self.recorders:
            self.emit(Message("open", Constant(""), NONE, span, reason=reason))

    def emit(self, message: Message) -> Value:
        """Send a message from the innermost handler outwards, as `pyro.poutine.runtime.apply_stack` does."""
        raise NotImplementedError

    def loop_names(self, form: Form) -> Form:
        """A form with its loop symbols replaced by numbered indices, in order of appearance."""
        return substitute(form, _numbering({}))

    def numbering(self, parts: tuple[object, ...]) -> Callable[[Sym], Form]:
        """What `loop_names` makes of the loop symbols in the parts of a name; others stay as they are."""
        numbered: dict[Sym, Sym] = {}
        for part in parts:
            if isinstance(part, SYMBOLIC):
                substitute(part, _numbering(numbered))
        return lambda symbol: numbered.get(symbol, symbol)


def _numbering(numbered: dict[Sym, Sym]) -> Callable[[Sym], Form]:
    def rename(symbol: Sym) -> Form:
        if symbol.origin[0] != "loop":
            return symbol
        if symbol not in numbered:
            count = symbol.origin[2]
            inner = substitute(count, rename) if isinstance(count, SYMBOLIC) else count
            numbered[symbol] = Sym(("index", len(numbered), inner))
        return numbered[symbol]

    return rename


def _repeats(call: PairCall, other: PairCall) -> bool:
    """Whether a call is made again with the same sides and loss, with nothing between that makes it another."""
    return (
        (call.model, call.guide) == (other.model, other.guide)
        and _same_loss(call.loss, other.loss)
        and (call.epoch, call.uncalled, call.intended, call.foreign)
        == (other.epoch, other.uncalled, other.intended, other.foreign)
        and holds(other.condition, call.condition) is Tri.YES
    )


def _same_loss(left: Value, right: Value) -> bool:
    """Whether two losses are one, or made by one statement with the same options."""
    if isinstance(left, Object) and isinstance(right, Object):
        return (left.type, left.span, left.file, left.state) == (
            right.type,
            right.span,
            right.file,
            right.state,
        )
    return left == right


def _any_entry(state: dict[object, Value]) -> Condition:
    """When a dict has an entry: one that was deleted is none, and one of an unknown round of a loop may be none."""
    result = FALSE
    for key, stored in state.items():
        if result == TRUE:
            break
        known = key != OPEN and not any(symbol.origin[0] == "loop" for symbol in atoms(key))
        result = either(result, bound(stored) if known else conditions.unknown("dict"))
    return result


def _reference_truth(name: str) -> Condition:
    """When a name of another package is true: functions, classes and modules are, and anything else may be a flag."""
    if name == "typing.TYPE_CHECKING":
        return FALSE
    is_class = registry.is_class_name(name) and not name.rpartition(".")[2].isupper()
    if "." not in name or registry.find(name) is not None or is_class:
        return TRUE
    return conditions.literal(("true", ("reference", name)))


def _flat(value: Value) -> tuple[tuple[Condition, Value], ...]:
    return value.alternatives if isinstance(value, Choice) else ((TRUE, value),)
