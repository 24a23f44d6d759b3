"""Library models of Pyro's primitives: sample, param, deterministic, factor, module (pyro/primitives.py)."""

from __future__ import annotations

from pyroast.conditions import TRUE, negate
from pyroast.library import argument_checks, outside
from pyroast.library.distribution_models import is_distribution_class, value_shape
from pyroast.library.distribution_supports import support_of_constraint
from pyroast.library.registry import model
from pyroast.library.training import reach
from pyroast.protocol import Arguments, Free, Machine, Message
from pyroast.records import replace
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.spans import Span
from pyroast.supports import REAL
from pyroast.symbolic import Sym, text
from pyroast.trace import Declared, name_text
from pyroast.values import (
    NONE,
    OPEN,
    TRUE_VALUE,
    Constant,
    DictCell,
    Distribution,
    Function,
    Object,
    Partial,
    Reference,
    Symbol,
    Value,
    opaque,
)


@model("pyro.sample", "pyro.primitives.sample")
def sample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.sample(name, fn, *args, obs=None, obs_mask=None, infer=None, **kwargs)`."""
    name = arguments.get(0, "name", opaque("name"))
    fn = arguments.get(1, "fn", NONE)
    obs = arguments.keywords.get("obs", NONE)
    if "obs" not in arguments.keywords and arguments.star_star is not None:
        obs = Symbol(Sym(("obs", arguments.star_star.form)))
    infer = arguments.keywords.get("infer", NONE)
    obs_mask = arguments.keywords.get("obs_mask", NONE)
    assert name is not None and fn is not None  # both have a default above

    def one_name(site: Value) -> Value:
        return m.lift(fn, lambda one_fn: _masked_or_plain(m, site, one_fn, obs, obs_mask, infer, span))

    return m.lift(name, one_name)


def _masked_or_plain(
    m: Machine, name: Value, fn: Value, obs: Value, obs_mask: Value, infer: Value, span: Span
) -> Value:
    masked = negate(m.is_none(obs_mask))
    return m.either(
        masked,
        lambda: _masked(m, name, fn, obs, obs_mask, span),
        lambda: _observed_or_not(m, name, fn, obs, infer, span),
    )


def _masked(m: Machine, name: Value, fn: Value, obs: Value, obs_mask: Value, span: Span) -> Value:
    """`obs_mask=`: the two sites of `pyro.primitives._masked_observe`, and a deterministic one."""
    mask = value_shape(m.select(obs_mask))
    observed = _observed_or_not(m, suffixed(m, name, "_observed"), fn, obs, NONE, span, mask)
    unobserved = _emit(m, suffixed(m, name, "_unobserved"), fn, False, NONE, NONE, span, mask)
    event_dim = fn.event_dim if isinstance(fn, Distribution) else None
    shape = _interleaved(
        m, name, mask, [value_shape(m.select(observed)), value_shape(m.select(unobserved))], event_dim, span
    )
    value = Symbol(opaque("obs").form, True, True, True, shape)
    message = Message("sample", name, point_mass(value, event_dim), span, observed=True, value=value)
    message.deterministic = True
    return m.emit(message)


def _interleaved(
    m: Machine, name: Value, mask: Shape | None, values: list[Shape | None], event_dim: int | None, span: Span
) -> Shape | None:
    """The shape of `torch.where(obs_mask, observed, unobserved)`; a mask that does not fit is a fault."""
    shape = broadcast_shapes(values[0], values[1])
    if shape is None or mask is None or event_dim is None:
        return None
    joined = broadcast_shapes(shape, (*mask, *(1,) * event_dim))
    if joined is None:
        site, batch = name_text(m.site_name(name)), shape[: len(shape) - event_dim]
        m.fault(
            "PYR212",
            span,
            f"obs_mask of '{site}' has shape {_tuple_text(mask)}, which does not broadcast with the batch shape "
            f"{_tuple_text(batch)}: Pyro raises ValueError 'Invalid obs_mask shape'",
            site,
        )
    return joined


def _tuple_text(shape: Shape) -> str:
    return f"({', '.join(text(size) for size in shape)}{',' if len(shape) == 1 else ''})"


def suffixed(m: Machine, name: Value, suffix: str) -> Value:
    """A site name with a constant after it."""
    return m.concatenate([name, Constant(suffix)])


def _observed_or_not(
    m: Machine, name: Value, fn: Value, obs: Value, infer: Value, span: Span, mask: Shape | None = ()
) -> Value:
    absent = m.is_none(obs)
    return m.either(
        absent,
        lambda: _emit(m, name, fn, False, NONE, infer, span, mask),
        lambda: _emit(m, name, fn, True, m.select(obs), infer, span, mask),
    )


def _emit(
    m: Machine,
    name: Value,
    fn: Value,
    observed: bool,
    value: Value,
    infer: Value,
    span: Span,
    mask: Shape | None = (),
) -> Value:
    cls = m.select(fn.function) if isinstance(fn, Partial) else fn
    if isinstance(cls, Reference) and is_distribution_class(cls.name):
        _not_an_instance(m, name, cls.name.rpartition(".")[2], observed, span, isinstance(fn, Partial))
    if observed and not m.handlers and not m.uncalled and not m.trying and m.path == TRUE:
        _outside_of_inference(m, name, span)
    message = Message("sample", name, fn, span, observed=observed, value=value, mask_shape=mask)
    read_infer(m, message, infer)
    if "is_observed" in message.infer:
        flag = m.condition(message.infer.pop("is_observed"))
        message.observed = {"yes": True, "no": False}.get(m.decide(flag).value)
    return m.emit(message)


def _outside_of_inference(m: Machine, name: Value, span: Span) -> None:
    """An observation where no handler is active (`pyro.primitives.sample`)."""
    site = name_text(m.site_name(name))
    message = (
        f"'{site}' is observed outside of inference: nothing is drawn or scored, and Pyro warns 'trying to observe a value "
        f"outside of inference at {site}'"
    )
    m.record_finding("PYR107", span, message, "warns")


def _not_an_instance(
    m: Machine, name: Value, cls: str, observed: bool, span: Span, partial: bool = False
) -> None:
    """A class in the place of a distribution: calling it gives a distribution as value, and it has no log_prob."""
    site = name_text(m.site_name(name))
    told = f"'{site}' is given {'a partial of' if partial else 'the class'} {cls}, not a distribution"
    if m.recorders:
        says = "a TypeError" if observed else "event_dims disagree or a TypeError"
        says = "AttributeError 'object has no attribute 'log_prob''" if partial else says
        m.fault(
            "PYR104",
            span,
            f"{told}: Pyro raises {says} at its density; write pyro.sample('{site}', {cls}(...))",
            site,
        )
    elif not observed and not m.handlers:
        m.record_finding(
            "PYR104", span, f"{told}: its value is a distribution, and Pyro says nothing", "silent"
        )


def read_infer(m: Machine, message: Message, infer: Value) -> None:
    """Fill the `infer` of a message from a dict value, as far as it is known."""
    infer = m.select(infer)
    if infer == NONE:
        return
    if not isinstance(infer, DictCell):
        message.infer_known = False
        return
    if OPEN in infer.state:
        message.infer_known = False
    for key, value in infer.state.items():
        if isinstance(key, tuple) and len(key) == 2 and key[0] == "str":
            message.infer[str(key[1])] = m.select(value)


@model("pyro.deterministic", "pyro.primitives.deterministic")
def deterministic(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.deterministic(name, value, event_dim=None)`: an observed, masked Delta site."""
    name = arguments.get(0, "name", opaque("name"))
    value = arguments.get(1, "value", NONE)
    event_dim = arguments.get(2, "event_dim", NONE)
    dims = None
    if isinstance(event_dim, Constant) and isinstance(event_dim.value, int):
        dims = event_dim.value
    elif isinstance(value, Symbol) and value.shape is not None:
        dims = len(value.shape)
    delta = point_mass(value, dims)
    assert name is not None and value is not None

    def one(site: Value) -> Value:
        message = Message("sample", site, delta, span, observed=True, value=value, mask_shape=())
        message.deterministic = True
        message.infer["_deterministic"] = TRUE_VALUE
        m.emit(message)
        return value

    return m.lift(name, one)


def point_mass(value: Value | None, event_dim: int | None) -> Distribution:
    """`Delta(value, event_dim=...)`."""
    shape = value_shape(value) if value is not None else None
    batch = event = None
    if shape is not None and event_dim is not None and event_dim <= len(shape):
        batch, event = shape[: len(shape) - event_dim], shape[len(shape) - event_dim :]
    return Distribution(
        "Delta", "pyro.distributions.Delta", event_dim, batch, event, has_enumerate=False, has_rsample=True
    )


@model("pyro.factor", "pyro.primitives.factor")
def factor(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.factor(name, log_factor, *, has_rsample=None)`: an observed auxiliary Unit site."""
    name = arguments.get(0, "name", opaque("name"))
    has_rsample = arguments.keywords.get("has_rsample")
    if has_rsample is None and arguments.star_star is not None:
        has_rsample = opaque("has_rsample")
    given = (("has_rsample", has_rsample),) if has_rsample is not None and has_rsample != NONE else ()
    factors = value_shape(m.select(arguments.get(1, "log_factor", NONE) or NONE))
    unit = Distribution(
        "Unit", "pyro.distributions.Unit", 1, factors, (0,), arguments=given, has_enumerate=False
    )
    message = Message(
        "sample", name or NONE, unit, span, observed=True, value=opaque("unit", tensor=True, external=True)
    )
    message.infer["is_auxiliary"] = TRUE_VALUE
    assert name is not None

    def one(site: Value) -> Value:
        m.emit(replace(message, name=site, infer=dict(message.infer)))
        return NONE

    return m.lift(name, one)


