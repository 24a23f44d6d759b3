"""Which functions bring a model and a guide together, found by the names that they call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyroast import ir
from pyroast.interpret import callees, declared
from pyroast.interpret.classes import class_attribute, infers, library_bases, linearize
from pyroast.interpret.interpreter import Interpreter
from pyroast.values import Class, Function, Instance, LibraryMethod, Object, Reference, Value

PAIR_MAKERS = frozenset(
    {"pyro.infer.SVI", "pyro.infer.Importance", "pyro.infer.CSIS", "pyro.infer.Predictive"}
) | {f"pyro.infer.{name}" for name in (
    "Trace_ELBO", "JitTrace_ELBO", "TraceGraph_ELBO", "JitTraceGraph_ELBO", "TraceEnum_ELBO", "JitTraceEnum_ELBO",
    "TraceTMC_ELBO", "TraceMeanField_ELBO", "JitTraceMeanField_ELBO", "TraceTailAdaptive_ELBO", "RenyiELBO",
    "ReweightedWakeSleep", "EnergyDistance", "Trace_MMD",
)}  # fmt: skip


INFERENCES = PAIR_MAKERS | {"pyro.infer.MCMC", "pyro.infer.mcmc.MCMC", "pyro.infer.mcmc.api.MCMC"}
ENTERED = INFERENCES | {"pyro.infer.config_enumerate", "pyro.poutine.trace"}
"""Functions that call one of these are entered even if no one calls them."""

SUPER = Reference("builtins.super")
MAX_CLASSES = 200
MAX_LEAVES = 12
"""On how many classes a method is entered that they inherit."""
MAX_CHAIN = 5
"""How many functions deep a call is looked for that makes a pair."""


def makes_pair(m: Interpreter, function: Function, instances: dict[int, Value]) -> bool:
    """Whether a function, or one that it calls, brings a model and a guide together."""
    return bool(makers_among(m, (function,), instances))


def makers_among(
    m: Interpreter,
    functions: Iterable[Function],
    instances: dict[int, Value],
    names: frozenset[str] = ENTERED,
) -> dict[int, Function]:
    """Those of some functions that call what is in `names`, or call a function that does, by their ids.

    Each of the functions below them is looked at once, though many call it.
    """
    known: dict[int, bool] = {}
    called: dict[int, list[Function]] = {}

    def makes_itself(function: Function) -> bool:
        if id(function) not in known:
            known[id(function)] = _makes_itself(m, function, instances, names)
        return known[id(function)]

    def callees_of(function: Function) -> list[Function]:
        if id(function) not in called:
            called[id(function)] = called_functions(m, function)
        return called[id(function)]

    def makes(function: Function) -> bool:
        seen = {id(function)}
        level = [function]
        for _ in range(MAX_CHAIN):
            if any(makes_itself(one) for one in level):
                return True
            below = {id(callee): callee for one in level for callee in callees_of(one)}
            level = [callee for key, callee in below.items() if key not in seen]
            seen |= below.keys()
        return False

    return {id(function): function for function in functions if makes(function)}


def _makes_itself(
    m: Interpreter, function: Function, instances: dict[int, Value], names: frozenset[str]
) -> bool:
    for dotted in callees.lambda_callees(function.definition):
        value = callees.resolve_dotted(m, function, dotted)
        if value is None:
            value = _own_attribute(function, dotted, instances)
        if value is not None and any(_is_maker(m, one, names) for _, one in m.alternatives(value)):
            return True
    return False


def called_functions(m: Interpreter, function: Function) -> list[Function]:
    """The functions and methods of the project that a function calls by name, and the one that `super()` stands for."""
    found: list[Function] = []
    for dotted in callees.lambda_callees(function.definition):
        value = callees.resolve_dotted(m, function, dotted)
        if isinstance(value, Class):
            value = class_attribute(m, value, "__init__")
        elif value == SUPER and function.owner is not None:
            bases = [base for base in linearize(m, function.owner)[1:] if isinstance(base, Class)]
            value = next((base.state[function.name] for base in bases if function.name in base.state), None)
        if isinstance(value, Function):
            found.append(value)
    return found


def _is_maker(m: Interpreter, value: Value, names: frozenset[str]) -> bool:
    """Whether a call of a value may bring a model and a guide together."""
    if declared.maker_of(m, value) is not None:
        return True
    match value:
        case Reference(name=name):
            return name in names
        case LibraryMethod(qualified=qualified):
            return qualified.rpartition(".")[0] in PAIR_MAKERS
        case Object(type=name):
            return name in PAIR_MAKERS
        case Class():
            return infers(m, value) or any(base in PAIR_MAKERS for base in library_bases(m, value))
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


def method_name(function: Function) -> str:
    """The name under which its class holds a method, which may be another than that of a decorator's inner function."""
    held = function.owner.state.items() if function.owner is not None else ()
    return next((str(name) for name, value in held if value is function), function.name)


