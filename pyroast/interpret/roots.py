"""What is run, and in which order: the module, then functions that no one calls but that make or are a pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyroast import conditions, ir
from pyroast.interpret import calls, declared, effects, inferences, statements
from pyroast.interpret.interpreter import Interpreter
from pyroast.interpret.machine import STEP_BUDGET, ProgramEnds, TooLarge
from pyroast.interpret.objects import class_attribute, library_bases, linearize
from pyroast.library import registry
from pyroast.project.modules import ProjectModules
from pyroast.protocol import Arguments, CallFact, PairCall
from pyroast.symbolic import Sym, app, reset_serial
from pyroast.trace import Opening, Trace
from pyroast.values import (
    NONE,
    Class,
    Constant,
    DictCell,
    Function,
    Instance,
    LibraryMethod,
    ListCell,
    Method,
    Object,
    Reference,
    Symbol,
    Tuple,
    Value,
)

PAIR_MAKERS = frozenset(
    {"pyro.infer.SVI", "pyro.infer.Importance", "pyro.infer.CSIS", "pyro.infer.Predictive"}
) | {f"pyro.infer.{name}" for name in (
    "Trace_ELBO", "JitTrace_ELBO", "TraceGraph_ELBO", "JitTraceGraph_ELBO", "TraceEnum_ELBO", "JitTraceEnum_ELBO",
    "TraceTMC_ELBO", "TraceMeanField_ELBO", "JitTraceMeanField_ELBO", "TraceTailAdaptive_ELBO", "RenyiELBO",
    "ReweightedWakeSleep", "EnergyDistance", "Trace_MMD",
)}  # fmt: skip


ENTERED = PAIR_MAKERS | {
    "pyro.infer.MCMC", "pyro.infer.mcmc.MCMC", "pyro.infer.mcmc.api.MCMC", "pyro.infer.config_enumerate", "pyro.poutine.trace",
}  # fmt: skip
"""Functions that call one of these are entered even if no one calls them."""

MAX_WAVES = 12
MAX_CLASSES = 200
LONE_BUDGET = 30_000


@dataclass(frozen=True, slots=True)
class Program:
    """All that the interpreter found out about a file."""

    machine: Interpreter
    inferences: tuple[PairCall, ...]
    traces: tuple[Trace, ...]
    calls: tuple[CallFact, ...]
    openings: tuple[Opening, ...]


def interpret(path: str, module: ir.Module, modules: ProjectModules | None = None, size: int = 0) -> Program:
    """Run a lowered module on abstract values.

    Arguments: `path` names the file in places; `modules` finds the modules of its project;
    `size` is the length of the source in bytes, with which the budget of steps grows.
    """
    reset_serial()
    conditions.reset()
    registry.load()
    m = Interpreter(path, modules)
    m.budget = max(STEP_BUDGET, size // 2)
    module, too_large = declared.with_pair_comments(m, module)
    _root(m, lambda: statements.block(m, module.body), too_large)
    _run_open_pairs(m, too_large)
    _enter_makers(m, too_large)
    if all(call.alone for call in m.pairs):
        _pairs_by_name(m, too_large)
    traces = _lone_traces(m, too_large)
    return Program(m, tuple(m.pairs), traces, tuple(m.facts), tuple(too_large))


def _root(m: Interpreter, action: Callable[[], object], too_large: list[Opening]) -> None:
    """Run one root within its own budget; what it leaves half done is put back."""
    m.steps = 0
    state = m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying
    try:
        action()
    except ProgramEnds:
        return
    except (TooLarge, RecursionError, MemoryError):
        too_large.append(Opening("too large: the budget of steps is used up", m.here, m.file, m.path))
    finally:
        m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying = state
        m.journal, m.steps = None, 0
        m.handlers, m.recorders, m.activations, m.loops, m.dims = [], [], [], [], []


def _run_open_pairs(m: Interpreter, too_large: list[Opening]) -> None:
    """Trace the pairs for which no step was seen, with arguments that are not known."""
    for call in list(m.pairs):
        if not call.runs:
            _root(m, lambda: inferences.run(m, call, inferences.symbolic_arguments(), given=False), too_large)  # noqa: B023


def _enter_makers(m: Interpreter, too_large: list[Opening]) -> None:
    """Enter the functions that no one calls and that make a pair, callers before those that they call."""
    instances: dict[int, Value] = {}
    done: set[int] = set()
    for _ in range(MAX_WAVES):
        waiting = [function for function in m.functions if not function.called and id(function) not in done]
        makers = {id(function): function for function in waiting if _makes_pair(m, function, instances)}
        if not makers:
            return
        inner = {
            id(callee)
            for function in makers.values()
            for callee in _callees(m, function)
            if callee is not function
        }
        roots = [function for key, function in makers.items() if key not in inner] or list(makers.values())
        for function in roots:
            done.add(id(function))
            if not function.called:
                _root(m, lambda: _enter(m, function, instances), too_large)  # noqa: B023
                _run_open_pairs(m, too_large)


def _callees(m: Interpreter, function: Function) -> list[Function]:
    """The functions and methods of the file that a function calls by name."""
    found: list[Function] = []
    for dotted in calls.lambda_callees(function.definition):
        value = calls.resolve_dotted(m, function, dotted)
        if isinstance(value, Class):
            value = value.state.get("__init__")
        if isinstance(value, Function):
            found.append(value)
    return found


def _enter(m: Interpreter, function: Function, instances: dict[int, Value]) -> None:
    """Call a function with arguments that are not known; a method, on instances made the same way."""
    arguments = own_arguments(function)
    if function.owner is None or function.kind == "static":
        m.call(function, arguments, function.span)
        return
    for cls in leaves(m, function.owner):
        instance = instance_of(m, cls, instances)
        if function.called and function.name == "__init__":
            continue
        order = [base for base in linearize(m, cls) if isinstance(base, Class)]
        definer = next((base for base in order if function.name in base.state), None)
        if definer is not function.owner:
            continue
        if function.kind == "property":
            m.call(function, Arguments([instance], {}), function.span)
        else:
            m.call(Method(function, instance), own_arguments(function, skip=1), function.span)


def leaves(m: Interpreter, owner: Class) -> list[Class]:
    """The classes of the file through which a method of `owner` is reached: its last descendants, and `owner` itself if
    the file makes an instance of it or nothing derives from it."""
    last = [
        cls
        for cls in last_classes(m)
        if cls is not owner and any(base is owner for base in linearize(m, cls))
    ]
    return ([owner] if owner.entered or not last else []) + last[:8]


def last_classes(m: Interpreter) -> list[Class]:
    """The classes of the file that no other one derives from."""
    classes = m.classes[:MAX_CLASSES]
    inherited = {id(base) for cls in classes for base in linearize(m, cls)[1:]}
    return [cls for cls in classes if id(cls) not in inherited]


def instance_of(m: Interpreter, cls: Class, instances: dict[int, Value]) -> Value:
    """An instance of a class, made with arguments that are not known."""
    if id(cls) not in instances:
        init = class_attribute(m, cls, "__init__")
        arguments = own_arguments(init, skip=1) if isinstance(init, Function) else Arguments([], {})
        made = m.instantiate(cls, arguments, cls.span)
        if isinstance(made, Instance):
            forget_changing(m, made)
        instances[id(cls)] = made
    return instances[id(cls)]


def forget_changing(m: Interpreter, instance: Instance) -> None:
    """Attributes that other methods change hold anything by the time a method is called from outside."""
    for base in linearize(m, instance.cls):
        for name, method in base.state.items() if isinstance(base, Class) else ():
            if name == "__init__" or not isinstance(method, Function) or not method.definition.params:
                continue
            if isinstance(method.definition, ir.FunctionDef):
                if method.definition not in m.changed_attributes:
                    m.changed_attributes[method.definition] = changed_attributes(method.definition)
                for changed in m.changed_attributes[method.definition]:
                    stored = instance.state.get(changed)
                    if isinstance(stored, (Constant, ListCell, DictCell, Tuple)):
                        m.write(instance, changed, Symbol(app("attr", instance.form, changed)))


CHANGING = frozenset(
    {
        "append",
        "extend",
        "insert",
        "add",
        "update",
        "setdefault",
        "pop",
        "remove",
        "clear",
        "discard",
        "popitem",
        "sort",
    }
)


def changed_attributes(definition: ir.FunctionDef) -> set[str]:
    """The attributes of its first parameter that a method assigns or changes in place."""
    own = definition.params[0].name
    found: set[str] = set()

    def attribute(node: object) -> str | None:
        match node:
            case ir.Attr(value=ir.Name(id=name), name=attribute_name) if name == own:
                return attribute_name
            case ir.Subscript(value=inner):
                return attribute(inner)
        return None

    pending: list[object] = list(definition.body)
    while pending:
        node = pending.pop()
        targets: tuple[object, ...] = ()
        match node:
            case ir.Assign(targets=several) | ir.Delete(targets=several):
                targets = several
            case ir.AugAssign(target=target) | ir.AnnAssign(target=target) | ir.For(target=target):
                targets = (target,)
            case ir.Call(func=ir.Attr(value=receiver, name=method)) if method in CHANGING:
                targets = (receiver,)
        found.update(name for target in targets if (name := attribute(target)) is not None)
        pending.extend(children(node))
    return found


def children(node: object) -> list[object]:
    """The nodes directly below a node of the intermediate representation, or in a tuple of nodes."""
    if isinstance(node, tuple):
        return list(node)
    names: tuple[str, ...] = getattr(node, "__match_args__", ())
    return [getattr(node, name) for name in names if name not in ("span", "name_span")]


def own_arguments(function: Function, skip: int = 0) -> Arguments:
    """One symbol for each parameter of a function that no one calls, known by the function and its name."""
    result = Arguments([], {})
    for param in function.definition.params[skip:]:
        value = Symbol(
            Sym(("named", param.name, function.file, function.span)),
            definite=function.defaults.get(param.name) != NONE,
        )
        if param.kind in ("posonly", "pos"):
            result.args.append(value)
        elif param.kind == "kwonly":
            result.keywords[param.name] = value
    return result


def _makes_pair(m: Interpreter, function: Function, instances: dict[int, Value], depth: int = 0) -> bool:
    for dotted in calls.lambda_callees(function.definition):
        value = calls.resolve_dotted(m, function, dotted)
        if value is None:
            value = _own_attribute(function, dotted, instances) or _local_import(function, dotted)
        if value is not None and any(_is_maker(m, one) for _, one in m.alternatives(value)):
            return True
    return depth < 4 and any(
        callee is not function and _makes_pair(m, callee, instances, depth + 1)
        for callee in _callees(m, function)
    )


def _is_maker(m: Interpreter, value: Value) -> bool:
    """Whether a call of a value may bring a model and a guide together."""
    if declared.maker_of(m, value) is not None:
        return True
    match value:
        case Reference(name=name):
            return name in ENTERED
        case LibraryMethod(qualified=qualified):
            return qualified.rpartition(".")[0] in PAIR_MAKERS
        case Object(type=name):
            return name in PAIR_MAKERS
        case Class():
            return any(base in PAIR_MAKERS for base in library_bases(m, value))
        case _:
            return False


def _own_attribute(function: Function, dotted: str, instances: dict[int, Value]) -> Value | None:
    """What `self.name` holds on the instance that was made of the function's class."""
    instance = instances.get(id(function.owner))
    first, _, rest = dotted.partition(".")
    params = function.definition.params
    if isinstance(instance, Instance) and params and params[0].name == first and function.kind != "static":
        return instance.state.get(rest)
    return None


