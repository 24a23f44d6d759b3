"""Library models of modules: torch.nn, PyroModule, PyroSample and PyroParam (pyro/nn/module.py)."""

from __future__ import annotations

from pyroast.library import argument_checks
from pyroast.library.builtin_objects import set_named
from pyroast.library.distribution_methods import value_of_draw
from pyroast.library.distribution_supports import support_of_constraint
from pyroast.library.neural import (
    KINDS,
    Module,
    attribute,
    class_of,
    differs,
    forward,
    module_of,
    result,
    tensor_of,
)
from pyroast.library.neural_layers import linear_shape
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Free, Machine, Message
from pyroast.shapes import Shape
from pyroast.spans import Span
from pyroast.supports import REAL
from pyroast.symbolic import fresh
from pyroast.trace import Declared
from pyroast.values import (
    NONE,
    TRUE_VALUE,
    Constant,
    Distribution,
    Function,
    Instance,
    Object,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
)


@model("pyro.nn.PyroSample")
def pyro_sample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`PyroSample(prior)`: an attribute that is sampled when it is read."""
    return Object({"prior": arguments.get(0, "prior", NONE) or NONE}, type="pyro.nn.PyroSample", span=span)


@model("pyro.nn.PyroParam")
def pyro_param(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`PyroParam(init, constraint=real, event_dim=None)`; a function that gives the value is called when it is first read."""
    init = m.select(arguments.get(0, "init_value", NONE) or NONE)
    if isinstance(init, Function) and not init.definition.params:
        make = init
        init = m.select(m.run_quietly(lambda: m.call(make, Arguments([], {}), span)))
    constraint = arguments.get(1, "constraint", NONE) or NONE
    state: dict[object, Value] = {
        "init": init,
        "constraint": constraint,
        "event_dim": arguments.get(2, "event_dim", NONE) or NONE,
    }
    if constraint != NONE and not isinstance(init, Function):
        argument_checks.initial_value(m, support_of_constraint(m, constraint), init, "the PyroParam", span)
    return Object(state, type="pyro.nn.PyroParam", span=span, file=m.file)