@model("pyro.param", "pyro.primitives.param")
def param(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.param(name, init_tensor=None, constraint=real, event_dim=None)`."""
    name = arguments.get(0, "name", opaque("name"))
    init = arguments.get(1, "init_tensor", NONE)
    assert name is not None and init is not None
    if isinstance(init, Function):
        make = init
        init = m.run_quietly(lambda: m.call(make, Arguments([], {}), span))
    shape = value_shape(m.select(init))
    event_dim = m.select(arguments.get(3, "event_dim", NONE) or NONE)
    dims = event_dim.value if isinstance(event_dim, Constant) and isinstance(event_dim.value, int) else None
    constraint = m.select(arguments.get(2, "constraint", NONE) or NONE)
    support = support_of_constraint(m, constraint) if constraint != NONE else None
    chosen = m.select(init)

    def one(site: Value) -> Value:
        key = site.value if isinstance(site, Constant) else opaque("param").form
        title = f"'{name_text(m.site_name(site))}'"
        if chosen != NONE and (constraint == NONE or support == REAL) and arguments.complete:
            argument_checks.declared(m, Sym(("param", key)), Free(title, span, m.file))
        argument_checks.initial_value(m, support, chosen, f"parameter {title}", span)
        value = Symbol(Sym(("param", key)), True, True, True, _stored(m, site, shape), "float", support)
        if value.shape is None and (chosen == NONE or outside.is_outside(m, chosen)):
            outside.mark(m, value)
        message = Message("param", site, NONE, span, value=value, event_dim=dims)
        message.bare = chosen == NONE and arguments.complete
        if not message.bare:
            message.declared = Declared(chosen, support, constraint != NONE)
        return m.emit(message)

    return m.lift(name, one)


def _stored(m: Machine, name: Value, shape: Shape | None) -> Shape | None:
    """The shape of a parameter: that of its first value, which later steps keep (`pyro.params.ParamStoreDict`)."""
    if not isinstance(name, Constant) or not isinstance(name.value, str) or m.dry:
        return shape
    before = m.training.shapes
    if not m.recorders:
        if shape is not None and m.path == TRUE:
            before.setdefault(name.value, shape)
        return shape
    first = m.stored.get(name.value, before.get(name.value))
    if first is None and shape is not None and m.path == TRUE:
        m.stored[name.value] = shape
    return first if first is not None else shape


@model("pyro.subsample", "pyro.primitives.subsample", "pyro.barrier")
def subsample(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.subsample(data, event_dim)`: the data, or the rows of it that the enclosing plates chose."""
    data = m.select(arguments.get(0, "data", NONE) or NONE)
    event_dim = m.select(arguments.get(1, "event_dim", NONE) or NONE)
    dims = event_dim.value if isinstance(event_dim, Constant) and isinstance(event_dim.value, int) else None
    if not isinstance(data, Symbol) or dims is None:
        return (
            data
            if not isinstance(data, Symbol)
            else replace(data, form=Sym(("subsample", data.form)), shape=None)
        )
    return m.emit(Message("subsample", Constant(""), NONE, span, value=data, event_dim=dims))


@model("pyro.module", "pyro.primitives.module")
def module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.module(name, nn_module)`: registers parameters and returns the module."""
    found = arguments.get(1, "nn_module", opaque("module"))
    assert found is not None
    reach(m, found)
    return found


@model("pyro.random_module", "pyro.primitives.random_module")
def random_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.random_module(name, nn_module, prior)`: calling it samples every parameter of the module."""
    reach(m, arguments.get(1, "nn_module", NONE) or NONE)
    return Object({}, type="pyro.random_module.result", span=span)


@model("pyro.random_module.result.__call__")
def call_random_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The lifted module: its sites are the parameters of a module that is not analysed."""
    m.open_trace("pyro.random_module samples the parameters of a module", span)
    return opaque("module", external=True, definite=True)


@model("pyro.enable_validation", "pyro.distributions.enable_validation",
       "torch.distributions.Distribution.set_default_validate_args")  # fmt: skip
def enable_validation(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.enable_validation(is_validate=True)`: without it distributions take anything."""
    flag = m.select(arguments.get(0, "is_validate", TRUE_VALUE) or TRUE_VALUE)
    m.unvalidated = flag != TRUE_VALUE
    return NONE


@model("pyro.get_param_store")
def param_store(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The param store: what is done with it is not followed."""
    m.training.store = True
    return opaque("store", external=True, definite=True)


@model("pyro.set_rng_seed")
def harmless(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Calls without an effect on sites."""
    return opaque("store", external=True, definite=True)


@model("pyro.validation_enabled", "pyro.poutine.runtime.validation_enabled")
def context(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A context manager without an effect on sites; what it does to checks is taken to last."""
    m.unvalidated = True
    return opaque("context", external=True, definite=True)


@model("pyro.clear_param_store")
def clear_param_store(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro.clear_param_store()`: parameters start anew."""
    m.stored.clear()
    m.training.epoch += 1
    m.training.shapes.clear()
    return NONE