def _local_import(function: Function, dotted: str) -> Value | None:
    """A callee that the function imports itself: found by its last part."""
    base = dotted.rpartition(".")[2]
    name = f"pyro.infer.{base}"
    return Reference(name) if name in PAIR_MAKERS else None


def _own_callees(definition: ir.FunctionDef | ir.Lambda) -> frozenset[str]:
    """What a function calls in its own body, leaving out the functions that it only defines."""
    callees = calls.lambda_callees(definition)
    if not isinstance(definition, ir.FunctionDef):
        return callees
    nested: set[str] = set()
    pending: list[ir.Stmt] = list(definition.body)
    while pending:
        statement = pending.pop()
        if isinstance(statement, ir.FunctionDef):
            nested |= statement.callees
        for block in ("body", "orelse", "final"):
            pending.extend(getattr(statement, block, ()) if not isinstance(statement, ir.FunctionDef) else ())
    return callees - nested


# Pairs by name, where no inference call is in sight


def _pairs_by_name(m: Interpreter, too_large: list[Opening]) -> None:
    """`model`/`guide`, or the same affix on both, in one scope or class (DESIGN: pairs by name)."""
    for model, guide in _named_pairs(m, m.module.state):
        _add_by_name(m, model, guide, too_large)
    instances: dict[int, Value] = {}
    entered = [cls for cls in m.classes if cls.entered]
    for cls in {id(cls): cls for cls in (*last_classes(m), *entered)}.values():
        names: dict[object, Value] = {}
        for base in reversed(linearize(m, cls)):
            names.update(base.state if isinstance(base, Class) else {})
        for model, guide in _named_pairs(m, names):
            if "static" in (model.kind, guide.kind):
                _add_by_name(m, model, guide, too_large)
                continue

            def enter(cls: Class = cls, model: Function = model, guide: Function = guide) -> None:
                instance = instance_of(m, cls, instances)
                if isinstance(instance, Instance):
                    _add_by_name(m, Method(model, instance), Method(guide, instance), too_large)

            _root(m, enter, too_large)


