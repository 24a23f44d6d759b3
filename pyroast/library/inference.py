"""Library models of what takes a model and a guide: SVI, the ELBOs, Importance, CSIS, Predictive, MCMC (pyro/infer)."""

from __future__ import annotations

from pyroast.conditions import TRUE
from pyroast.library.refusals import check_callable, check_loss, check_optimizer, is_autoguide_class
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine, PairCall
from pyroast.spans import Span
from pyroast.symbolic import Sym
from pyroast.values import (
    NONE,
    OPEN,
    Constant,
    DictCell,
    ListCell,
    Object,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
)

ELBO_OPTIONS = (
    "num_particles", "max_plate_nesting", "max_iarange_nesting", "vectorize_particles", "strict_enumeration_warning",
    "ignore_jit_warnings", "jit_options", "retain_graph", "tail_adaptive_beta",
)  # fmt: skip

LOSSES = {
    "Trace_ELBO": ELBO_OPTIONS,
    "JitTrace_ELBO": ELBO_OPTIONS,
    "TraceGraph_ELBO": ELBO_OPTIONS,
    "JitTraceGraph_ELBO": ELBO_OPTIONS,
    "TraceEnum_ELBO": ELBO_OPTIONS,
    "JitTraceEnum_ELBO": ELBO_OPTIONS,
    "TraceTMC_ELBO": ELBO_OPTIONS,
    "TraceMeanField_ELBO": ELBO_OPTIONS,
    "JitTraceMeanField_ELBO": ELBO_OPTIONS,
    "TraceTailAdaptive_ELBO": ELBO_OPTIONS,
    "RenyiELBO": ("alpha", "num_particles", "max_plate_nesting", "max_iarange_nesting", "vectorize_particles",
                  "strict_enumeration_warning"),
    "ReweightedWakeSleep": ("num_particles", "insomnia", "model_has_params", "num_sleep_particles", "vectorize_particles",
                            "max_plate_nesting", "strict_enumeration_warning"),
    "EnergyDistance": ("beta", "prior_scale", "num_particles", "max_plate_nesting"),
    "Trace_MMD": ("kernel", "mmd_scale", "num_particles", "max_plate_nesting", "max_iarange_nesting", "vectorize_particles",
                  "strict_enumeration_warning", "ignore_jit_warnings", "retain_graph"),
}  # fmt: skip
"""The losses by class name, with their parameters in order (pyro/infer/*_elbo.py)."""

METHODS = ("loss", "differentiable_loss", "loss_and_grads", "loss_and_surrogate_loss", "compute_marginals",
           "sample_posterior")  # fmt: skip


def _register_loss(name: str) -> None:
    @model(f"pyro.infer.{name}")
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        cell = Object({}, type=f"pyro.infer.{name}", span=span, file=m.scope.file)
        m.new(cell)
        for position, option in enumerate(LOSSES[name]):
            given = arguments.get(position, option)
            if given is not None:
                cell.state[option] = given
        return cell

    @model(f"pyro.infer.{name}.__call__")
    def as_module(m: Machine, arguments: Arguments, span: Span) -> Value:
        """`elbo(model, guide)` gives a module whose call is the differentiable loss (`pyro.infer.elbo.ELBOModule`)."""
        loss = arguments.args[0]
        cell = Object({}, type="pyro.infer.elbo.ELBOModule", span=span, file=m.scope.file)
        m.new(cell)
        call = _pair(m, f"{name}()", span, _at(arguments, 1, "model"), _at(arguments, 2, "guide"), loss)
        m.attach(cell, call)
        cell.state["model"], cell.state["guide"], cell.state["elbo"] = call.model, call.guide, loss
        rest = _without(arguments, 3, ("model", "guide"))
        if rest.args or rest.keywords:
            m.run_pair(call, rest)  # other implementations of the same interface run the loss here
        return cell

    @model(f"pyro.infer.{name}._get_trace")
    def one_trace(m: Machine, arguments: Arguments, span: Span) -> Value:
        """`elbo._get_trace(model, guide, args, kwargs)`."""
        call = _pair(
            m, "_get_trace", span, _at(arguments, 1, "model"), _at(arguments, 2, "guide"), arguments.args[0]
        )
        given = m.exact_items(_at(arguments, 3, "args"))
        keywords = m.select(_at(arguments, 4, "kwargs"))
        if given is not None and isinstance(keywords, DictCell) and OPEN not in keywords.state:
            named = {str(key[1]): value for key, value in keywords.state.items() if isinstance(key, tuple)}
            m.run_pair(call, Arguments(given, named))
        return opaque("traces", external=True, definite=True)

    for method in METHODS:

        @model(f"pyro.infer.{name}.{method}")
        def run(m: Machine, arguments: Arguments, span: Span, method: str = method) -> Value:
            call = _pair(
                m, method, span, _at(arguments, 1, "model"), _at(arguments, 2, "guide"), arguments.args[0]
            )
            m.run_pair(call, _without(arguments, 3, ("model", "guide")))
            return Symbol(Sym(("loss", span)), True, True, True)


