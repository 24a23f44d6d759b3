"""Containers of modules: Sequential, ModuleList, ModuleDict, ParameterList (torch/nn/modules/container.py)."""

from __future__ import annotations

from pyroast.library.neural import attribute, module_of
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.symbolic import fresh
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    Constant,
    DictCell,
    ListCell,
    Object,
    Symbol,
    Tuple,
    Value,
    opaque,
)


@model("torch.nn.ModuleList", "torch.nn.ParameterList", "pyro.nn.PyroModuleList")
def module_list(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.ModuleList(modules)`: a list of modules; so is `PyroModuleList` (pyro/nn/module.py)."""
    given = m.select(arguments.get(0, "modules", NONE) or NONE)
    if given == NONE and not arguments.complete:
        return m.new(ListCell({"items": opaque("modules", external=True), "$registers": TRUE_VALUE}))
    if isinstance(given, ListCell):
        return m.new(ListCell({"items": given.state["items"], "$registers": TRUE_VALUE}))
    items = m.exact_items(given) if given != NONE else []
    contents: Value = Tuple(tuple(items)) if items is not None else opaque("modules", external=True)
    return m.new(ListCell({"items": contents, "$registers": TRUE_VALUE}))


@model("torch.nn.ModuleDict", "torch.nn.ParameterDict")
def module_dict(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.ModuleDict(modules)`: a dict of modules."""
    return m.library("builtins.dict", arguments, span)


@model("torch.nn.Sequential")
def sequential(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.Sequential(*modules)` or `nn.Sequential(ordered_dict)`: calls its modules in order."""
    state: dict[object, Value] = {"$form": Symbol(fresh("Sequential"), True, True), "$modules": Tuple(())}
    cell = m.new(Object(state, type="torch.nn.Sequential", span=span, file=m.scope.file))
    first = m.select(arguments.args[0]) if len(arguments.args) == 1 and arguments.complete else NONE
    if isinstance(first, DictCell):
        names = m.exact_items(first)
        if names is None:
            _forget(m, cell)
        for name in names or []:
            _append(m, cell, name, m.item(first, name, span))
        return cell
    if not arguments.complete:
        _forget(m, cell)
        return cell
    for index, part in enumerate(arguments.args):
        _append(m, cell, Constant(str(index)), part)
    return cell


def _forget(m: Machine, cell: Object) -> None:
    """The modules are not known any more."""
    m.write(cell, "$modules", opaque("modules", external=True))


def _append(m: Machine, cell: Object, name: Value, part: Value) -> None:
    """Add a module at the end under its name, or replace the one of that name."""
    known = m.select(cell.state["$modules"])
    if not isinstance(known, Tuple) or not isinstance(name, Constant) or str(name.value) in cell.state:
        _forget(m, cell)
    else:
        m.write(cell, "$modules", Tuple((*known.items, part)))
    if isinstance(name, Constant):
        m.set_attribute(cell, str(name.value), part)


@model("torch.nn.Sequential.add_module", "torch.nn.Sequential.register_module")
def add_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`modules.add_module(name, module)`."""
    cell, name = module_of(m, arguments.args[0]), m.select(arguments.get(1, "name", NONE) or NONE)
    if cell is not None:
        _append(m, cell, name, arguments.get(2, "module", NONE) or NONE)
    return NONE


@model("torch.nn.Sequential.append")
def append(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`modules.append(module)` gives the modules."""
    _extend(m, arguments.args[0], arguments.args[1:])
    return arguments.args[0]


@model("torch.nn.Sequential.extend")
def extend(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`modules.extend(others)` gives the modules."""
    _extend(m, arguments.args[0], m.exact_items(arguments.args[1]) if len(arguments.args) > 1 else None)
    return arguments.args[0]


def _extend(m: Machine, value: Value, parts: list[Value] | None) -> None:
    cell = module_of(m, value)
    if cell is None:
        return
    known = m.select(cell.state["$modules"])
    if parts is None or not isinstance(known, Tuple):
        _forget(m, cell)
        return
    for index, part in enumerate(parts, start=len(known.items)):
        _append(m, cell, Constant(str(index)), part)


@model("torch.nn.Sequential.__setitem__")
def replace_item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`modules[index] = module`."""
    cell = module_of(m, arguments.args[0])
    if cell is not None:
        known, index = m.select(cell.state["$modules"]), m.select(arguments.args[1])
        position = index.value if isinstance(index, Constant) else None
        items = list(known.items) if isinstance(known, Tuple) else []
        if isinstance(position, int) and -len(items) <= position < len(items):
            items[position] = arguments.args[2]
            m.write(cell, "$modules", Tuple(tuple(items)))
        else:
            _forget(m, cell)
    return NONE


@model("torch.nn.Sequential.insert", "torch.nn.Sequential.pop", "torch.nn.Sequential.__delitem__")
def change(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Changes in the middle of the modules."""
    cell = module_of(m, arguments.args[0])
    if cell is not None:
        _forget(m, cell)
    return opaque("module", external=True)


@model("torch.nn.Sequential.__call__", "torch.nn.Sequential.forward")
def call_sequential(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call of each module on what the one before gives."""
    cell = module_of(m, arguments.args[0])
    value: Value = arguments.get(1, "input", NONE) or NONE
    parts = m.exact_items(m.select(cell.state.get("$modules", NONE))) if cell is not None else None
    if parts is None:
        return opaque("result", external=True, tensor=True)
    for part in parts:
        value = m.call(part, Arguments([value], {}), span)
    return m.lift(value, lambda one: _as_tensor(one) if parts else one)


def _as_tensor(value: Value) -> Value:
    """What the last module gives is a tensor, unless it is known to be something else."""
    if isinstance(value, Symbol) and not value.tensor:
        return replace(value, external=True, definite=True, tensor=True)
    return value


@model("torch.nn.Sequential.__getattr__")
def sequential_attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Attributes that every module has."""
    cell, name = arguments.args
    assert isinstance(cell, Object) and isinstance(name, Constant)
    return attribute(m, cell, str(name.value), span)


@model("torch.nn.Sequential.__getitem__")
def sequential_item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`modules[index]`."""
    cell = module_of(m, arguments.args[0])
    if cell is None:
        return opaque("module", external=True)
    return m.item(m.select(cell.state["$modules"]), arguments.args[1], span)


@model("torch.nn.Sequential.__iter__", "torch.nn.Sequential.children")
def sequential_iter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`for module in modules`."""
    cell = module_of(m, arguments.args[0])
    return m.iterate(m.select(cell.state["$modules"]) if cell is not None else NONE, span)


@model("torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel")
def parallel(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.DataParallel(module)` answers as the module does, which is its attribute `module`."""
    inner = arguments.get(0, "module", NONE) or NONE
    state: dict[object, Value] = {"$form": Symbol(fresh("DataParallel"), True, True), "module": inner}
    return m.new(Object(state, type="torch.nn.DataParallel", span=span, file=m.scope.file))


@model("torch.nn.DataParallel.__call__", "torch.nn.DataParallel.forward")
def call_parallel(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call of the module."""
    cell = module_of(m, arguments.args[0])
    if cell is None:
        return opaque("result", external=True)
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    return m.call(cell.state["module"], rest, span)


@model("torch.nn.DataParallel.__getattr__")
def parallel_attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Attributes that every module has."""
    return sequential_attribute(m, arguments, span)
