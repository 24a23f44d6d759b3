"""What the models of tensor operations share: operands, binding of arguments, results."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pyroast import ranges
from pyroast.library.registry import model
from pyroast.library.tensors.numbers import is_number, note_number
from pyroast.library.tensors.versions import current
from pyroast.protocol import Arguments, Machine
from pyroast.records import dataclass, replace
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.supports import BOOLEAN, Support
from pyroast.symbolic import App, Form, Sym, app, form_slots, fresh
from pyroast.values import (
    NONE,
    Choice,
    Constant,
    Iterate,
    ListCell,
    Reference,
    Symbol,
    Tuple,
    Value,
    form_of,
    hashable,
    opaque,
)

RANKS = {"bool": 0, "long": 1, "float": 2}

DTYPES = {
    **dict.fromkeys(("float", "double", "half", "float16", "float32", "float64", "bfloat16", "get_default_dtype"), "float"),
    **dict.fromkeys(("long", "int64", "int_"), "long"),
    **dict.fromkeys(("bool", "bool_"), "bool"),
}  # fmt: skip

EXTRAS = frozenset(
    {"dtype", "device", "requires_grad", "out", "generator", "layout", "memory_format", "non_blocking", "pin_memory", "copy"}
)  # fmt: skip

ALIASES = {
    "axis": "dim", "axes": "dims", "keepdims": "keepdim", "self": "input", "a": "input", "x": "input", "m": "input",
    "A": "input", "arr": "input", "object": "input", "data": "input", "shape": "size", "obj": "input",
    "newshape": "size", "reps": "dims", "repeats": "size", "x2": "other", "x1": "input", "mat2": "other",
    "vec": "other", "a_min": "min", "a_max": "max", "low": "low", "arrays": "tensors", "num": "steps",
}  # fmt: skip

BUILTIN_NAMES = frozenset(
    {"sum", "max", "min", "any", "all", "len", "item", "round", "slice", "int", "float", "bool"}
)
"""Names whose applications mean something else in the forms of Python's own functions."""


@dataclass(frozen=True, slots=True)
class Operand:
    """What an elementwise operation sees of a number or tensor."""

    shape: Shape | None
    dtype: str
    support: Support | None


UNKNOWN = Operand(None, "", None)


def operand(m: Machine, value: Value) -> Operand:
    """A number or tensor as an operand; python numbers have shape ()."""
    match value:
        case Constant(value=bool() | int() | float() as number):
            kind = "bool" if isinstance(number, bool) else "long" if isinstance(number, int) else "float"
            return Operand((), kind, ranges.of_number(number))
        case Symbol(tensor=True):
            return Operand(value.shape, value.dtype, value.support)
        case Symbol():
            return Operand(() if is_number(m, value) else None, value.dtype, value.support)
        case _:
            return UNKNOWN


def promote(*dtypes: str) -> str:
    """The dtype that several have in common, as `torch.promote_types` finds it by category."""
    if "float" in dtypes:
        return "float"
    return max(dtypes, key=RANKS.__getitem__) if dtypes and "" not in dtypes else ""


def dtype_named(value: Value | None) -> str:
    """The dtype that an argument such as `torch.float` names."""
    if isinstance(value, Reference):
        root, _, base = value.name.rpartition(".")
        if root == "builtins":
            return {"float": "float", "int": "long", "bool": "bool"}.get(base, "")
        return DTYPES.get(base, "")
    return value.dtype if isinstance(value, Symbol) and not value.tensor else ""


def cast(support: Support | None, dtype: str) -> Support | None:
    """The support of elements that are converted to a dtype; conversion to integers rounds towards zero."""
    if dtype == "bool":
        return BOOLEAN
    if dtype == "float" or support is None:
        return support
    flat = ranges.elementwise(support)
    if flat is None or flat.kind == "integer_interval":
        return flat
    if dtype != "long":
        return None
    return ranges.of_function("trunc", [flat])


def tensor(
    shape: Shape | None, form: Form | None = None, dtype: str = "", support: Support | None = None
) -> Symbol:
    """A tensor of a shape; a fresh one if no form is given."""
    return Symbol(form if form is not None else fresh("tensor"), True, True, True, shape, dtype, support)


