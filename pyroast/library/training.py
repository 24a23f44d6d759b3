"""Which torch modules a program calls, registers, freezes or hands on (torch/nn/modules/module.py, pyro/primitives.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyroast.conditions import FALSE, TRUE
from pyroast.library import distributions
from pyroast.library.distribution_values import Transform
from pyroast.library.neural import ABSENT, KINDS, PARAMETER_METHODS, Module, class_of, same_module
from pyroast.library.registry import handles, model
from pyroast.networks import ModuleUse
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.symbolic import Form, Sym, app, atoms
from pyroast.values import (
    NONE,
    Cell,
    Choice,
    DictCell,
    Function,
    Instance,
    Iterate,
    LibraryMethod,
    ListCell,
    Method,
    Object,
    Partial,
    Reference,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
)

WEIGHTED = frozenset(
    {"Linear", "LazyLinear", "Bilinear", "Embedding", "EmbeddingBag", "RNN", "GRU", "LSTM", "RNNCell", "GRUCell", "LSTMCell",
     "MultiheadAttention", "Transformer", "TransformerEncoder", "TransformerDecoder", "TransformerEncoderLayer",
     "TransformerDecoderLayer", "PReLU",
     "SyncBatchNorm", "RMSNorm", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm", "GroupNorm", "DenseNN",
     "ConditionalDenseNN", "AutoRegressiveNN", "ConditionalAutoRegressiveNN"}
    | {f"{kind}{dims}d" for kind in ("Conv", "ConvTranspose", "LazyConv", "LazyConvTranspose") for dims in (1, 2, 3)}
)  # fmt: skip
"""The classes of torch.nn and pyro.nn that hold parameters themselves, or in parts that cannot be told apart."""

REGISTERED = "$registers"
"""Set on a list that is an `nn.ModuleList`: what it holds belongs to the module that holds it."""

MODULE = Reference("torch.nn.Module")
PYRO_MODULE = Reference("pyro.nn.PyroModule")
FROZEN = "torch.no_grad"


def is_module(m: Machine, value: Value) -> bool:
    """Whether a value is, or may be, a torch module."""
    if isinstance(value, Instance):
        return m.is_instance(value, MODULE) != FALSE or m.is_instance(value, PYRO_MODULE) != FALSE
    if isinstance(value, Transform):
        return _learnt(value)
    return isinstance(value, Object) and value.type.startswith(
        ("torch.nn.", "pyro.nn.PyroModule", "pyro.nn.")
    )


def _learnt(transform: Transform) -> bool:
    """Whether a transform is a `TransformModule`, which has parameters."""
    info = distributions.transform(f"pyro.distributions.transforms.{transform.name}")
    return info is not None and info.module


def _weighted(m: Machine, module: Cell, span: Span) -> bool:
    """Whether a module holds parameters of its own."""
    if isinstance(module, Object):
        name = class_of(module)
        if module.type == "pyro.nn.PyroModule" or name.rpartition(".")[2] not in WEIGHTED:
            return False
        kind = KINDS.get(name)
        if kind is None or kind.parameters is None:
            return True
        return any(shape != ABSENT for shape in kind.parameters(Module(m, module, span)).values())
    return any(is_parameter(value) for name, value in module.state.items())


def is_parameter(value: Value) -> bool:
    """Whether a value is an `nn.Parameter`."""
    form = value.form if isinstance(value, Symbol) else None
    return isinstance(form, Sym) and form.origin[0] == "nn.Parameter"


# What belongs to a module


def parts(m: Machine, value: Value, all_held: bool = False) -> Iterator[Cell]:
    """The modules that are part of a value: itself and, as torch registers them, its submodules.

    With `all_held` also those that plain lists and other objects hold. Where contents are not known, the log of the
    program is told that it cannot tell any module from them.
    """
    seen: set[int] = set()
    pending: list[Value] = [value]
    first = True
    while pending:
        value = pending.pop()
        match value:
            case Choice(alternatives=alternatives):
                pending.extend(part for _, part in alternatives)
            case Tuple(items=items) if first or all_held:
                pending.extend(items)
            case Partial(function=function, args=args, keywords=keywords) if all_held:
                pending.extend((function, *args, *(part for _, part in keywords)))
            case Method(instance=instance) | LibraryMethod(instance=instance) if first or all_held:
                pending.append(instance)  # of a library's object also an attribute that is not modelled
            case Iterate() if first or all_held:
                pending.extend(_elements(m, value))
            case Cell() if id(value) not in seen:
                seen.add(id(value))
                pending.extend(_inside(m, value, first or all_held))
                if is_module(m, value):
                    yield value
        first = first and isinstance(value, (Choice, Method))


def _inside(m: Machine, cell: Cell, all_held: bool) -> list[Value]:
    """What a cell holds and registers."""
    match cell:
        case ListCell(state=state):
            if not (all_held or REGISTERED in state):
                return []
            items = m.select(state["items"])
            if isinstance(items, Symbol):
                m.training.everything |= REGISTERED in state  # its elements may be any module
                return []
            return list(items.items) if isinstance(items, Tuple) else _elements(m, items)
        case DictCell(state=state):
            return list(state.values())
        case Instance(state=state) if all_held or is_module(m, cell):
            return list(state.values())
        case Transform(parts=inner, arguments=arguments):
            return [*inner, *arguments.values()]
        case Object(state=state) if all_held or is_module(m, cell) or cell.type.endswith("ELBOModule"):
            known = [value for name, value in state.items() if name != "$modules"]
            modules = state.get("$modules")
            if isinstance(modules, Symbol):
                m.training.everything = True
            return [*known, *(modules.items if isinstance(modules, Tuple) else ())]
    return []


def _elements(m: Machine, value: Value) -> list[Value]:
    if not isinstance(value, Iterate):
        return []
    if value.exact is not None:
        return list(value.exact)
    known = m.training.elements.get(id(value))
    if known is None:  # found by running code of the program, which may hand the same thing over again
        known = m.training.elements[id(value)] = (value, [])
        known[1].append(value.element(Sym(("index", 0, value.count))))
    return known[1]


def reach(m: Machine, value: Value, all_held: bool = False) -> None:
    """An optimiser may reach the parameters of a module, or they are left alone on purpose."""
    m.training.reach(parts(m, value, all_held))
    if isinstance(value, Symbol):
        m.training.handed.update(atoms(value.form))


def hand_over(m: Machine, arguments: Arguments, weights: bool = True) -> None:
    """A call that is not followed may do anything with the modules that it is given, and with `weights`."""
    pending: list[Value] = [*arguments.args, *arguments.keywords.values()]
    for value in pending:
        if isinstance(value, Symbol) and weights:
            m.training.handed.update(atoms(value.form))
        elif isinstance(value, (Cell, Choice, Tuple, Partial)) and not isinstance(value, Function):
            reach(m, value, all_held=True)
            items = m.select(value.state["items"]) if isinstance(value, ListCell) else value
            pending.extend(items.items if isinstance(items, Tuple) else ())


def _forms(cell: Cell) -> Iterator[Form | None]:
    """What a module and its parameters are known by."""
    if isinstance(cell, Instance):
        yield cell.form
        yield from (form_of(part) for part in cell.state.values() if is_parameter(part))
    else:
        yield form_of(cell.state.get("$form", NONE))


def settle(m: Machine) -> None:
    """At the end of a run: parameters of a PyroModule are its own, and what derives from an unknown class may register all."""
    for cell in list(m.training.owners.values()):
        if any(form in m.training.handed for form in _forms(cell) if isinstance(form, Sym)):
            m.training.reach(parts(m, cell) if isinstance(cell, (Instance, Object)) else ())
        if not isinstance(cell, Instance):
            continue
        pyro = m.is_instance(cell, PYRO_MODULE)
        if pyro == TRUE:
            m.training.reach([cell])
        elif pyro:
            reach(m, cell)


def read(m: Machine, owner: Value, value: Value) -> None:
    """Reading a module from a PyroModule that is being called registers it (`PyroModule.__getattr__`)."""
    if m.module_depth and m.recorders and isinstance(value, (Instance, Object, ListCell, DictCell)):
        if isinstance(owner, Instance) and m.is_instance(owner, PYRO_MODULE) != FALSE:
            reach(m, value)


def made(m: Machine, instance: Instance) -> None:
    """Remember an instance that may be a module."""
    if is_module(m, instance):
        m.training.owners[id(instance)] = instance


# Calls of modules


def watch(m: Machine, module: Value, span: Span, call: Callable[[], Value]) -> Value:
    """Make a call, and note it where it is a module's that samples nothing."""
    if not isinstance(module, (Instance, Object)) or not is_module(m, module):
        return call()
    m.training.owners[id(module)] = module
    if not m.recorders or m.dry or any(recorder.type == FROZEN for recorder in m.handlers):
        if m.recorders and not m.dry:
            reach(m, module)
        return call()
    recorder = m.recorders[-1]
    start, sampled = len(recorder.uses), len(recorder.sites) + len(recorder.openings)
    path, file = m.path, m.file
    result = call()
    if len(recorder.sites) + len(recorder.openings) != sampled:
        return result
    inner = tuple(recorder.uses[start:])
    weights = {id(cell): cell for use in inner for cell in use.weights}
    if _weighted(m, module, span):
        weights[id(module)] = module
    if weights:
        del recorder.uses[start:]
        made = module.made if isinstance(module, Instance) else module.span
        name = module.cls.name if isinstance(module, Instance) else class_of(module).rpartition(".")[2]
        found = ModuleUse(
            module, name, span, file, made, path, tuple(weights.values()), inner, _symbols(m, result)
        )
        recorder.uses.append(found)
    return result