def _named_pairs(m: Interpreter, names: dict[object, Value]) -> list[tuple[Function, Function]]:
    found = []
    for name, value in list(names.items()):
        if not isinstance(name, str) or "model" not in name:
            continue
        partner = names.get(name.replace("model", "guide"))
        if isinstance(value, Function) and isinstance(partner, Function) and value is not partner:
            if calls.may_sample(m, value) and calls.may_sample(m, partner):
                found.append((value, partner))
    return found


def _add_by_name(m: Interpreter, model: Value, guide: Value, too_large: list[Opening]) -> None:
    function = guide.function if isinstance(guide, Method) else guide
    assert isinstance(function, Function)
    call = PairCall("name", function.span, m.file, model, guide, NONE)
    m.record_pair(call)
    inferences.run(m, call, inferences.symbolic_arguments(), given=False)


# Functions that sample and are in no pair


def _lone_traces(m: Interpreter, too_large: list[Opening]) -> tuple[Trace, ...]:
    """Traces of the functions that call Pyro's primitives themselves and were not traced with a pair."""
    traces: list[Trace] = list(m.explicit_traces)
    m.budget = min(m.budget, LONE_BUDGET)
    instances: dict[int, Value] = {}
    for function in m.functions:
        if id(function) in m.traced_functions or not isinstance(function.definition, ir.FunctionDef):
            continue
        if "$decorated" in function.state:
            continue
        if not _samples_itself(m, function):
            continue

        def run(function: Function = function) -> None:
            target: Value = function
            arguments = own_arguments(function)
            if function.owner is not None and function.kind != "static":
                target = Method(function, instance_of(m, function.owner, instances))
                arguments = own_arguments(function, skip=1)
            caller = Object({}, type="unknown caller", span=function.span)  # it may have entered plates
            traces.append(effects.trace(m, target, arguments, function.span, [caller]))

        _root(m, run, too_large)
    return tuple(traces)


def _samples_itself(m: Interpreter, function: Function) -> bool:
    """Whether a function is like a model: its own body samples, and does not handle traces itself."""
    values = [calls.resolve_dotted(m, function, dotted) for dotted in _own_callees(function.definition)]
    names = {value.name for value in values if isinstance(value, Reference)}
    return bool(names & {"pyro.sample", "pyro.deterministic"}) and not names & {
        "pyro.poutine.trace",
        "pyro.poutine.replay",
    }
