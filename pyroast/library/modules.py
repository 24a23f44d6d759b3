"""Library models of modules: torch.nn, PyroModule, PyroSample and PyroParam (pyro/nn/module.py)."""

from __future__ import annotations

from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.symbolic import fresh
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    Constant,
    Distribution,
    Function,
    Instance,
    ListCell,
    Object,
    Symbol,
    Tuple,
    Value,
    opaque,
)


@model("pyro.nn.PyroSample")
def pyro_sample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`PyroSample(prior)`: an attribute that is sampled when it is read."""
    return Object({"prior": arguments.get(0, "prior", NONE) or NONE}, type="pyro.nn.PyroSample", span=span)


@model("pyro.nn.PyroParam")
def pyro_param(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`PyroParam(init, constraint, event_dim)`."""
    return Object({"init": arguments.get(0, "init_value", NONE) or NONE}, type="pyro.nn.PyroParam", span=span)


@model("pyro.nn.PyroSample.__get__")
def read_pyro_sample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Reading a PyroSample attribute samples it once a call, under the module's full name."""
    descriptor, instance, name = arguments.args
    assert isinstance(descriptor, Object) and isinstance(instance, (Instance, Object))
    if not m.recorders or not m.module_depth:
        return opaque(
            "sample", external=True, tensor=True
        )  # outside of a call of the module it is a plain draw
    site = full_name(m, instance, name)
    for recorder in m.recorders:
        for recorded in recorder.sites:
            if (
                isinstance(site, Constant)
                and recorded.name.literal == site.value
                and recorded.span == descriptor.span
            ):
                return opaque("sample", external=True, tensor=True)
    prior = m.select(descriptor.state["prior"])
    if not isinstance(prior, Distribution):
        prior = m.select(m.call(prior, Arguments([instance], {}), span)) if prior != NONE else prior
    return m.emit(Message("sample", site, prior, descriptor.span))


def full_name(m: Machine, instance: Instance | Object, name: Value) -> Value:
    """`PyroModule._pyro_get_fullname`: the path of attribute names from the outermost module."""
    prefix = instance.state.get("$name")
    if prefix is None:
        return name
    return m.concatenate([prefix, Constant("."), name])


@model("pyro.nn.PyroParam.__get__")
def read_parameter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Reading a parameter of a PyroModule during its call is a `pyro.param` statement of its full name."""
    value, instance, name = arguments.args
    assert isinstance(instance, (Instance, Object))
    if not m.recorders or not m.module_depth:
        return value
    return m.emit(Message("param", full_name(m, instance, name), NONE, span, value=value))


@model("torch.nn.Parameter", "torch.nn.parameter.Parameter")
def parameter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.Parameter(data)`."""
    data = m.select(arguments.args[0]) if arguments.args else NONE
    shape = data.shape if isinstance(data, Symbol) else None
    return Symbol(fresh("nn.Parameter"), True, True, True, shape)


@model("pyro.nn.PyroModule._pyro_get_fullname")
def get_fullname(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self._pyro_get_fullname(name)`."""
    instance = arguments.args[0]
    if isinstance(instance, Instance) and len(arguments.args) > 1:
        return full_name(m, instance, m.select(arguments.args[1]))
    return opaque("name")


@model("pyro.nn.PyroModule.__init__")
def initialize(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`PyroModule.__init__(self, name="")`: the name is a prefix of the names of its sites."""
    name = m.select(arguments.get(1, "name", NONE) or NONE)
    if isinstance(arguments.args[0], Instance) and name not in (NONE, Constant("")):
        m.write(arguments.args[0], "$name", name)
    return NONE


@model("pyro.nn.PyroModule")
def pyro_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`PyroModule[nn.Linear](...)`: a module whose PyroSample attributes are sampled when it is called."""
    return m.new(Object({}, type="pyro.nn.PyroModule", span=span, file=m.scope.file))


@model("pyro.nn.PyroModule.__call__", "pyro.nn.PyroModule.forward")
def call_pyro_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call reads every attribute of the module that the wrapped class uses."""
    cell = arguments.args[0]
    m.module_depth += 1
    try:
        _read_all(m, cell, span)
    finally:
        m.module_depth -= 1
    return opaque("result", external=True, tensor=True)


def _read_all(m: Machine, cell: Value, span: Span) -> None:
    if isinstance(cell, Object):
        order = {"weight": 0, "bias": 1}
        for name in sorted(
            (key for key in cell.state if isinstance(key, str)), key=lambda key: order.get(key, 2)
        ):
            if not name.startswith("$"):
                m.attribute(cell, name, span)


@model("pyro.nn.PyroModule.__getattr__")
def module_attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Attributes that the wrapped class sets."""
    return opaque("attribute", external=True, definite=True)


@model("torch.nn.ModuleList")
def module_list(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.ModuleList(modules)`: a list of modules."""
    items = m.exact_items(arguments.args[0]) if arguments.args else []
    contents: Value = Tuple(tuple(items)) if items is not None else opaque("modules", external=True)
    return m.new(ListCell({"items": contents}))


@model("torch.nn.ModuleDict")
def module_dict(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.ModuleDict(modules)`: a dict of modules."""
    return m.library("builtins.dict", arguments, span)


@model("torch.nn.Sequential")
def sequential(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.Sequential(*modules)`: calls its modules in order."""
    cell = m.new(Object({}, type="torch.nn.Sequential", span=span, file=m.scope.file))
    modules = arguments.args if arguments.star is None else []
    cell.state["$modules"] = (
        Tuple(tuple(modules)) if arguments.star is None else opaque("modules", external=True)
    )
    for index, part in enumerate(modules):
        m.set_attribute(cell, str(index), part)
    return cell


@model("torch.nn.Sequential.__call__", "torch.nn.Sequential.forward")
def call_sequential(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call of each module on what the one before gives."""
    cell = arguments.args[0]
    value: Value = arguments.args[1] if len(arguments.args) > 1 else NONE
    parts = m.exact_items(cell.state["$modules"]) if isinstance(cell, Object) else None
    for part in parts or []:
        value = m.call(part, Arguments([value], {}), span)
    return opaque("result", external=True, tensor=True)


@model("torch.nn.Sequential.__getattr__")
def sequential_attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Attributes that every module has."""
    return opaque("attribute", external=True, definite=True)


@model("torch.nn.Sequential.__getitem__")
def sequential_item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`modules[index]`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.item(cell.state["$modules"], arguments.args[1], span)


@model("torch.nn.Sequential.__iter__")
def sequential_iter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`for module in modules`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.iterate(cell.state["$modules"], span)


@model("torch.nn.Module.__setattr__", "torch.nn.Module.add_module", "torch.nn.Module.register_buffer",
       "torch.nn.Module.register_parameter")  # fmt: skip
def register(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self.register_buffer(name, tensor)` and its siblings set an attribute."""
    if len(arguments.args) > 2:
        name = m.select(arguments.args[1])
        if isinstance(name, Constant) and isinstance(name.value, str):
            m.set_attribute(arguments.args[0], name.value, arguments.args[2])
    return NONE


@model("pyro.nn.pyro_method")
def pyro_method(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`@pyro_method`: the method runs as a call of the module does."""
    method = arguments.args[0] if arguments.args else NONE
    if isinstance(method, Function):
        m.write(method, "$pyro_method", TRUE_VALUE)
    return method