def sizes(m: Machine, value: Value | None) -> Shape | None:
    """The sizes that `size` stands for, given one by one or as a tuple; None where their number is not known."""
    if value is None:
        return None
    value = m.select(value)
    lone = isinstance(value, (Constant, Symbol))
    items = [value] if lone else m.exact_items(value)
    if items is None:
        return None
    found: list[Form] = []
    for item in items:
        one = size(m, item, lone)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def size(m: Machine, value: Value, lone: bool = False) -> Form | None:
    """One size; a symbol that stands alone may be a tuple of sizes unless it is known to be a number."""
    value = m.select(value)
    if isinstance(value, Symbol) and value.tensor:
        from pyroast.library.tensors import contents

        value = contents.number(m, value) or value
    match value:
        case Constant(value=int(number)):
            return number
        case Symbol(tensor=True, form=form):
            return app("item of", form) if not lone or value.shape == () else None
        case Symbol(form=form):
            if lone:
                return form if is_number(m, value) else None
            note_number(m, value)
            return form
        case Choice() if not lone:
            return fresh("size")
        case Reference(name=name) if not lone:
            return Sym(("named", name.rpartition(".")[2], name))  # a constant of a module that is not read
        case _:
            return None


def is_array(form: object) -> bool:
    """Whether a tensor is an array of NumPy, whose methods differ from torch's."""
    if not isinstance(form, App):
        return False
    if form.op == "array":
        return True
    return form.op not in ("tensor", "as_tensor") and any(is_array(part) for part in form.args)


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tensor operation with its arguments bound to the names of the parameters."""

    m: Machine
    name: str
    space: str
    bound: dict[str, Value]
    span: Span

    @property
    def form(self) -> Form:
        """The same form for the same operation on the same operands."""
        prefix = "torch." if self.name in BUILTIN_NAMES else ""
        return app(f"{prefix}{self.name}", *(key_of(self.m, value) for value in self.bound.values()))

    def absent(self, name: str) -> bool:
        """Whether a parameter is not given, or None."""
        return self.bound.get(name, NONE) == NONE

    def value(self, name: str) -> Value:
        """An argument; None where it is not given."""
        return self.bound.get(name, NONE)

    def operand(self, name: str = "input") -> Operand:
        """An argument as an operand; NumPy's functions take lists of numbers, too."""
        value = self.value(name)
        if self.space.startswith("numpy") and isinstance(value, (ListCell, Tuple, Iterate)):
            from pyroast.library.tensors.literals import nested

            return nested(self.m, value, 0)
        return operand(self.m, value)

    def integer(self, name: str, default: int | None = None) -> int | None:
        """An integer argument; None where it is not known."""
        if self.absent(name):
            return default
        value = self.value(name)
        return int(value.value) if isinstance(value, Constant) and isinstance(value.value, int) else None

    def flag(self, name: str, default: bool = False) -> bool | None:
        """A boolean argument; None where it is not known."""
        value = self.value(name)
        if name not in self.bound:
            return default
        return bool(value.value) if isinstance(value, Constant) else None

    def integers(self, name: str) -> tuple[int, ...] | None:
        """An argument that is an integer or several of them; None where not known."""
        value = self.value(name)
        items = [value] if isinstance(value, (Constant, Symbol)) else self.m.exact_items(value)
        numbers: list[int] = []
        for item in items or ():
            item = self.m.select(item)
            if not isinstance(item, Constant) or not isinstance(item.value, int):
                return None
            numbers.append(item.value)
        return tuple(numbers) if items is not None else None

    def sizes(self, name: str = "size") -> Shape | None:
        """An argument that is a shape."""
        return sizes(self.m, self.bound.get(name))

    def tensors(self, name: str = "tensors") -> list[Operand] | None:
        """The operands in a sequence of tensors; None where their number is not known."""
        value = self.value(name)
        if isinstance(value, Symbol) and not value.tensor:
            return None
        items = self.m.exact_items(value)
        return None if items is None else [operand(self.m, self.m.select(item)) for item in items]

    def made(
        self,
        shape: Shape | None,
        dtype: str = "",
        support: Support | None = None,
        form: Form | None = None,
    ) -> Symbol:
        """The resulting tensor; a `dtype` argument converts it."""
        if not self.absent("dtype"):
            dtype = dtype_named(self.value("dtype"))
            support = cast(support, dtype)
        return tensor(shape, self.form if form is None else form, dtype, support)


