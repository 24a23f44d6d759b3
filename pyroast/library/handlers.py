"""Library models of Pyro's effect handlers (pyro/poutine): what each does to the messages that pass it."""

from __future__ import annotations

import struct

from pyroast.library.distribution_models import value_shape
from pyroast.library.registry import handles, model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.spans import Span
from pyroast.symbolic import app, multiply
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    OPEN,
    TRUE_VALUE,
    Choice,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Instance,
    LibraryMethod,
    Method,
    Object,
    Partial,
    Reference,
    Symbol,
    Value,
    form_of,
    hashable,
    key_value,
    opaque,
)

LARGEST_SINGLE = 3e38
CALLABLE = (Function, Method, Partial, Handled, Instance, LibraryMethod)

PARAMETERS = {
    "block": (
        "hide_fn",
        "expose_fn",
        "hide_all",
        "expose_all",
        "hide",
        "expose",
        "hide_types",
        "expose_types",
    ),
    "condition": ("data",),
    "do": ("data",),
    "uncondition": (),
    "scale": ("scale",),
    "mask": ("mask",),
    "infer_config": ("config_fn",),
    "lift": ("prior",),
    "replay": ("trace", "params"),
    "trace": ("graph_type", "param_only"),
    "enum": ("first_available_dim",),
    "seed": ("rng_seed",),
    "broadcast": (),
    "markov": ("history", "keep", "dim", "name"),
    "reparam": ("config",),
    "substitute": ("data",),
    "escape": ("escape_fn",),
    "equalize": ("sites", "type", "keep_dist"),
    "collapse": (),
    "scope": ("prefix",),
}
"""The arguments of each handler after the function, by position (pyro/poutine/handlers.py)."""

MESSENGERS = {
    "block": "block_messenger.BlockMessenger", "condition": "condition_messenger.ConditionMessenger",
    "do": "do_messenger.DoMessenger", "uncondition": "uncondition_messenger.UnconditionMessenger",
    "scale": "scale_messenger.ScaleMessenger", "mask": "mask_messenger.MaskMessenger",
    "infer_config": "infer_config_messenger.InferConfigMessenger", "lift": "lift_messenger.LiftMessenger",
    "replay": "replay_messenger.ReplayMessenger", "trace": "trace_messenger.TraceMessenger",
    "reparam": "reparam_messenger.ReparamMessenger", "substitute": "substitute_messenger.SubstituteMessenger",
    "broadcast": "broadcast_messenger.BroadcastMessenger", "seed": "seed_messenger.SeedMessenger",
    "equalize": "equalize_messenger.EqualizeMessenger", "escape": "escape_messenger.EscapeMessenger",
    "collapse": "collapse_messenger.CollapseMessenger",
}  # fmt: skip


def _register(short: str, takes_function: bool) -> None:
    names = [f"pyro.poutine.{short}"] if takes_function else [f"pyro.poutine.{MESSENGERS[short]}"]
    if not takes_function:
        names.append(f"pyro.poutine.{MESSENGERS[short].partition('.')[2]}")
    if short in ("condition", "do") and takes_function:
        names.append(f"pyro.{short}")
    if short == "scope" and takes_function:
        names.append("pyro.contrib.autoname.scope")

    @model(*names)
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        return _construct(m, short, arguments, span, takes_function)


def _construct(m: Machine, short: str, arguments: Arguments, span: Span, takes_function: bool) -> Value:
    function = arguments.get(0, "fn", NONE) if takes_function else NONE
    offset = 1 if takes_function else 0
    assert function is not None
    function = m.select(function)
    if takes_function and arguments.args and not is_callable(function) and function != NONE:
        # `poutine.scale(scale=0.5)` takes a function first; data in its place is the caller's mistake or `markov`
        if short not in ("markov",):
            function = function if isinstance(function, Symbol) else NONE
    cell = Object({}, type=f"pyro.poutine.{short}", span=span, file=m.scope.file)
    m.new(cell)
    for position, name in enumerate(PARAMETERS[short]):
        given = arguments.get(position + offset, name)
        if given is not None:
            cell.state[name] = given
    if function == NONE:
        return cell
    return m.lift(function, lambda one: _wrapped(cell, one))