@model("pyro.nn.PyroParam.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`@PyroParam(constraint=...)`: the decorated method gives the first value."""
    descriptor = arguments.args[0]
    assert isinstance(descriptor, Object)
    state = {**descriptor.state, "init": arguments.get(1, "init_value", NONE) or NONE}
    return Object(state, type="pyro.nn.PyroParam", span=span)


@model("pyro.nn.PyroSample.__get__")
def read_pyro_sample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Reading a PyroSample attribute samples it once a call, under the module's full name."""
    descriptor, instance, name = arguments.args
    assert isinstance(descriptor, Object) and isinstance(instance, (Instance, Object))
    prior = m.select(descriptor.state["prior"])
    if not m.recorders or not m.module_depth:
        return _plain_draw(prior)  # outside of a call of the module
    site = full_name(m, instance, name)
    for recorder in m.recorders:
        for recorded in recorder.sites:
            if (
                isinstance(site, Constant)
                and recorded.name.literal == site.value
                and recorded.span == descriptor.span
            ):
                return _plain_draw(recorded.distribution or prior)
    if not isinstance(prior, Distribution):
        prior = m.select(m.call(prior, Arguments([instance], {}), span)) if prior != NONE else prior
    return m.emit(Message("sample", site, prior, descriptor.span))


def _plain_draw(prior: Value) -> Symbol:
    """A value of which only the distribution is known that it is drawn from."""
    shape, dtype, support = value_of_draw(prior) if isinstance(prior, Distribution) else (None, "", None)
    return Symbol(fresh("sample"), True, True, True, shape, dtype, support)


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
    stored = instance.state.get(name.value) if isinstance(name, Constant) else None
    descriptor = m.select(value if isinstance(value, Object) else stored or NONE)
    event_dim: Value = NONE
    if isinstance(descriptor, Object) and descriptor.type == "pyro.nn.PyroParam":
        value = _constrained(m, descriptor, instance, span)
        event_dim = m.select(descriptor.state["event_dim"])
    if not m.recorders or not m.module_depth:
        return value
    dims = event_dim.value if isinstance(event_dim, Constant) and isinstance(event_dim.value, int) else None
    message = Message("param", full_name(m, instance, name), NONE, span, value=value, event_dim=dims)
    message.declared = Declared(value, None, True)
    return m.emit(message)


def _constrained(m: Machine, descriptor: Object, instance: Value, span: Span) -> Symbol:
    """The value of a PyroParam: of the shape of its first value, within its constraint."""
    init = m.select(descriptor.state["init"])
    if isinstance(init, Function):
        method = init
        init = m.select(m.run_quietly(lambda: m.call(method, Arguments([instance], {}), span)))
    constraint = descriptor.state["constraint"]
    support = REAL if constraint == NONE else support_of_constraint(m, constraint)
    form = fresh("parameter")
    if support == REAL:
        argument_checks.declared(
            m, form, Free("made by PyroParam", descriptor.span, descriptor.file or m.file)
        )
    return Symbol(form, True, True, True, tensor_of(init).shape, "float", support)


@model("torch.nn.Parameter", "torch.nn.parameter.Parameter")
def parameter(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`nn.Parameter(data)`."""
    data = m.select(arguments.get(0, "data", NONE) or NONE)
    shape, dtype = (data.shape, data.dtype) if isinstance(data, Symbol) else (None, "")
    form = fresh("nn.Parameter")
    if (
        arguments.complete
        and m.select(arguments.get(1, "requires_grad", TRUE_VALUE) or TRUE_VALUE) == TRUE_VALUE
    ):
        argument_checks.declared(m, form, Free("made by nn.Parameter", span, m.file))
    return Symbol(form, True, True, True, shape, dtype)


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
    given = Tuple(tuple(arguments.args)) if arguments.complete else NONE
    state: dict[object, Value] = {"$form": Symbol(fresh("PyroModule"), True, True), "$arguments": given}
    return m.new(Object(state, type="pyro.nn.PyroModule", span=span, file=m.scope.file))


@model("pyro.nn.PyroModule.__call__", "pyro.nn.PyroModule.forward")
def call_pyro_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call reads every attribute of the module that the wrapped class uses."""
    cell = module_of(m, arguments.args[0])
    if cell is None:
        return opaque("result", external=True, tensor=True)
    m.module_depth += 1
    try:
        weights = _read_all(m, cell, span)
    finally:
        m.module_depth -= 1
    kind = KINDS.get(class_of(cell))
    if kind is not None and kind.parameters is not None:
        declared = kind.parameters(Module(m, cell, span))
        if any(differs(declared[name], value) for name, value in weights.items()):
            return opaque("result", external=True, tensor=True)
    if kind is not None:
        return forward(m, arguments, span)
    given = arguments.args[1] if len(arguments.args) > 1 else next(iter(arguments.keywords.values()), NONE)
    return m.lift(given, lambda value: result(_linear_shape(m, cell, weights, value)))


def _linear_shape(m: Machine, cell: Object, weights: dict[str, Value], given: Value) -> Shape | None:
    """The shape that a linear layer gives. Which class is wrapped is not known: among the layers of torch a weight of two
    dims goes with a bias of one in linear layers only, and with arguments in reversed order in those and in no lookup."""
    shape = tensor_of(given).shape
    weight, bias = (tensor_of(weights.get(name, NONE)).shape for name in ("weight", "bias"))
    if shape is None or weight is None or len(weight) != 2:
        return None
    sizes = m.exact_items(cell.state["$arguments"])
    forms = tuple(form_of(m.select(size)) for size in sizes or ())[:2]
    reversed_order = forms == weight[::-1] and forms != weight
    if reversed_order or (bias is not None and len(bias) == 1):
        return linear_shape(shape, weight[1], weight[0])
    return None


def _read_all(m: Machine, cell: Object, span: Span) -> dict[str, Value]:
    """The attributes that the program has set, on the module or on the instance that derives from it."""
    instance = cell.state.get("$instance")
    owner = instance if isinstance(instance, Instance) else cell
    names = [key for key in owner.state if isinstance(key, str) and not key.startswith("$")]
    kind = KINDS.get(class_of(cell))
    if kind is not None:
        used = kind.parameters(Module(m, cell, span)) if kind.parameters is not None else {}
        names = [name for name in names if name in used]
    order = {"weight": 0, "bias": 1}
    names.sort(key=lambda name: order.get(name, 2))
    return {name: m.select(m.attribute(owner, name, span)) for name in names}


@model("pyro.nn.PyroModule.__getattr__")
def module_attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Attributes that the wrapped class sets."""
    cell, name = arguments.args
    assert isinstance(cell, Object) and isinstance(name, Constant)
    return attribute(m, cell, str(name.value), span)


@model("torch.nn.Module.__setattr__", "torch.nn.Module.add_module", "torch.nn.Module.register_buffer",
       "torch.nn.Module.register_parameter")  # fmt: skip
def register(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`self.register_buffer(name, tensor)` and its siblings set an attribute."""
    return set_named(m, arguments, m.set_attribute)


@model("pyro.nn.pyro_method")
def pyro_method(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`@pyro_method`: the method runs as a call of the module does."""
    method = arguments.args[0] if arguments.args else NONE
    if isinstance(method, Function):
        m.write(method, "$pyro_method", TRUE_VALUE)
    return method