def use_transforms(m: Machine, chain: Transform, span: Span) -> None:
    """A distribution is transformed: the parameters of the transforms are used, or those of the networks in them."""
    if not m.recorders or m.dry:
        return
    if any(handler.type == FROZEN for handler in m.handlers):
        reach(m, chain)
        return
    for cell in parts(m, chain):
        if isinstance(cell, Transform):
            nets = [part for part in cell.arguments.values() if isinstance(part, (Instance, Object))]
            held = tuple(part for net in nets for part in parts(m, net))
            use = ModuleUse(cell, cell.name, span, m.file, cell.span, m.path, held or (cell,))
            m.recorders[-1].uses.append(use)


def _symbols(m: Machine, value: Value, depth: int = 0) -> frozenset[Sym]:
    match value:
        case Symbol(form=form):
            return frozenset(atoms(form))
        case Tuple(items=items) if depth < 3:
            return frozenset(symbol for item in items for symbol in _symbols(m, item, depth + 1))
        case Choice(alternatives=alternatives) if depth < 3:
            return frozenset(symbol for _, part in alternatives for symbol in _symbols(m, part, depth + 1))
        case _:
            return frozenset()


# What says that parameters are trained elsewhere or not at all

LEFT_ALONE = ("requires_grad_", "eval")