def _at(arguments: Arguments, position: int, name: str) -> Value:
    value = arguments.get(position, name)
    return value if value is not None else opaque(name)


def _without(arguments: Arguments, count: int, names: tuple[str, ...]) -> Arguments:
    """The arguments that are handed on to the model and the guide."""
    dropped = sum(1 for name in names if name in arguments.keywords)
    keywords = {key: value for key, value in arguments.keywords.items() if key not in names}
    return Arguments(arguments.args[count - dropped :], keywords, arguments.star, arguments.star_star)


def _pair(m: Machine, via: str, span: Span, model_value: Value, guide: Value, loss: Value) -> PairCall:
    check_callable(m, model_value, "model", span)
    check_callable(m, guide, "guide", span)
    if is_autoguide_class(m.select(guide)):
        guide = opaque("guide")
    call = PairCall(via, span, m.scope.file, m.select(model_value), m.select(guide), m.select(loss))
    m.record_pair(call)
    return m.first_of(call) if via != "Predictive" else call


for _name in LOSSES:
    _register_loss(_name)


# SVI


@model("pyro.infer.SVI")
def svi(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`SVI(model, guide, optim, loss, loss_and_grads=None, num_samples=0, num_steps=0, **kwargs)`."""
    cell = Object({}, type="pyro.infer.SVI", span=span, file=m.scope.file)
    m.new(cell)
    loss = arguments.get(3, "loss")
    check_optimizer(m, arguments.get(2, "optim", opaque("optim")) or NONE, span)
    check_loss(m, loss or NONE, span)
    call = _pair(
        m,
        "SVI",
        span,
        _at(arguments, 0, "model"),
        _at(arguments, 1, "guide"),
        loss if loss is not None else opaque("loss"),
    )
    m.attach(cell, call)
    cell.state["model"], cell.state["guide"], cell.state["loss"] = call.model, call.guide, call.loss
    return cell


def _run_svi(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = arguments.args[0]
    call = m.attached(cell)
    if call is not None:
        if isinstance(cell, Object) and (cell.state["model"], cell.state["guide"]) != (
            call.model,
            call.guide,
        ):
            call = _pair(m, "SVI", call.span, cell.state["model"], cell.state["guide"], cell.state["loss"])
            m.attach(cell, call)
        m.run_pair(call, _without(arguments, 1, ()))
    return Symbol(Sym(("loss", span)), True, True)


for _method in ("step", "evaluate_loss", "loss", "loss_and_grads"):
    model(f"pyro.infer.SVI.{_method}")(_run_svi)


@model("pyro.infer.SVI.__call__", "pyro.infer.elbo.ELBOModule.__call__", "pyro.infer.elbo.ELBOModule.forward")
def call_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A call of the loss module."""
    cell = arguments.args[0]
    call = m.attached(cell)
    if call is not None:
        m.run_pair(call, _without(arguments, 1, ()))
    return Symbol(Sym(("loss", span)), True, True, True)


# Algorithms that do not compare the traces, and those that have a model only


@model("pyro.infer.Importance", "pyro.infer.importance.Importance")
def importance(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Importance(model, guide=None, num_samples=None)`: replays, never compares."""
    guide = m.select(arguments.get(1, "guide", NONE) or NONE)
    cell = Object({}, type="pyro.infer.Importance", span=span, file=m.scope.file)
    m.new(cell)
    if guide != NONE:
        m.attach(cell, _pair(m, "Importance", span, _at(arguments, 0, "model"), guide, NONE))
    return cell


@model("pyro.infer.CSIS")
def csis(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`CSIS(model, guide, optim, num_inference_samples=10, ...)`: the guide is called with `observations=`."""
    cell = Object({}, type="pyro.infer.CSIS", span=span, file=m.scope.file)
    m.new(cell)
    m.attach(cell, _pair(m, "CSIS", span, _at(arguments, 0, "model"), _at(arguments, 1, "guide"), NONE))
    return cell


@model("pyro.infer.Predictive", "pyro.infer.predictive.Predictive", "pyro.infer.WeighedPredictive")
def predictive(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Predictive(model, posterior_samples=None, guide=None, num_samples=None, ...)`: never compares."""
    guide = m.select(arguments.get(2, "guide", NONE) or NONE)
    wanted = m.select(arguments.get(4, "return_sites", NONE) or NONE)
    cell = Object({"return_sites": wanted}, type="pyro.infer.Predictive", span=span, file=m.scope.file)
    m.new(cell)
    if guide != NONE:
        call = _pair(m, "Predictive", span, _at(arguments, 0, "model"), guide, NONE)
    else:
        call = PairCall(
            "Predictive", span, m.scope.file, m.select(_at(arguments, 0, "model")), NONE, NONE, alone=True
        )
        m.record_pair(call)
    m.attach(cell, call)
    if isinstance(wanted, (Tuple, ListCell)) and not m.is_default(wanted):
        names = [m.select(name) for name in m.exact_items(wanted) or ()]
        texts = [name.value for name in names if isinstance(name, Constant)]
        call.return_sites = tuple(text for text in texts if isinstance(text, str))
    return cell


def _run_other(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = arguments.args[0]
    call = m.attached(cell)
    if call is not None:
        m.run_pair(call, _without(arguments, 1, ()))
    return opaque("result", external=True, definite=True)


for _method in (
    "pyro.infer.Importance.run", "pyro.infer.CSIS.run", "pyro.infer.CSIS.step", "pyro.infer.CSIS.loss_and_grads",
):  # fmt: skip
    model(_method)(_run_other)


@model("pyro.infer.Predictive.__call__", "pyro.infer.Predictive.forward")
def run_predictive(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`predictive(*args)`: a dict of samples by site (`pyro.infer.predictive._predictive`)."""
    samples = _run_other(m, arguments, span)
    call = m.attached(arguments.args[0])
    given = {form_of(value) for value in (*arguments.args[1:], *arguments.keywords.values())} - {None}
    data = [
        Constant(site.name.literal)
        for run in (call.runs if call is not None else ())
        for site in run.model_trace.samples()
        if site.observed and site.observation in given and site.presence == TRUE and site.name.literal
    ]
    if not data:
        return samples
    cell = arguments.args[0]
    wanted = m.select(cell.state.get("return_sites", NONE)) if isinstance(cell, Object) else NONE
    asked = m.exact_items(wanted) if isinstance(wanted, (Tuple, ListCell)) else None
    if asked and all(m.select(name) in data for name in asked):  # nothing else was wanted
        _report_data(m, m.select(asked[0]), span)
        return samples
    state: dict[object, Value] = {"data": Tuple(tuple(data)), "samples": samples}
    return m.new(Object(state, type=SAMPLES, span=span, file=m.file))


SAMPLES = "pyro.infer.Predictive.samples"
"""What a Predictive gives that was handed what its model observes."""


@model(f"{SAMPLES}.__getitem__", f"{SAMPLES}.get")
def predicted(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`samples[name]`: of an observed site, what was observed."""
    cell, name = arguments.args[0], m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    assert isinstance(cell, Object)
    data = m.exact_items(cell.state["data"]) or []
    if name in data:
        _report_data(m, name, cell.span)
    return m.item(cell.state["samples"], name, span)


def _report_data(m: Machine, name: Value, span: Span) -> None:
    site = str(name.value) if isinstance(name, Constant) else ""
    m.record_finding(
        "PYR514",
        span,
        f"this call hands the data of '{site}' to the model, which observes them: what Predictive gives for '{site}' are these "
        "data, repeated; call it without them",
        "silent",
    )


@model(f"{SAMPLES}.__getattr__")
def attribute_of_samples(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Methods of the dict."""
    cell, name = arguments.args
    assert isinstance(cell, Object) and isinstance(name, Constant)
    return m.attribute(cell.state["samples"], str(name.value), span)


@model(f"{SAMPLES}.__iter__")
def names_of_samples(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The names of the sites."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.iterate(cell.state["samples"], span)


KERNELS = {
    "NUTS": ("model", "potential_fn", "step_size", "adapt_step_size", "adapt_mass_matrix", "full_mass", "use_multinomial_sampling",
             "transforms", "max_plate_nesting"),
    "HMC": ("model", "potential_fn", "step_size", "trajectory_length", "num_steps", "adapt_step_size", "adapt_mass_matrix",
            "full_mass", "transforms", "max_plate_nesting"),
}  # fmt: skip
"""The kernels that trace a model, with their parameters in order (pyro/infer/mcmc)."""


def _register_kernel(name: str) -> None:
    @model(f"pyro.infer.{name}", f"pyro.infer.mcmc.{name}")
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        cell = m.new(Object({}, type=f"pyro.infer.{name}", span=span, file=m.scope.file))
        for position, option in enumerate(KERNELS[name]):
            given = arguments.get(position, option)
            if given is not None:
                cell.state[option] = given
        if "model" in cell.state and "potential_fn" not in cell.state:
            check_callable(m, cell.state["model"], "model", span)
        return cell


for _name in KERNELS:
    _register_kernel(_name)


@model("pyro.infer.MCMC", "pyro.infer.mcmc.api.MCMC", "pyro.infer.mcmc.MCMC", "pyro.infer.StreamingMCMC")
def mcmc(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`MCMC(kernel, num_samples, ...)`."""
    cell = m.new(Object({}, type="pyro.infer.MCMC", span=span, file=m.scope.file))
    cell.state["kernel"] = m.select(arguments.get(0, "kernel", NONE) or NONE)
    return cell


@model("pyro.infer.MCMC.run")
def run_mcmc(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`mcmc.run(*args)`: traces the model of the kernel (`pyro.infer.mcmc.util.initialize_model`)."""
    cell = arguments.args[0]
    kernel = m.select(cell.state["kernel"]) if isinstance(cell, Object) else NONE
    if isinstance(kernel, Object) and kernel.type.rpartition(".")[2] in KERNELS:
        target = m.select(kernel.state.get("model", NONE))
        if target != NONE:
            _run_alone(m, kernel.type.rpartition(".")[2], kernel, target, _without(arguments, 1, ()))
    return opaque("result", external=True, definite=True)


def _run_alone(m: Machine, via: str, place: Object, target: Value, arguments: Arguments) -> None:
    """Trace a model that an algorithm runs without a guide."""
    call = PairCall(via, place.span, place.file, target, NONE, place, alone=True)
    m.record_pair(call)
    m.run_pair(call, arguments)


@model("pyro.infer.MCMC.__getattr__", "pyro.infer.NUTS.__getattr__", "pyro.infer.HMC.__getattr__")
def attribute_of_algorithm(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Other attributes and methods: samples, summaries, settings."""
    return opaque("inference", external=True, definite=True)


@model("pyro.infer.RandomWalkKernel", "pyro.infer.SMCFilter", "pyro.infer.EmpiricalMarginal", "pyro.infer.TracePosterior",
       "pyro.infer.SVGD")  # fmt: skip
def model_only(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Algorithms without a guide: nothing to align."""
    return opaque("inference", external=True, definite=True)


@model(
    "pyro.infer.infer_discrete", "pyro.infer.TraceEnum_sample_posterior", "pyro.infer.discrete.infer_discrete"
)
def infer_discrete(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`infer_discrete(fn=None, first_available_dim=None, temperature=1)`: a function like `fn`, or a decorator."""
    function = m.select(arguments.get(0, "fn", NONE) or NONE)
    return _discrete(m, function, span)


def _discrete(m: Machine, function: Value, span: Span) -> Object:
    kind = "pyro.infer.infer_discrete" if function == NONE else "pyro.infer.infer_discrete.function"
    return m.new(Object({"function": function}, type=kind, span=span, file=m.scope.file))


@model("pyro.infer.infer_discrete.__call__")
def decorate(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The decorator that `infer_discrete` without a function gives."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return (
        _discrete(m, m.select(arguments.args[1]), cell.span)
        if len(arguments.args) > 1
        else opaque("function")
    )


@model("pyro.infer.infer_discrete.function.__call__")
def call_discrete(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Enumerate the sites of the function, then run it (`pyro.infer.discrete._sample_posterior`)."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    rest = _without(arguments, 1, ())
    _run_alone(m, "infer_discrete", cell, cell.state["function"], rest)
    outer, m.uncalled = m.uncalled, True  # the handlers of the inference are around it
    try:
        return m.call(cell.state["function"], rest, span)
    finally:
        m.uncalled = outer
