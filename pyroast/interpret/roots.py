"""What is run, and in which order: the module, then functions that no one calls but that make or are a pair."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from pyroast import conditions, ir
from pyroast.interpret import calls, declared, effects, inferences, references, statements
from pyroast.interpret.callees import lambda_callees, resolve_dotted
from pyroast.interpret.classes import class_attribute, library_bases, linearize
from pyroast.interpret.interpreter import Interpreter
from pyroast.interpret.late import forget_changing, own_arguments
from pyroast.interpret.machine import NO_LIMIT, STEP_BUDGET, ProgramEnds, TooLarge
from pyroast.interpret.makers import (
    INFERENCES,
    MAX_CLASSES,
    called_functions,
    composes_class,
    composing_methods,
    inherited,
    last_classes,
    leaves,
    makers_among,
    method_name,
)
from pyroast.interpret.shared import Store
from pyroast.library import registry
from pyroast.project.modules import ProjectModules
from pyroast.protocol import Arguments, CallFact, PairCall
from pyroast.records import dataclass
from pyroast.symbolic import number_from
from pyroast.trace import Opening, Trace
from pyroast.values import (
    NONE,
    Class,
    Function,
    Instance,
    Method,
    Object,
    Reference,
    Value,
)

MAX_WAVES = 12
MAX_BUDGETS = 3
"""How many budgets of a root a method may use up, over all classes that inherit it."""
LONE_BUDGET = 30_000


@dataclass(frozen=True, slots=True)
class Program:
    """All that the interpreter found out about a file."""

    machine: Interpreter
    inferences: tuple[PairCall, ...]
    traces: tuple[Trace, ...]
    calls: tuple[CallFact, ...]
    openings: tuple[Opening, ...]


def interpret(
    path: str,
    module: ir.Module,
    modules: ProjectModules | None = None,
    size: int = 0,
    store: Store | None = None,
) -> Program:
    """Run a lowered module on abstract values.

    Arguments: `path` names the file in places; `modules` finds the modules of its project;
    `size` is the length of the source in bytes, with which the budget of steps grows; `store` has the modules that were
    interpreted for other files: what it says of this one holds until the next one is interpreted with it.
    """
    registry.start()
    number_from(itertools.count())
    conditions.use(conditions.Atoms())
    m = _machine(path, modules, store if store is not None else Store())
    m.budget = max(STEP_BUDGET, size // 2)
    module, too_large = declared.with_pair_comments(m, module)
    _root(m, lambda: statements.block(m, module.body), too_large)
    m.uncalled = True
    _run_open_pairs(m, too_large)
    _enter_makers(m, too_large)
    if all(call.alone for call in m.pairs):
        _pairs_by_name(m, too_large)
    traces = _lone_traces(m, too_large)
    _make_pyro_modules(m, too_large)
    references.conclude(m, path)
    return Program(m, tuple(m.pairs), traces, tuple(m.facts), tuple(too_large))


def _machine(path: str, modules: ProjectModules | None, store: Store) -> Interpreter:
    store.settle()
    if store.machine is None:
        store.machine = Interpreter(path, modules, store)
    else:
        store.machine.begin(path, modules)
    return store.machine


def _root(m: Interpreter, action: Callable[[], object], too_large: list[Opening]) -> int:
    """Run one root within its own budget, and return the steps that it took; what it leaves half done is put back."""
    m.steps = spent = 0
    state = m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying
    try:
        action()
    except ProgramEnds:
        pass
    except (TooLarge, RecursionError, MemoryError):
        too_large.append(Opening("too large: the budget of steps is used up", m.here, m.file, m.path))
    finally:
        spent = m.steps
        m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying = state
        m.journal, m.steps, m.limit = None, 0, NO_LIMIT
        m.handlers, m.recorders, m.activations, m.loops, m.dims = [], [], [], [], []
    return spent


def _run_open_pairs(m: Interpreter, too_large: list[Opening]) -> None:
    """Trace the pairs for which no step was seen, with arguments that are not known."""
    for call in list(m.pairs):
        if not call.runs:
            _root(m, lambda: inferences.run(m, call, inferences.symbolic_arguments(), given=False), too_large)  # noqa: B023


def _enter_makers(m: Interpreter, too_large: list[Opening]) -> None:
    """Enter the functions that no one calls and that make a pair, callers before those that they call."""
    instances: dict[int, Value] = {}
    done: set[int] = set()
    for function in [one for one in m.functions if one.owner is None and composes_class(one)]:
        done.add(id(function))
        if not function.called:
            _enter(m, function, instances, too_large)
    for function, owner in composing_methods(m):
        done.add(id(function))
        if not function.called:
            for cls in leaves(m, owner):
                _root(m, lambda: _enter_method(m, function, cls, instances), too_large)  # noqa: B023
    for _ in range(MAX_WAVES):
        waiting = [
            function
            for function in (*m.functions, *inherited(m))
            if not function.called and id(function) not in done
        ]
        makers = makers_among(m, waiting, instances)
        if not makers:
            return
        inner = {
            id(callee)
            for function in makers.values()
            for callee in called_functions(m, function)
            if callee is not function
        }
        roots = [function for key, function in makers.items() if key not in inner] or list(makers.values())
        for function in roots:
            done.add(id(function))
            if not function.called:
                _enter(m, function, instances, too_large)
                _run_open_pairs(m, too_large)


def _enter(m: Interpreter, function: Function, instances: dict[int, Value], too_large: list[Opening]) -> None:
    """Call a function with arguments that are not known; a method, on instances made the same way."""
    if function.owner is None or function.kind == "static":
        _root(m, lambda: m.call(function, own_arguments(function), function.span), too_large)
        return
    classes = leaves(m, function.owner)
    if len(classes) > 1 and not makers_among(m, (function,), instances, INFERENCES):
        classes = classes[:1]  # it traces a model, which is much the same in all of them
    left = MAX_BUDGETS * m.budget
    for cls in classes:
        if left <= 0:
            too_large.append(
                Opening("too large: the budget of steps is used up", function.span, m.file, conditions.TRUE)
            )
            break
        left -= _root(m, lambda: _enter_method(m, function, cls, instances), too_large)  # noqa: B023


def _enter_method(m: Interpreter, function: Function, cls: Class, instances: dict[int, Value]) -> None:
    """Call a method, or read a property, of an instance of a class that has not another one of that name."""
    instance = instance_of(m, cls, instances)
    if function.called and method_name(function) == "__init__":
        return
    order = [base for base in linearize(m, cls) if isinstance(base, Class)]
    definer = next((base for base in order if method_name(function) in base.state), None)
    if definer is not function.owner:
        return
    if function.kind == "property":
        m.call(function, Arguments([instance], {}), function.span)
    else:
        m.call(Method(function, instance), own_arguments(function, skip=1), function.span)


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


def _own_callees(definition: ir.FunctionDef | ir.Lambda) -> frozenset[str]:
    """What a function calls in its own body, leaving out the functions that it only defines."""
    callees = lambda_callees(definition)
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


def _make_pyro_modules(m: Interpreter, too_large: list[Opening]) -> None:
    """Make an instance of each PyroModule of the file that nothing has made: its `__init__` may be wrong by itself."""
    for cls in m.classes[:MAX_CLASSES]:
        if not cls.entered and "__init__" in cls.state and "pyro.nn.PyroModule" in library_bases(m, cls):
            _root(m, lambda: instance_of(m, cls, {}), too_large)  # noqa: B023


DRIVING = frozenset(
    {
        "pyro.poutine.trace",
        "pyro.poutine.replay",
        "pyro.infer.SVI",
        "pyro.infer.MCMC",
        "pyro.infer.Predictive",
        "pyro.infer.Importance",
    }
)
"""What runs models; a function that calls it is none."""


def _samples_itself(m: Interpreter, function: Function) -> bool:
    """Whether a function is like a model: its own body samples, and neither handles traces itself nor infers."""
    values = [resolve_dotted(m, function, dotted) for dotted in _own_callees(function.definition)]
    names = {value.name for value in values if isinstance(value, Reference)}
    return bool(names & {"pyro.sample", "pyro.deterministic"}) and not names & DRIVING