@model(
    *(
        f"{base}.parameters"
        for base in ("torch.nn.Module", "pyro.nn.PyroModule", "pyro.infer.elbo.ELBOModule")
    )
)
def parameters(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`module.parameters()`: someone is going to do something with them."""
    reach(m, arguments.args[0])
    form = form_of(arguments.args[0])
    if form is None:
        return opaque("parameters", external=True)
    return Symbol(app("call", app("attr", form, "parameters")), external=True)


@model(
    *(
        f"{base}.{name}"
        for base in ("torch.nn.Module", "pyro.nn.PyroModule")
        for name in PARAMETER_METHODS[1:]
        if name != "named_parameters"
    )
)
def handed_out(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Methods that give the parameters or parts of a module, or set them."""
    reach(m, arguments.args[0])
    return opaque("parts", external=True)


@model(*(f"{base}.{name}" for base in ("torch.nn.Module", "pyro.nn.PyroModule") for name in LEFT_ALONE))
def left_alone(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`module.requires_grad_(False)`; `module.eval()` may mean that a module is not to be trained."""
    reach(m, arguments.args[0])
    return same_module(m, arguments, span)


@model("torch.no_grad", "torch.inference_mode", "torch.set_grad_enabled")
def no_gradient(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`with torch.no_grad()`: what is called inside is left alone on purpose; also a decorator."""
    given = m.select(arguments.args[0]) if arguments.args else NONE
    return given if isinstance(given, Function) else m.new(Object({}, type=FROZEN, span=span))


@model(f"{FROZEN}.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`@torch.no_grad()` leaves a function as it is, as far as sites go."""
    return arguments.args[1] if len(arguments.args) > 1 else opaque("function")


@handles(FROZEN)
def nothing(m: Machine, handler: Object, message: Message) -> None:
    """Sites are the same with and without gradients."""


@model("torch.compile", "torch.jit.script", "torch.jit.trace", "torch.jit.ignore", "torch.jit.unused", "torch.compiler.disable",
       "torch.compiler.allow_in_graph")  # fmt: skip
def compiled(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.compile(f)` and its like do what `f` does; without `f` they are its decorator."""
    given = arguments.get(0, "model", NONE) or NONE
    return given if given != NONE else Reference("torch.compile")