def _wrapped(handler: Object, function: Value) -> Handled:
    """A function in a handler. A scope without a prefix takes the function's name (`ScopeMessenger.__call__`)."""
    inner = function.function if isinstance(function, Method) else function
    if handler.type == "pyro.poutine.scope" and isinstance(inner, Function):
        handler.state.setdefault("prefix", Constant(inner.name))
    return Handled(handler, function)


def is_callable(value: Value) -> bool:
    return isinstance(value, (*CALLABLE, Symbol, Object, Reference, Choice))


for _short in PARAMETERS:
    if _short not in ("markov",):
        _register(_short, takes_function=True)
for _short in MESSENGERS:
    _register(_short, takes_function=False)


def _call_handler(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A handler called with a function wraps it."""
    handler = arguments.args[0]
    assert isinstance(handler, Object)
    if len(arguments.args) < 2:
        return opaque("handler")
    return m.lift(arguments.args[1], lambda one: _wrapped(handler, one))


for _short in PARAMETERS:
    model(f"pyro.poutine.{_short}.__call__")(_call_handler)


# What the handlers do


@handles("pyro.poutine.block")
def block(m: Machine, handler: Object, message: Message) -> None:
    """Hide messages (`pyro.poutine.block_messenger._block_fn`)."""
    hidden = _hidden(m, handler.state, message)
    if hidden is None and message.kind in ("sample", "open"):
        if message.kind == "sample":
            m.open_trace("block(...) with a function or names that are not known", message.span)
        return
    if hidden:
        message.stopped = True
        message.hidden_by = "block"


def _hidden(m: Machine, state: dict[object, Value], message: Message) -> bool | None:
    """Whether `block` hides a message; None where that is not known."""
    for key, sign in (("hide_fn", True), ("expose_fn", False)):
        function = m.select(state.get(key, NONE))  # keys are strings
        if function != NONE:
            return _by_function(m, function, message, sign)
    lists = {key: _names(m, state.get(key, NONE)) for key in ("hide", "expose", "hide_types", "expose_types")}
    given = {key: m.select(state.get(key, NONE)) != NONE for key in lists}
    if any(given[key] and lists[key] is None for key in lists):
        return None
    hide, expose = lists["hide"] or [], lists["expose"] or []
    hide_types = [name.value for name in lists["hide_types"] or [] if isinstance(name, Constant)]
    expose_types = [name.value for name in lists["expose_types"] or [] if isinstance(name, Constant)]
    hide_all = m.select(state.get("hide_all", TRUE_VALUE)) != FALSE_VALUE
    if m.select(state.get("expose_all", FALSE_VALUE)) == TRUE_VALUE:
        hide_all = False
    if given["hide"]:
        hide_all = False
    if given["expose"]:
        hide_all = True
    if given["hide_types"]:
        hide_all = False
    if given["expose_types"]:
        hide_all = True
    if message.kind == "open":
        return hide_all and not expose and not set(expose_types) & {"sample", "observe"}
    kind = {"param": "param", "plate": "sample"}.get(message.kind, "sample")
    if message.kind == "sample" and message.observed:
        kind = "observe"
    if kind in hide_types:
        return True
    in_hide = _contains(m, hide, message.name)
    if in_hide is not False:
        return in_hide
    if not hide_all:
        return False
    if kind in expose_types:
        return False
    in_expose = _contains(m, expose, message.name)
    return None if in_expose is None else not in_expose


def _by_function(m: Machine, function: Value, message: Message, sign: bool) -> bool | None:
    if message.kind == "open":
        return None
    site = message_dict(m, message)
    truth = m.decide(
        m.condition(m.run_quietly(lambda: m.call(function, Arguments([site], {}), message.span)))
    )
    decided = {"yes": True, "no": False}.get(truth.value)
    return None if decided is None else decided is sign


def message_dict(m: Machine, message: Message) -> Value:
    """A message as the dict that hide functions and config functions read."""
    infer = DictCell({("str", key): value for key, value in message.infer.items()})
    state: dict[object, Value] = {
        ("str", "name"): message.name,
        ("str", "type"): Constant("param" if message.kind == "param" else "sample"),
        ("str", "fn"): message.fn,
        ("str", "infer"): m.new(infer),  # a DictCell
        ("str", "value"): message.value,
    }
    if message.observed is not None:
        state[("str", "is_observed")] = Constant(message.observed)
    state[OPEN] = opaque("message")
    return m.new(DictCell(state))


def _names(m: Machine, value: Value) -> list[Value] | None:
    return m.exact_items(value)


def _contains(m: Machine, names: list[Value], name: Value) -> bool | None:
    from pyroast.facts import Tri
    from pyroast.trace import same_name

    result: bool | None = False
    own = m.site_name(name)
    for candidate in names:
        same = same_name(m.site_name(m.select(candidate)), own)
        if same is Tri.YES:
            return True
        if same is Tri.UNKNOWN:
            result = None
    return result


@handles("pyro.poutine.condition")
def condition(m: Machine, handler: Object, message: Message) -> None:
    """Make sites observed (`ConditionMessenger._pyro_sample`); the indices of a plate are a site too."""
    if message.kind == "plate":
        found, value = data_for(m, m.select(handler.state.get("data", NONE)), message)
        if found:
            message.value = value
        return
    if message.kind != "sample":
        return
    data = m.select(handler.state.get("data", NONE))
    found, value = data_for(m, data, message)
    if found:
        message.late = message.observed is False and "$around" in handler.state
        message.observed = True
        message.value = value
    elif found is None and message.observed is False:
        message.observed = None
        message.reason = "condition(...) with data that are not known"


def data_for(m: Machine, data: Value, message: Message) -> tuple[bool | None, Value]:
    """Whether a dict has a value for a site, and which."""
    if not isinstance(data, DictCell):
        return None, NONE
    key = hashable(message.name)
    if key in data.state:
        value = m.select(data.state[key])
        absent = m.decide(m.is_none(value))
        return {"yes": False, "no": True}.get(absent.value), value
    if OPEN in data.state:
        return None, NONE
    names = [entry for entry in data.state if not (isinstance(entry, tuple) and entry and entry[0] == "str")]
    if names or not isinstance(message.name, Constant):
        verdict: bool | None = False
        own = m.site_name(message.name)
        from pyroast.facts import Tri
        from pyroast.trace import same_name

        for entry in data.state:
            candidate = key_value(entry)
            if candidate is None or same_name(m.site_name(candidate), own) is Tri.UNKNOWN:
                verdict = None
        return verdict, NONE
    return False, NONE


@handles("pyro.poutine.do")
def intervene(m: Machine, handler: Object, message: Message) -> None:
    """Leave the site to the handlers around, which see a copy of it, and give the program the intervention instead.

    The copy passes the handlers inside once more (`DoMessenger._pyro_sample`).
    """
    if message.kind not in ("sample", "plate"):
        return
    found, value = data_for(m, m.select(handler.state.get("data", NONE)), message)
    if found is False:
        return
    if found is None:
        message.replaced = opaque("intervention", external=True, tensor=True)
        return
    number = isinstance(value, Constant)
    message.replaced = m.library("torch.tensor", Arguments([value], {})) if number else value
    if isinstance(message.scale, (int, float)):
        message.scale = multiply(message.scale, message.scale)
    elif message.scale is not None:
        message.scale = app("*", message.scale, message.scale)


@handles("pyro.poutine.uncondition")
def uncondition(m: Machine, handler: Object, message: Message) -> None:
    """Forget observations (`UnconditionMessenger._pyro_sample`)."""
    if message.kind == "sample" and message.observed is not False:
        message.observed = False
        message.value = NONE
        message.infer["was_observed"] = TRUE_VALUE


@handles("pyro.poutine.infer_config")
def infer_config(m: Machine, handler: Object, message: Message) -> None:
    """Update `infer` (`InferConfigMessenger._pyro_sample` and `_pyro_param`)."""
    if message.kind != "sample":
        return
    function = m.select(handler.state.get("config_fn", NONE))
    if isinstance(function, Object) and function.type == "pyro.infer.config_enumerate":
        _config_enumerate(m, function, message)
        return
    result = m.select(
        m.run_quietly(lambda: m.call(function, Arguments([message_dict(m, message)], {}), message.span))
    )
    if isinstance(result, DictCell) and OPEN not in result.state:
        for key, value in result.state.items():
            if isinstance(key, tuple) and len(key) == 2 and key[0] == "str":
                message.infer[str(key[1])] = m.select(value)
    elif result != NONE:
        message.infer_known = False


def _config_enumerate(m: Machine, config: Object, message: Message) -> None:
    """`pyro.infer.enum._config_fn`: which sites it marks, and how."""
    if message.observed:
        return
    default = m.select(config.state["default"])
    samples = m.select(config.state["num_samples"])
    if default == NONE:
        return
    message.configured = config.span
    enumerable = message.fn.has_enumerate if isinstance(message.fn, Distribution) else None
    if isinstance(message.fn, Symbol) or message.fn == NONE:
        enumerable = None
    if samples != NONE:
        message.infer.setdefault("enumerate", default)
        message.infer.setdefault("num_samples", samples)
        message.infer.setdefault("tmc", config.state["tmc"])
    elif enumerable is None:
        message.infer.setdefault("enumerate", opaque("enumerate"))
    elif enumerable:
        message.infer.setdefault("enumerate", default)
    if samples != NONE or enumerable:
        message.infer.setdefault("expand", config.state["expand"])


@handles("pyro.poutine.lift")
def lift(m: Machine, handler: Object, message: Message) -> None:
    """Turn parameters into sample sites (`LiftMessenger._pyro_param`)."""
    if message.kind != "param":
        return
    prior = m.select(handler.state.get("prior", NONE))
    if isinstance(prior, DictCell):
        found, value = data_for(m, prior, message)
        if found is None:
            message.kind, message.stopped = "sample", False
            m.open_trace("lift(...) with priors that are not known", message.span)
            message.kind = "param"
            return
        if not found:
            return
        prior = value
    message.kind = "sample"
    message.fn = prior if isinstance(prior, Distribution) else opaque("prior")
    message.value = NONE


@handles("pyro.poutine.mask")
def mask(m: Machine, handler: Object, message: Message) -> None:
    """Join the mask to those of a message (`MaskMessenger._process_message`)."""
    given = m.select(handler.state.get("mask", NONE))
    message.mask_shape = broadcast_shapes(message.mask_shape, _operand_shape(given))


@handles("pyro.poutine.scale")
def scale(m: Machine, handler: Object, message: Message) -> None:
    """Multiply the scale of a message (`ScaleMessenger._process_message`)."""
    given = m.select(handler.state.get("scale", NONE))
    message.scale_shape = broadcast_shapes(message.scale_shape, _operand_shape(given))
    number = _exact_number(given)
    form = number if number is not None else form_of(given)
    if message.scale is None or form is None:
        message.scale = None
    elif message.scale_shape == () and not isinstance(form, (int, float)):
        message.scale = app("*", *sorted((message.scale, form), key=repr))
    elif isinstance(form, (int, float)):
        message.scale = multiply(message.scale, form)
    else:
        message.scale = None


def _exact_number(value: Value) -> float | None:
    """The number in a tensor without dims, where single precision holds it exactly; None where it is not known."""
    if not isinstance(value, Symbol) or value.shape != () or value.support is None:
        return None
    lower, upper = value.support.lower, value.support.upper
    if not isinstance(lower, (int, float)) or lower != upper or not abs(lower) < LARGEST_SINGLE:
        return None
    return float(lower) if struct.unpack("f", struct.pack("f", lower))[0] == lower else None


def _operand_shape(value: Value) -> Shape | None:
    return () if value == NONE or (isinstance(value, Symbol) and not value.tensor) else value_shape(value)


@handles("pyro.poutine.scope")
def scope(m: Machine, handler: Object, message: Message) -> None:
    """Prefix the names of sites, not of parameters (`pyro.contrib.autoname.scoping.ScopeMessenger._pyro_sample`)."""
    if message.kind == "sample":
        prefix = m.select(handler.state.get("prefix", NONE))
        message.name = m.concatenate([prefix, Constant("/"), message.name])


@handles("pyro.poutine.substitute")
def substitute(m: Machine, handler: Object, message: Message) -> None:
    """Give parameters the values of a dict (`SubstituteMessenger._pyro_param`)."""
    if message.kind != "param":
        return
    found, value = data_for(m, m.select(handler.state.get("data", NONE)), message)
    if found:
        message.value = value
    elif found is None:
        message.value = opaque("substituted", external=True, tensor=True)


def _transparent(m: Machine, handler: Object, message: Message) -> None:
    """Handlers that change nothing of what is modelled."""


for _short in (
    "replay",
    "trace",
    "enum",
    "seed",
    "broadcast",
    "markov",
):
    handles(f"pyro.poutine.{_short}")(_transparent)


# Configuration of enumeration


@model("pyro.infer.config_enumerate", "pyro.infer.enum.config_enumerate")
def config_enumerate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`config_enumerate(guide=None, default="parallel", expand=False, num_samples=None, tmc="diagonal")`."""
    guide = m.select(arguments.get(0, "guide", NONE) or NONE)
    config = Object({}, type="pyro.infer.config_enumerate", span=span)
    config.state.update(
        default=m.select(arguments.get(1, "default", Constant("parallel")) or NONE),
        expand=m.select(arguments.get(2, "expand", FALSE_VALUE) or NONE),
        num_samples=m.select(arguments.get(3, "num_samples", NONE) or NONE),
        tmc=m.select(arguments.get(4, "tmc", Constant("diagonal")) or NONE),
    )
    m.new(config)
    if _refused(m, config, span):
        return opaque("config_enumerate")
    handler = Object({"config_fn": config}, type="pyro.poutine.infer_config", span=span, file=m.scope.file)
    m.new(handler)
    if guide == NONE:
        return handler
    return m.lift(guide, lambda one: Handled(handler, one))


def _refused(m: Machine, config: Object, span: Span) -> bool:
    """What `config_enumerate` itself refuses (pyro/infer/enum.py)."""
    facts = len(m.facts)
    default, expand, samples = (config.state[key] for key in ("default", "expand", "num_samples"))
    if isinstance(default, Constant) and default.value not in ("sequential", "parallel", "flat", None):
        m.record_finding(
            "PYR411", span,
            "config_enumerate raises ValueError: Invalid default value. Expected 'sequential', 'parallel', or None, "
            f"but got {default.value!r}", "raises",
        )  # fmt: skip
    elif isinstance(expand, Constant) and expand.value not in (True, False, 0, 1):
        m.record_finding(
            "PYR411", span,
            f"config_enumerate raises ValueError: Invalid expand value. Expected True or False, but got {expand.value!r}",
            "raises",
        )  # fmt: skip
    elif isinstance(samples, Constant) and samples.value is not None:
        number = isinstance(samples.value, (int, float)) and samples.value > 0
        if not number:
            m.record_finding(
                "PYR411", span,
                "config_enumerate raises ValueError: Invalid num_samples, expected None or positive integer, "
                f"but got {samples.value!r}", "raises",
            )  # fmt: skip
        elif default == Constant("sequential"):
            m.record_finding(
                "PYR411", span,
                'config_enumerate raises ValueError: Local sampling does not support "sequential" sampling; '
                'use "parallel" sampling instead.', "raises",
            )  # fmt: skip
    return len(m.facts) > facts


@model("pyro.poutine.trace.get_trace")
def get_trace(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`poutine.trace(fn).get_trace(...)`: runs the function, inside the handlers around it if there are any."""
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    if m.recorders:
        m.call(arguments.args[0], rest, span)
    elif not m.dry and len(m.explicit_traces) < 200:
        m.explicit_traces.append(m.trace(arguments.args[0], rest, span))
    return opaque("trace", external=True, definite=True)
