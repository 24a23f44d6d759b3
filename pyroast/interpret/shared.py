"""Modules of the project that are interpreted once for all files that import them.

A module that no other one is waiting for is run in an interpreter that knows nothing else, so that what comes of it does
not depend on who has asked first. It is kept with what it has asked of the project, and a file for which the same questions
have the same answers takes it over: its cells, what its run has changed in the cells of other modules, and what it has left
behind in the interpreter. Whatever a file changes in such cells is put back before the next file is interpreted.

A file runs a module by itself, as if nothing were kept, where taking it over would not be the same: where modules import each
other in a circle and the file has entered it elsewhere, or where it has changed what the run of the module changed.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Union

from pyroast import conditions
from pyroast.conditions import ConditionAtom
from pyroast.project.modules import Asked, ModuleFile, ProjectModules
from pyroast.protocol import PairCall
from pyroast.records import dataclass, field, replace
from pyroast.symbolic import number_from
from pyroast.values import Cell, ListCell, ModuleCell, Tuple, Value

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_KEPT = 1 << 20
"""Bytes of source of the modules that are kept; beyond that all are forgotten."""

LEFT = (
    "present", "free", "sliced", "contents", "replayed", "stored", "first_traces", "stars", "orders", "inference_objects", "made",
    "outside_symbols", "forgotten", "symbol_writes.state", "training.reached", "training.elements", "training.detached",
    "training.handed", "training.owners", "training.outside", "training.inside", "training.initialised",
    "training.shapes", "watches.done", "watches.sampled",
)  # fmt: skip
"""What the run of a module leaves behind in the interpreter: facts about values, and what an inference may need of it."""

FLAGS = ("unvalidated", "training.everything", "training.store")

Change = tuple[Cell, object, Union[Value, None], Union[Value, None]]
"""A cell, a key, and what stood there before and after; None for nothing."""


@dataclass(slots=True)
class Shared:
    """An interpreted module.

    `modules` are the cells that its run made by path: its own, and those of modules that lie in a circle with it. `needs` are
    the other modules that it has taken over, in this order.
    """

    modules: dict[str, ModuleCell]
    needs: tuple[Shared, ...]
    asked: Asked
    atoms: dict[ConditionAtom, int]
    changes: tuple[Change, ...]
    reset: tuple[tuple[Cell, str, object], ...]
    left: dict[str, Any]
    size: int


class Circle(BaseException):
    """A module needs one whose run waits for it; `path` is that one."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(slots=True)
class Store:
    """The modules that were interpreted so far, and the one interpreter of all files: their closures hold it."""

    machine: Interpreter | None = None
    kept: dict[object, list[Shared]] = field(default_factory=dict)
    size: int = 0
    running: list[str] = field(default_factory=list)
    circles: dict[str, set[str]] = field(default_factory=dict)

    def settle(self) -> None:
        """Put back what the last file has changed, and forget all modules where they are too many."""
        if self.machine is not None:
            _put_back(self.machine)
            self.machine.changed, self.machine.reset = {}, {}
        if self.size > MAX_KEPT:
            self.clear()

    def clear(self) -> None:
        """Forget all modules."""
        self.machine, self.size = None, 0
        self.kept.clear()
        self.running.clear()
        self.circles.clear()

    def provide(
        self, m: Interpreter, path: str, found: ModuleFile, run: Callable[[], int | None]
    ) -> ModuleCell | None:
        """A module that is run by itself, or was, as it is for the file that is interpreted; None where it must be run here.

        Arguments: `path` is what it is known by; `run` runs it in the interpreter and gives the size of its source.
        """
        place = m.modules.view, path
        known = self.kept.get(place, ())
        shared = next((one for one in known if _agrees(m, one)), None)
        if shared is None:
            if path in self.circles.get(m.own, ()):
                return None
            if path in self.running:
                raise Circle(path)
            try:
                shared = self._made(m, path, found, run)
            except Circle as circle:
                if circle.path != m.own:
                    raise
                return None
            if shared is None:
                return None
            self.kept.setdefault(place, []).append(shared)
            self.size += shared.size
        return m.loaded[path] if _take_over(m, shared) else None

    def _made(
        self, m: Interpreter, path: str, found: ModuleFile, run: Callable[[], int | None]
    ) -> Shared | None:
        """Run a module in an interpreter that knows nothing else."""
        start = _number_of(path)
        current = _put_back(m)
        state = dict(vars(m))
        atoms = conditions.use(conditions.Atoms(True, last=start))
        numbers = number_from(itertools.count(-start))
        asked = m.modules.ask_apart(found)
        noted: Asked | None = None
        self.running.append(path)
        try:
            m.begin(found.path, m.modules)
            m.own, m.nursery = path, []
            size = run()
            changes, reset = _changes(m)
            _put_back(m)
            noted = m.modules.ask_together(asked)
            return None if size is None else _shared(m, noted, conditions.use(atoms), changes, reset, size)
        except Circle as circle:
            _put_back(m)
            inside = self.running[self.running.index(circle.path) :]
            for one in inside:
                self.circles.setdefault(one, set()).update(inside)
            raise
        finally:
            self.running.pop()
            if noted is None:
                m.modules.ask_together(asked)
            conditions.use(atoms)
            number_from(numbers)
            vars(m).clear()
            vars(m).update(state)
            _put_again(m, current)


