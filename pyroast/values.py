"""Abstract values: what the interpreter computes with.

Immutable values are frozen dataclasses and compare structurally. Everything that a program can change is a
`Cell`: it compares by identity, and all its changes go through `Machine.write`, so that branches can be undone
and joined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Union

from pyroast import ir
from pyroast.conditions import FALSE, TRUE, Condition, both, negate
from pyroast.records import dataclass, field
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.supports import Support
from pyroast.symbolic import Form, Poly, Sym, fresh


@dataclass(frozen=True, slots=True)
class Constant:
    """None, a boolean, number, string, bytes or Ellipsis that is known."""

    value: Union[bool, int, float, complex, str, bytes, object, None]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A value known only by where it comes from: a parameter, a tensor, the result of an opaque call.

    `external` is set for values that come from outside the project, whose calls do not sample; `definite` says
    that it is not None; `tensor` that it is a tensor (or array), with `shape` where that is known. `dtype` is "bool",
    "long" or "float", "" where it is not known; `support` is a set in which all elements of the tensor lie.
    """

    form: Form
    external: bool = False
    definite: bool = False
    tensor: bool = False
    shape: Shape | None = None
    dtype: str = ""
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A string with holes: str parts and forms in order."""

    parts: tuple[Union[str, Form], ...]


@dataclass(frozen=True, slots=True)
class Tuple:
    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Unbound:
    """No value: the name is not bound on this path."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, each under its condition."""

    alternatives: tuple[tuple[Condition, Value], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Iterate:
    """An iterable of `count` elements, where the element at an index is known as a function of the index.

    A sequential plate or any other construct that is entered around each round is the `handler`. An iterator that
    is exhausted after one pass has `once`, whose state then holds "used".
    """

    count: Form
    element: Callable[[Form], Value]
    handler: Object | None = None
    exact: tuple[Value, ...] | None = None
    once: Cell | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of a library or of a module outside the project: `pyro.sample`, `torch.nn`, `builtins.len`."""

    name: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution, with the facts that Pyro's checks look at; None where a fact is unknown.

    `name` is Pyro's class name; `qualified` where it comes from; `arguments` its constructor arguments by name;
    `has_enumerate` is has_enumerate_support; `base` the wrapped distribution. `support` has the event_dim of the
    distribution; `image` is the set that the draws of a transformed one fill, of which `support` may say more.
    """

    name: str
    qualified: str
    event_dim: int | None
    batch_shape: Shape | None = None
    event_shape: Shape | None = None
    support: Support | None = None
    arguments: tuple[tuple[str, Value], ...] = ()
    has_enumerate: bool | None = None
    has_rsample: bool | None = None
    base: Distribution | None = None
    image: Support | None = None

    def argument(self, name: str) -> Value | None:
        """The constructor argument of that name."""
        return dict(self.arguments).get(name)


@dataclass(frozen=True, slots=True)
class Partial:
    """`functools.partial`."""

    function: Value
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A function bound to an instance or class."""

    function: Value
    instance: Value


@dataclass(frozen=True, slots=True)
class LibraryMethod:
    """A method of a library object: the library model of `qualified` is called with the object first."""

    qualified: str
    instance: Value


@dataclass(frozen=True, slots=True)
class Handled:
    """A callable wrapped by an effect handler, as `poutine.block(fn)` returns it."""

    handler: Object
    function: Value


@dataclass(frozen=True, slots=True)
class Super:
    """`super()`: look-up goes on after `owner` in the instance's method resolution order."""

    owner: Class
    instance: Value


@dataclass(slots=True, eq=False)
class Cell:
    """Something that a program can change. `state` is written only by `Machine.write`; `born` orders cells."""

    state: dict[object, Value]
    born: int = 0


@dataclass(slots=True, eq=False)
class Scope(Cell):
    """The names of a module, class body or function call."""

    parent: Scope | None = None
    kind: str = "function"
    local_names: frozenset[str] = frozenset()
    global_names: dict[str, Scope] = field(default_factory=dict)
    file: str = ""


@dataclass(slots=True, eq=False)
class ListCell(Cell):
    """A list or set; `state["items"]` is a `Tuple`, an `Iterate`, or a `Symbol` where the contents are unknown."""

    kind: str = "list"


@dataclass(slots=True, eq=False)
class DictCell(Cell):
    """A dict; keys are hashable forms of the key values. `OPEN` is set where it may hold other keys too."""


@dataclass(slots=True, eq=False)
class AttributeDict(DictCell):
    """The `__dict__` of an instance: what is written to it are attributes of its owner."""

    owner: Instance = None  # type: ignore[assignment]  # always given


OPEN = ("open",)


@dataclass(slots=True, eq=False)
class Function(Cell):
    """A function or lambda with its environment."""

    definition: ir.FunctionDef | ir.Lambda = None  # type: ignore[assignment]  # always given
    scope: Scope = None  # type: ignore[assignment]  # always given
    defaults: dict[str, Value] = field(default_factory=dict)
    name: str = "<lambda>"
    owner: Class | None = None
    kind: str = "function"  # or "static", "class", "property"
    called: bool = False

    @property
    def file(self) -> str:
        """The path of the file that defines it."""
        return self.scope.file

    @property
    def span(self) -> Span:
        """The place of its definition."""
        return self.definition.span


@dataclass(slots=True, eq=False)
class Class(Cell):
    """A class of the project: `state` holds its attributes, `bases` the values of its bases."""

    name: str = ""
    bases: tuple[Value, ...] = ()
    scope: Scope = None  # type: ignore[assignment]  # always given
    span: Span = None  # type: ignore[assignment]  # always given
    entered: bool = False


@dataclass(slots=True, eq=False)
class Instance(Cell):
    """An instance of a class of the project, and where it is made."""

    cls: Class = None  # type: ignore[assignment]  # always given
    form: Form = 0
    made: Span | None = None


@dataclass(slots=True, eq=False)
class Object(Cell):
    """An object of a library that a library model knows: a plate, a handler, an ELBO, an SVI, an autoguide."""

    type: str = ""
    span: Span = None  # type: ignore[assignment]  # always given
    file: str = ""


@dataclass(slots=True, eq=False)
class Lazy(Object):
    """A generator expression: what it yields is found when it is first iterated."""

    thunk: Callable[[], Value] | None = None


@dataclass(slots=True, eq=False)
class ModuleCell(Cell):
    """A module of the project; `folder` is where its submodules lie, "" where it has none."""

    name: str = ""
    scope: Scope = None  # type: ignore[assignment]  # always given
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import statement binds before it is used: `from <level dots><module> import <name>` in `file`.

    An empty name stands for the module itself.
    """

    file: str
    module: str
    level: int
    name: str


Value = Union[
    Constant, Symbol, Template, Tuple, Unbound, Choice, Iterate, Reference, Distribution, Partial, Method,
    LibraryMethod, Handled, Super, ListCell, DictCell, Function, Class, Instance, Object, ModuleCell, Imported,
]  # fmt: skip

NONE = Constant(None)
TRUE_VALUE = Constant(True)
FALSE_VALUE = Constant(False)
UNBOUND = Unbound()


@dataclass(frozen=True, slots=True)
class Frame:
    """One entered plate around a site, as in Pyro's `cond_indep_stack`.

    `size` is the number of indices in the frame (the subsample size), `full_size` that of the plate; -1 stands for
    a plate without size, None for an unknown one. `dim` is None for sequential plates; `dim_known` tells those
    from a dim that could not be decided. `counter` is the round of a sequential plate.
    """

    name: Name
    size: Form | None
    full_size: Form | None
    dim: int | None
    vectorized: bool
    dim_known: bool = True
    counter: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a site: str parts and forms; loops in it are numbered in order of appearance.

    Two equal names denote the same family of names.
    """

    parts: tuple[Union[str, Form], ...]

    @property
    def literal(self) -> str | None:
        """The name itself, where it is known."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return "" if not self.parts else None


def form_of(value: Value) -> Form | None:
    """The form of a value that is a number or a symbol."""
    match value:
        case Constant(value=bool(number)):
            return int(number)
        case Constant(value=int(number)):
            return number
        case Constant(value=float(number)):
            return number
        case Symbol(form=form):
            return form
        case Instance(form=form):
            return form
        case _:
            return None


def value_of(form: Form) -> Value:
    """The value that a form stands for."""
    if isinstance(form, (int, float)):
        return Constant(form)
    return Symbol(form, definite=isinstance(form, Poly))


def hashable(value: Value) -> object:
    """A hashable stand-in for a value: equal stand-ins mean equal values. Cells stand for themselves."""
    match value:
        case Constant(value=constant):
            return (type(constant).__name__, constant)
        case Symbol(form=form):
            return form
        case Template(parts=parts):
            return ("template", parts)
        case Tuple(items=items):
            return ("tuple", tuple(hashable(item) for item in items))
        case Reference(name=name):
            return ("reference", name)
        case Instance(form=form):
            return form
        case _:
            return value


MAX_TEXT = 10_000
MAX_BITS = 512


def small(value: object) -> bool:
    """Whether a constant is small enough to be computed with: programs can double one in every round of a loop."""
    if isinstance(value, (str, bytes)):
        return len(value) <= MAX_TEXT
    if isinstance(value, int):
        return value.bit_length() <= MAX_BITS
    if isinstance(value, (tuple, list)):
        return len(value) <= MAX_TEXT
    return True


def bound(value: Value) -> Condition:
    """When there is a value at all: a name or key may be bound on some paths only."""
    if isinstance(value, Unbound):
        return FALSE
    if not isinstance(value, Choice):
        return TRUE
    result = TRUE
    for condition, part in value.alternatives:
        if isinstance(part, Unbound):
            result = both(result, negate(condition))
    return result


def distinct(items: list[Value]) -> list[Value] | None:
    """The members of a set made of these items; None where it is not known which of them are equal."""
    found: dict[object, Value] = {}
    for item in items:
        found.setdefault(hashable(item), item)
    constant = all(isinstance(item, Constant) for item in found.values())
    return list(found.values()) if constant or len(found) <= 1 else None


def opaque(kind: str, external: bool = False, tensor: bool = False, definite: bool = False) -> Symbol:
    """A value of which nothing is known but its origin."""
    return Symbol(fresh(kind), external=external, tensor=tensor, definite=definite or tensor)


def value_of_condition(truth: Condition) -> Value:
    """The boolean that is true where a condition holds."""
    if truth == TRUE:
        return TRUE_VALUE
    if not truth:
        return FALSE_VALUE
    return Choice(((truth, TRUE_VALUE), (negate(truth), FALSE_VALUE)))


def key_value(key: object) -> Value | None:
    """The value that a dict key stands for, or None where it cannot be rebuilt."""
    match key:
        case ("template", tuple(parts)):
            return Template(parts)
        case (str(kind), constant) if kind in ("str", "int", "float", "bool", "NoneType", "bytes"):
            return Constant(constant)
        case ("tuple", tuple(parts)):
            values = [key_value(part) for part in parts]
            return None if None in values else Tuple(tuple(values))  # type: ignore[arg-type]  # no None left
        case tuple():
            return None
        case Sym():
            return Symbol(key)
        case _:
            return None
