"""Modules of torch.nn: how they are made, called and read. The kinds of layers register themselves with `layers`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from pyroast.facts import Tri
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.records import dataclass
from pyroast.shapes import Shape, same_shape
from pyroast.spans import Span
from pyroast.supports import Support
from pyroast.symbolic import Form, app, fresh
from pyroast.values import (
    NONE,
    Constant,
    Instance,
    LibraryMethod,
    Object,
    Reference,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
)

SELF_METHODS = (
    "to", "cuda", "cpu", "xpu", "ipu", "double", "float", "half", "bfloat16", "type", "train", "eval", "requires_grad_",
    "apply", "share_memory", "to_empty", "compile",
)  # fmt: skip
"""Methods of `torch.nn.Module` that give the module itself."""

PARAMETER_METHODS = (
    "parameters", "named_parameters", "state_dict", "load_state_dict", "children", "named_children", "modules", "named_modules",
    "get_parameter", "get_submodule",
)  # fmt: skip
"""Methods of `torch.nn.Module` that give its parameters or parts, or set them."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """What is known of a tensor that goes into a module or comes out of it; `value` is where it came from."""

    shape: Shape | None = None
    dtype: str = ""
    support: Support | None = None
    value: Value = NONE

    @property
    def is_tensor(self) -> bool:
        """Whether it is known to be a tensor at all."""
        return isinstance(self.value, Symbol) and self.value.tensor


@dataclass(frozen=True, slots=True)
class Module:
    """A module with its constructor arguments, for the functions that say what a call of it gives."""

    m: Machine
    cell: Object
    span: Span

    @property
    def type(self) -> str:
        """The qualified name of the class of torch, also where `PyroModule[...]` wraps it."""
        return class_of(self.cell)

    def argument(self, name: str) -> Value:
        """A constructor argument, or its default."""
        return self.m.select(self.cell.state.get(f"$argument.{name}", NONE))

    def number(self, name: str) -> int | float | None:
        """A constructor argument that is a known number."""
        value = self.argument(name)
        return value.value if isinstance(value, Constant) and isinstance(value.value, (int, float)) else None

    def flag(self, name: str) -> bool | None:
        """Whether a constructor argument is true, where that is known."""
        value = self.argument(name)
        return bool(value.value) if isinstance(value, Constant) else None

    def word(self, name: str) -> str | None:
        """A constructor argument that is a known string."""
        value = self.argument(name)
        return value.value if isinstance(value, Constant) and isinstance(value.value, str) else None

    def size(self, name: str) -> Form:
        """A constructor argument as a size; a fresh symbol where it is not known."""
        return size_of(self.argument(name))

    def sizes(self, name: str, count: int) -> list[Form]:
        """A constructor argument that is one size for all dims, or a tuple of `count` sizes."""
        return sizes_of(self.m, self.argument(name), count)


def class_of(cell: Object) -> str:
    """The class of which a module is, or which `PyroModule[...]` wraps."""
    wrapped = cell.state.get("$wrapped")
    return wrapped.name if isinstance(wrapped, Reference) else cell.type


def size_of(value: Value) -> Form:
    """A value as a size; a fresh symbol where it is none that is known."""
    form = form_of(value)
    return fresh("size") if form is None or isinstance(form, float) else form


def sizes_of(m: Machine, value: Value, count: int) -> list[Form]:
    """A size for all dims, or a tuple of `count` sizes."""
    if isinstance(value, Constant):
        return [size_of(value)] * count
    items = None if isinstance(value, Symbol) else m.exact_items(value)
    if items is not None and len(items) == count:
        return [size_of(m.select(item)) for item in items]
    return [fresh("size") for _ in range(count)]


Forward = Callable[[Module, Tensor, Arguments], Value]
Parameters = Callable[[Module], Mapping[str, "Shape | None"]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of modules: its constructor's parameters, what a call gives, and the shapes of its weights."""

    names: tuple[str, ...]
    defaults: Mapping[str, Value]
    forward: Forward
    parameters: Parameters | None


KINDS: dict[str, Kind] = {}


def layers(
    signatures: Mapping[str, str], parameters: Parameters | None = None, package: str = "torch.nn"
) -> Callable[[Forward], Forward]:
    """Register what a call of some classes gives; `signatures` has the constructor's parameters by class name."""

    def register(forward: Forward) -> Forward:
        for name, signature in signatures.items():
            names, defaults = parse(signature)
            _register(f"{package}.{name}", Kind(names, defaults, forward, parameters))
        return forward

    return register


def parse(signature: str) -> tuple[tuple[str, ...], dict[str, Value]]:
    """The names and defaults in a text such as "in_features, out_features, bias=True"."""
    arguments = ast.parse(f"lambda {signature}: 0", mode="eval").body.args  # type: ignore[attr-defined]  # a Lambda
    names = tuple(argument.arg for argument in arguments.args)
    defaults = [ast.literal_eval(default) for default in arguments.defaults]
    values = [
        Tuple(tuple(map(Constant, one))) if isinstance(one, (list, tuple)) else Constant(one)
        for one in defaults
    ]
    return names, dict(zip(names[len(names) - len(values) :], values))