Operation: TypeAlias = Callable[[Call], Value]


def key_of(m: Machine, value: Value) -> object:
    """A stand-in for an argument in a form."""
    value = m.select(value)
    if isinstance(value, ListCell):
        items = m.exact_items(value)
        return fresh("list") if items is None else tuple(key_of(m, item) for item in items)
    if isinstance(value, Tuple):
        return tuple(key_of(m, item) for item in value.items)
    if isinstance(value, Constant):
        return form_slots(value.value)
    form = current(m, value) if isinstance(value, Symbol) else form_of(value)
    return form if form is not None else form_slots(hashable(value))


def bind(parameters: tuple[str, ...], arguments: Arguments) -> dict[str, Value] | None:
    """Arguments by the names of parameters; a last parameter `*name` takes the rest. None if they do not fit."""
    names = {name.lstrip("*") for name in parameters}
    bound: dict[str, Value] = {}
    for position, value in enumerate(arguments.args):
        if position >= len(parameters):
            return None
        name = parameters[position]
        if name.startswith("*"):
            rest = arguments.args[position:]
            bound[name[1:]] = rest[0] if len(rest) == 1 else Tuple(tuple(rest))
            break
        bound[name] = value
    for key, value in arguments.keywords.items():
        name = key if key in names or key in EXTRAS else ALIASES.get(key, "")
        if not name or (name not in names and name not in EXTRAS) or name in bound:
            return None
        bound[name] = value
    return bound


def operation(
    parameters: str, names: str, spaces: str = "torch torch.Tensor", result: str = "tensor"
) -> Callable[[Operation], Operation]:
    """Register an operation under its names in each of the name spaces; `result` says what it is when unknown."""
    listed = tuple(parameters.split())

    def register(function: Operation) -> Operation:
        for space in spaces.split():
            for name in names.split():
                _register(space, name, listed, function, result)
        return function

    return register


def _register(space: str, name: str, parameters: tuple[str, ...], function: Operation, result: str) -> None:
    @model(f"{space}.{name}")
    def run(m: Machine, arguments: Arguments, span: Span) -> Value:
        bound = bind(parameters, arguments) if arguments.complete else None
        if bound is None or sum(isinstance(m.select(value), Choice) for value in bound.values()) > 2:
            return opaque(name, external=True, tensor=result == "tensor", definite=True)
        return _run(Call(m, name, space, bound, span), function)


def _run(call: Call, function: Operation) -> Value:
    """Apply an operation for each of the values that an argument may have."""
    bound = {key: call.m.select(value) for key, value in call.bound.items()}
    for key, value in bound.items():
        if isinstance(value, Choice):
            return call.m.lift(value, _with_argument(replace(call, bound=bound), function, key))
    made = function(replace(call, bound=bound))
    return as_array(made) if call.space.startswith("numpy") else made


def _with_argument(call: Call, function: Operation, key: str) -> Callable[[Value], Value]:
    return lambda one: _run(replace(call, bound={**call.bound, key: one}), function)


def as_array(value: Value) -> Value:
    """A result of NumPy."""
    match value:
        case Symbol(tensor=True, form=form) if not is_array(form):
            return Symbol(app("array", form), True, True, True, value.shape, value.dtype, value.support)
        case Tuple(items=items):
            return Tuple(tuple(as_array(item) for item in items))
        case _:
            return value


def place(dim: int | None, rank: int) -> int | None:
    """The index of a dim that may be negative; None where there is no such dim."""
    if dim is None or not -rank <= dim < rank:
        return None
    return dim % rank


def kept(support: Support | None, rank: int | None, *touched: int | None) -> Support | None:
    """The support after an operation on the `touched` dims of a tensor: a joint constraint on these is lost."""
    if support is None or support.event_dim == 0:
        return support
    flat = ranges.elementwise(support)
    if rank is None or any(dim is None or dim >= rank - support.event_dim for dim in touched):
        return flat
    return support