def last_classes(m: Interpreter) -> list[Class]:
    """The classes of the file that no other one derives from."""
    classes = m.classes[:MAX_CLASSES]
    derived_from: set[int] = set()
    pending = list(classes)
    while pending:
        for base in map(m.select, pending.pop().bases):
            if isinstance(base, Class) and id(base) not in derived_from:
                derived_from.add(id(base))
                pending.append(base)
    return [cls for cls in classes if id(cls) not in derived_from]


def leaves(m: Interpreter, owner: Class) -> list[Class]:
    """The classes of the file through which a method of `owner` is reached: its last descendants, and `owner` itself if
    the file makes an instance of it or, for one of its own, nothing derives from it."""
    last = [
        cls
        for cls in last_classes(m)
        if cls is not owner and any(base is owner for base in linearize(m, cls))
    ]
    own = [owner] if owner.entered or not last else []
    return [cls for cls in own + _different(last)[:MAX_LEAVES] if cls.entered or not is_abstract(m, cls)]


def _different(classes: list[Class]) -> list[Class]:
    """Classes without those that add nothing to the bases of one before them, as `type(name, bases, {})` makes them."""
    plain: dict[tuple[int, ...], Class] = {}
    return [cls for cls in classes if cls.state or plain.setdefault(tuple(map(id, cls.bases)), cls) is cls]


def is_abstract(m: Interpreter, cls: Class) -> bool:
    """Whether Python refuses to make an instance of a class: a method marked as abstract is not overridden.

    The mark means nothing outside of `abc.ABC` and its descendants.
    """
    if "abc.ABC" not in library_bases(m, cls):
        return False
    names = [name for base in linearize(m, cls) if isinstance(base, Class) for name in base.state]
    found = (class_attribute(m, cls, name) for name in dict.fromkeys(names) if isinstance(name, str))
    return any(isinstance(value, Function) and "$abstract" in value.state for value in found)


def composes_class(function: Function) -> bool:
    """Whether a function makes a class by `type(name, bases, namespace)`, for which no class statement stands anywhere."""
    definition = function.definition
    if not isinstance(definition, ir.FunctionDef) or "type" not in definition.callees:
        return False
    for node in ir.nodes(definition.body):
        match node:
            case ir.Call(func=ir.Name(id="type"), args=(_, _, _)):
                return True
    return False


def composing_methods(m: Interpreter) -> list[tuple[Function, Class]]:
    """The methods that make a class by `type(name, bases, namespace)`, or those that call them where there are any."""
    methods = [(one, one.owner) for one in (*m.functions, *inherited(m)) if one.owner is not None]
    composing = [each for each in methods if composes_class(each[0])]
    names = {method_name(one) for one, _ in composing}
    callers = [
        each
        for each in (methods if names else ())
        if any(dotted.rpartition(".")[2] in names for dotted in callees.lambda_callees(each[0].definition))
    ]
    return callers or composing


def inherited(m: Interpreter) -> Iterator[Function]:
    """The methods that classes of the file inherit from classes of other modules of the project."""
    own = {id(cls) for cls in m.classes}
    seen: set[int] = set()
    for cls in last_classes(m):
        for base in linearize(m, cls)[1:]:
            if isinstance(base, Class) and id(base) not in own and id(base) not in seen:
                seen.add(id(base))
                yield from (value for value in base.state.values() if isinstance(value, Function))