def _register(qualified: str, kind: Kind) -> None:
    KINDS[qualified] = kind

    @model(qualified)
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        state = state_of(kind, arguments)
        return m.new(Object(state, type=qualified, span=span, file=m.scope.file))

    @model(f"pyro.nn.PyroModule[{qualified}]")
    def wrap(m: Machine, arguments: Arguments, span: Span) -> Value:
        state = state_of(kind, arguments)
        state["$wrapped"] = Reference(qualified)
        return m.new(Object(state, type="pyro.nn.PyroModule", span=span, file=m.scope.file))

    @model(f"{qualified}.__call__", f"{qualified}.forward")
    def call(m: Machine, arguments: Arguments, span: Span) -> Value:
        return forward(m, arguments, span)

    @model(f"{qualified}.__getattr__")
    def read(m: Machine, arguments: Arguments, span: Span) -> Value:
        cell, name = arguments.args
        assert isinstance(cell, Object) and isinstance(name, Constant)
        return attribute(m, cell, str(name.value), span)


def state_of(kind: Kind, arguments: Arguments) -> dict[object, Value]:
    """What a module knows of itself when it is made: its constructor arguments are kept under their names."""
    state: dict[object, Value] = {"$form": Symbol(fresh("layer"), True, True)}
    for position, name in enumerate(kind.names):
        value = arguments.get(position, name, kind.defaults.get(name))
        if value is not None:
            state[f"$argument.{name}"] = value
    return state


def module_of(m: Machine, value: Value) -> Object | None:
    """The library module behind a value: itself, or what an instance of a class derived from it was made with."""
    value = m.select(value)
    if isinstance(value, Instance):
        value = m.select(value.state.get("$delegate", NONE))
    return value if isinstance(value, Object) else None


def forward(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call of a module on its first argument, or on each of the values that this may have."""
    cell = module_of(m, arguments.args[0])
    kind = KINDS.get(class_of(cell)) if cell is not None else None
    if cell is None or kind is None:
        return opaque("result", external=True)
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    module, apply = Module(m, cell, span), kind.forward
    if _reshaped(module, kind):
        return opaque("result", external=True)
    first = rest.args[0] if rest.args else next(iter(rest.keywords.values()), NONE)
    return m.lift(first, lambda value: apply(module, tensor_of(value), rest))


def _reshaped(module: Module, kind: Kind) -> bool:
    """Whether the program has replaced a weight by a tensor of another shape."""
    given = module.cell.state
    if kind.parameters is None or not any(isinstance(name, str) and name[0] != "$" for name in given):
        return False
    declared = kind.parameters(module)
    return any(differs(declared[name], module.m.select(given[name])) for name in declared if name in given)


def differs(declared: Shape | None, value: Value) -> bool:
    """Whether a weight certainly has another shape than its class gives it."""
    shape = tensor_of(value).shape
    return declared is not None and shape is not None and same_shape(declared, shape) is Tri.NO


def tensor_of(value: Value) -> Tensor:
    """What is known of a value as a tensor."""
    if isinstance(value, Symbol) and value.tensor:
        return Tensor(value.shape, value.dtype, value.support, value)
    return Tensor(value=value)


def result(shape: Shape | None, dtype: str = "", support: Support | None = None) -> Symbol:
    """A tensor that a module gives."""
    return Symbol(fresh("result"), True, True, True, shape, dtype, support)


def attribute(m: Machine, cell: Object, name: str, span: Span) -> Value:
    """An attribute that a module sets itself: a weight, a constructor argument, or something that is not known."""
    if name in SELF_METHODS or name in PARAMETER_METHODS:
        return LibraryMethod(f"torch.nn.Module.{name}", cell)
    own = m.select(cell.state["$form"])
    assert isinstance(own, Symbol)
    kind = KINDS.get(class_of(cell))
    weights = (
        kind.parameters(Module(m, cell, span)) if kind is not None and kind.parameters is not None else {}
    )
    form = app("attr", own.form, name)
    if name in weights:
        shape = weights[name]
        return NONE if shape == ABSENT else Symbol(form, True, True, True, shape, "float")
    stored = cell.state.get(f"$argument.{name}")
    if stored is not None:
        return m.select(stored)
    return Symbol(form, external=True, definite=kind is None and name != "bias")


ABSENT: Shape = (-1,)
"""Stands for the shape of a weight that is None."""


def optional(module: Module, flag: str, *sizes: Form) -> Shape | None:
    """The shape of a weight that is there if a constructor argument is true."""
    present = module.flag(flag)
    return None if present is None else sizes if present else ABSENT


@model(*(f"{base}.{name}" for base in ("torch.nn.Module", "pyro.nn.PyroModule") for name in SELF_METHODS))
def same_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`module.to(device)` and its siblings give the module; `apply` calls a function on each of its parts."""
    if m.recorders and any(m.may_sample(value) for value in arguments.args[1:]):
        m.open_trace("Module.apply is handed a function that may sample", span)
    module = arguments.args[0]
    wrapper = module.state.get("$instance") if isinstance(module, Object) else None
    return m.select(wrapper) if wrapper is not None else module


@model("torch.nn.utils.weight_norm", "torch.nn.utils.spectral_norm", "torch.nn.utils.remove_weight_norm",
       "torch.nn.utils.remove_spectral_norm", "torch.nn.utils.parametrizations.weight_norm",
       "torch.nn.utils.parametrizations.spectral_norm", "torch.nn.utils.parametrizations.orthogonal")  # fmt: skip
def parametrized(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.nn.utils.spectral_norm(module)` changes how a weight is made and gives the module."""
    module = m.select(arguments.args[0]) if arguments.args else opaque("module", external=True)
    if isinstance(module, (Instance, Object)):
        m.write(module, "$parametrized", Constant(True))  # its parameters have other names now
    return module