_store = Store()
_lock = threading.Lock()


@contextmanager
def kept_modules(modules: ProjectModules | None) -> Iterator[Store]:
    """The modules that this process keeps, for one file; a run beside another one, or on texts of its own, starts with none."""
    if modules is None or not modules.shareable or not _lock.acquire(blocking=False):
        yield Store()
        return
    try:
        yield _store
        _store.settle()
    except BaseException:
        _store.clear()
        raise
    finally:
        _lock.release()


# A module that has been run


def _number_of(path: str) -> int:
    """A number that stands for a path, larger than any number of symbols that a run makes."""
    from hashlib import blake2b

    return (
        int.from_bytes(blake2b(path.encode(errors="surrogatepass"), digest_size=6).digest(), "big") + 1 << 32
    )


def _shared(
    m: Interpreter,
    asked: Asked,
    atoms: conditions.Atoms,
    changes: tuple[Change, ...],
    reset: tuple[tuple[Cell, str, object], ...],
    size: int,
) -> Shared:
    for cell in m.nursery or ():
        cell.born = -1  # older than anything in the files that take it over
    needs = tuple(m.shared)
    taken = {path for need in needs for path in need.modules}
    known = {atom for need in needs for atom in need.atoms}
    left: dict[str, Any] = {}
    for name in LEFT:
        own = _without(attrgetter(name)(m), [need.left[name] for need in needs if name in need.left])
        if own:
            left[name] = own
    left.update({name: True for name in FLAGS if attrgetter(name)(m)})
    epoch = m.training.epoch - sum(need.left.get("training.epoch", 0) for need in needs)
    if epoch:
        left["training.epoch"] = epoch
    return Shared(
        {path: cell for path, cell in m.loaded.items() if path not in taken},
        needs,
        asked.without(need.asked for need in needs),
        {atom: number for atom, number in atoms.numbers.items() if atom not in known},
        changes,
        reset,
        left,
        size,
    )


def _without(value: Any, others: list[Any]) -> Any:
    """What a container has that it has not taken over from others."""
    if isinstance(value, dict):
        return {
            key: held
            for key, held in value.items()
            if not any(key in other and other[key] == held for other in others)
        }
    if isinstance(value, set):
        return value.difference(*others)
    taken = {id(item) for other in others for item in other}
    return [item for item in value if id(item) not in taken]


def _changes(m: Interpreter) -> tuple[tuple[Change, ...], tuple[tuple[Cell, str, object], ...]]:
    """What the run of a module has changed in cells that it did not make."""
    changes: list[Change] = []
    for cell, before in m.changed.values():
        for key, value in cell.state.items():
            old = before.get(key)
            if old is not value:
                changes.append((cell, key, old, value))
        changes.extend((cell, key, old, None) for key, old in before.items() if key not in cell.state)
    reset = tuple((cell, name, getattr(cell, name)) for cell, name, _ in m.reset.values())
    return tuple(changes), reset


