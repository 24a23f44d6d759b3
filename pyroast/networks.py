"""What a run says about torch modules: which ones it calls, and which ones an optimiser may reach."""

from __future__ import annotations

from collections.abc import Iterable

from pyroast import ir
from pyroast.conditions import Condition
from pyroast.records import dataclass, field
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.symbolic import Sym, atoms
from pyroast.values import Cell, Function, Name, Symbol, Value


@dataclass(frozen=True, slots=True)
class ModuleUse:
    """One call of a module that samples nothing itself.

    `name` and `made` are its class and the line where it is made; `weights` are the modules in it that hold parameters and
    that the call reached; `inner` are the calls in it; `results` the symbols that came out.
    """

    module: Cell
    name: str
    span: Span
    path: str
    made: Span | None
    presence: Condition
    weights: tuple[Cell, ...]
    inner: tuple[ModuleUse, ...] = ()
    results: frozenset[Sym] = frozenset()


@dataclass(frozen=True, slots=True)
class Outside:
    """A `pyro.param`, or a `pyro.sample` in an `__init__`, that ran where no inference sees it."""

    primitive: str
    span: Span
    path: str


@dataclass(slots=True)
class TrainingLog:
    """What is known of a whole program about the modules that may be trained, or are left alone on purpose.

    `reached` are those that an optimiser may reach: registered with Pyro, part of a PyroModule, handed to an optimiser or to
    a function that is not followed, or frozen in so many words. Membership is never taken back: this only makes
    findings fewer. `handed` has the symbols of weights and values that were given to such a function, `detached` those of
    values taken out of the gradient. `everything` is set where the contents of such a module are not known. `outside` has
    the statements that ran outside of any run of a model or guide, by their symbol; `inside` the names of the parameters
    that runs asked for, `initialised` those of all that were given a first value; `store` is set where the param store
    itself is used, and `epoch` counts how often it was cleared; `optimised` where an optimiser of torch is made;
    `shapes` are those of the parameters made before any run.
    """

    reached: dict[int, Cell] = field(default_factory=dict)
    everything: bool = False
    elements: dict[int, tuple[Value, list[Value]]] = field(default_factory=dict)
    detached: set[Sym] = field(default_factory=set)
    handed: set[Sym] = field(default_factory=set)
    owners: dict[int, Cell] = field(default_factory=dict)
    outside: dict[Sym, Outside] = field(default_factory=dict)
    inside: list[Name] = field(default_factory=list)
    initialised: list[Name] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)
    shapes: dict[str, Shape] = field(default_factory=dict)
    store: bool = False
    optimised: bool = False
    epoch: int = 0

    def reach(self, cells: Iterable[Cell]) -> None:
        """Remember modules that an optimiser may reach."""
        for cell in cells:
            self.reached[id(cell)] = cell

    def detach(self, value: Value) -> None:
        """Remember that a value was taken out of the gradient on purpose."""
        if isinstance(value, Symbol):
            self.detached.update(atoms(value.form))

    def mentions(self, name: str) -> bool:
        """Whether some function that may not have run gives a parameter of that name a first value."""
        return any(_gives_first_value(function.definition, name) for function in self.functions)

    def leaves_alone(self, use: ModuleUse) -> bool:
        """Whether the results of a call are taken out of the gradient."""
        return not self.detached.isdisjoint(use.results)

    def untrained(self, cell: Cell) -> bool:
        """Whether nothing that is known can train a module."""
        return not self.everything and id(cell) not in self.reached


def _gives_first_value(definition: object, name: str) -> bool:
    """Whether a function holds a call with a name and more after it, such as `pyro.param(name, init)`."""
    for node in ir.nodes(definition):
        match node:
            case ir.Call(args=(ir.Arg(value=ir.Const(value=str(first))), *rest)) if first == name:
                if any(arg.keyword in (None, "init_tensor") for arg in rest):
                    return True
    return False