Current = tuple[list[tuple[Cell, dict[object, Value]]], list[tuple[Cell, str, object]]]


def _put_back(m: Interpreter) -> Current:
    """Put shared cells back to what they were, and give what they are."""
    states = [(cell, cell.state) for cell, _ in m.changed.values()]
    fields = [(cell, name, getattr(cell, name)) for cell, name, _ in m.reset.values()]
    for cell, state in m.changed.values():
        cell.state = state
    for cell, name, value in m.reset.values():
        setattr(cell, name, value)
    return states, fields


def _put_again(m: Interpreter, current: Current) -> None:
    for cell, state in current[0]:
        cell.state = state
    for cell, name, value in current[1]:
        setattr(cell, name, value)


# Taking it over


def _agrees(m: Interpreter, shared: Shared) -> bool:
    """Whether the project answers as it did when the module was run."""
    mine = set(map(id, m.shared))
    return all(id(one) in mine or m.modules.agrees(one.asked) for one in (*shared.needs, shared))


def _take_over(m: Interpreter, shared: Shared) -> bool:
    """Take over a module and those that it needs, all or none of them."""
    mine = {id(one) for one in m.shared}
    new = [one for one in (*shared.needs, shared) if id(one) not in mine]
    if any(
        m.loaded.get(path, cell) is not cell
        for one in (*shared.needs, shared)
        for path, cell in one.modules.items()
    ):
        return False
    atoms = conditions.current()
    if not all(atoms.agrees(one.atoms) for one in new):
        return False
    before: list[Change] = []
    for one in new:
        for change in one.changes:
            value = _after(change)
            if value is change:
                for cell, key, old, _ in reversed(before):
                    _set(cell, key, old)
                return False
            cell, key = change[0], change[1]
            m.take(cell)
            before.append((cell, key, cell.state.get(key), None))
            _set(cell, key, value)  # type: ignore[arg-type]  # it is no change
    for one in new:
        for atom, number in one.atoms.items():
            atoms.add(atom, number)
        for cell, name, field_value in one.reset:
            m.set_field(cell, name, field_value)
        m.loaded.update(one.modules)
        m.shared.append(one)
        _leave_behind(m, one)
    return True


def _set(cell: Cell, key: object, value: Value | None) -> None:
    if value is None:
        cell.state.pop(key, None)
    else:
        cell.state[key] = value


def _after(change: Change) -> Value | Change | None:
    """What a change makes of a cell as it is now; the change itself where it would not be the same."""
    cell, key, old, new = change
    now = cell.state.get(key)
    if now in (old, new):
        return new
    match old, new, now:
        case Tuple(items=first), Tuple(items=more), Tuple(items=present) if (
            isinstance(cell, ListCell)
            and key == "items"
            and len(first) <= min(len(more), len(present))
            and more[: len(first)] == first == present[: len(first)]
        ):
            return Tuple((*present, *more[len(first) :]))  # both have appended to a list
    return change


def _leave_behind(m: Interpreter, shared: Shared) -> None:
    """Add what the run of a module has left behind in the interpreter."""
    for name, value in shared.left.items():
        owner_name, _, last = name.rpartition(".")
        owner = attrgetter(owner_name)(m) if owner_name else m
        present = getattr(owner, last)
        if isinstance(value, bool):
            setattr(owner, last, True)
        elif isinstance(value, int):
            setattr(owner, last, present + value)
        elif isinstance(value, dict):
            for key, held in value.items():
                if isinstance(held, dict):
                    present.setdefault(key, {}).update(held)
                else:
                    present[key] = _copied(held)
        elif isinstance(value, set):
            present.update(value)
        else:
            present.extend(value)


def _copied(value: Any) -> Any:
    """A copy of what a file may change besides cells."""
    if isinstance(value, list):
        return list(value)
    if type(value) is tuple:
        return tuple(map(_copied, value))
    if isinstance(value, PairCall):
        return replace(
            value, arguments=list(value.arguments), runs=list(value.runs), stored=dict(value.stored)
        )
    return value
