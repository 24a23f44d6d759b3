"""Calls: binding arguments, running functions, making instances, and what an opaque call may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyroast import ir
from pyroast.conditions import TRUE, Condition
from pyroast.interpret import classes, declared, statements
from pyroast.interpret.callees import lambda_callees, resolve_dotted
from pyroast.interpret.machine import HELPER_BUDGET, MAX_DEPTH, NO_LIMIT, Activation, TooLarge
from pyroast.library import assignments, notices, outside, registry, training
from pyroast.protocol import Arguments
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.symbolic import App, Sym, app, fresh, text
from pyroast.values import (
    NONE,
    OPEN,
    TRUE_VALUE,
    Class,
    Constant,
    DictCell,
    Distribution,
    Function,
    Handled,
    Instance,
    Iterate,
    Lazy,
    LibraryMethod,
    Method,
    Object,
    Partial,
    Reference,
    Scope,
    Symbol,
    Tuple,
    Value,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_RECURSION = 40
DETACHING = ("torch.Tensor.detach", "torch.Tensor.detach_")
KEEPING = ("torch.Tensor.", "builtins.", "logging.", "torch.nn.Module.", "pyro.infer.")
"""Calls that only look at the modules which they are given."""

PURE_METHODS = frozenset(
    {
        "items",
        "keys",
        "values",
        "lower",
        "upper",
        "strip",
        "size",
        "dim",
        "numel",
        "item",
        "tolist",
        "copy",
        "parameters",
    }
)
"""Methods without arguments that give the same each time, on whatever has them."""


def make_function(m: Interpreter, node: ir.FunctionDef | ir.Lambda, name: str) -> Function:
    """A function value: its defaults are evaluated now, its free names later."""
    defaults = {param.name: m.eval(param.default) for param in node.params if param.default is not None}
    function = Function({}, definition=node, scope=m.scope, defaults=defaults, name=name)
    m.new(function)
    if not m.dry:
        m.functions.append(function)
    return function


def decorate(m: Interpreter, decorator: Value, value: Value, span: Span) -> Value:
    """Apply a decorator; one that is not known leaves the function as it is, if it comes from outside."""
    if isinstance(decorator, Reference):
        name = decorator.name
        if (
            name in ("builtins.staticmethod", "builtins.classmethod", "builtins.property")
            or name in PROPERTIES
        ):
            if isinstance(value, Function) and name.startswith("abc."):
                m.write(value, "$abstract", TRUE_VALUE)
            elif isinstance(value, Function):
                if name == "functools.cached_property":
                    m.write(value, "$cached", TRUE_VALUE)
                kind = PROPERTIES.get(name) or name.removeprefix("builtins.").removesuffix("method")
                m.set_field(value, "kind", kind)
            return value
        if registry.find(name) is None and not registry.samples(name):
            return value
    if isinstance(decorator, LibraryMethod) and decorator.qualified.startswith("property."):
        if isinstance(decorator.instance, Function):
            if decorator.qualified == "property.setter":
                m.write(decorator.instance, "$setter", value)
            return decorator.instance
        return value
    if isinstance(decorator, Symbol) and decorator.external:
        return value
    if _of_another_package(decorator) and isinstance(value, Function) and not _samples_itself(m, value):
        return value
    return m.call(decorator, Arguments([value], {}), span)


def _of_another_package(value: Value) -> bool:
    """Whether a value is of a package that is not read, or an attribute of an object that one of its classes made."""
    if isinstance(value, Reference):
        return registry.find(value.name) is None
    form = value.form if isinstance(value, Symbol) else None
    while isinstance(form, App) and form.op == "attr":
        form = form.args[0]  # type: ignore[assignment]  # a form
    return isinstance(form, Sym) and "." in str(form.origin[0])


def _samples_itself(m: Interpreter, function: Function) -> bool:
    """Whether the body of a function calls one of Pyro's primitives, as those of models do."""
    called = (resolve_dotted(m, function, dotted) for dotted in _callees_of(function))
    return any(isinstance(one, Reference) and registry.is_effect(one.name) for one in called)


PROPERTIES = {
    "functools.cached_property": "property",
    "contextlib.contextmanager": "context",
    "builtins.property": "property",
    "torch.jit.export": "function",
    "abc.abstractmethod": "function",
    "abc.abstractproperty": "function",
}


def call(m: Interpreter, function: Value, arguments: Arguments, span: Span) -> Value:
    """Call any value."""
    m.step()
    return m.lift(function, lambda one: _call(m, one, arguments, span))


def _call(m: Interpreter, function: Value, arguments: Arguments, span: Span) -> Value:
    if m.modules.makers:
        maker = declared.maker_of(m, function)
        if maker is not None:
            return declared.make_pair(m, maker, function, arguments, span)
    match function:
        case Function():
            if m.limit == NO_LIMIT and m.activations and not _has_effects(m, function):
                return _call_helper(m, function, arguments, span)
            return call_function(m, function, arguments, span)
        case Method(function=Function(name="forward") as inner, instance=instance):
            given = _prepend(arguments, [instance])
            return training.watch(m, instance, span, lambda: m.call(inner, given, span))
        case Method(function=inner, instance=instance):
            return m.call(inner, _prepend(arguments, [instance]), span)
        case Reference(name=name):
            return call_library(m, name, arguments, span)
        case LibraryMethod(qualified=name, instance=instance):
            return call_library(m, name, _prepend(arguments, [instance]), span)
        case Class():
            return instantiate(m, function, arguments, span)
        case Instance():
            return training.watch(m, function, span, lambda: _call_instance(m, function, arguments, span))
        case Partial(function=inner, args=args, keywords=keywords):
            merged = Arguments([*args, *arguments.args], {**dict(keywords), **arguments.keywords})
            merged.star, merged.star_star = arguments.star, arguments.star_star
            return m.call(inner, merged, span)
        case Handled(handler=handler, function=inner):
            return _call_handled(m, handler, inner, arguments, span)
        case Object(type=type_name):
            given = _prepend(arguments, [function])
            call_it = f"{type_name}.__call__"
            return training.watch(m, function, span, lambda: call_library(m, call_it, given, span))
        case Distribution():
            return m.library("pyro.distributions.Distribution.sample", Arguments([function], {}), span)
        case _:
            made = opaque_call(m, function, arguments, span)
            outside.note(m, _prepend(arguments, [function]), made)
            return made


def _prepend(arguments: Arguments, values: list[Value]) -> Arguments:
    return Arguments([*values, *arguments.args], arguments.keywords, arguments.star, arguments.star_star)


def _call_handled(m: Interpreter, handler: Object, inner: Value, arguments: Arguments, span: Span) -> Value:
    depth = len(m.handlers)
    m.enter(handler, span)
    try:
        return m.call(inner, arguments, span)
    finally:
        m.leave(handler, depth, span)


def _call_instance(m: Interpreter, instance: Instance, arguments: Arguments, span: Span) -> Value:

    for name in ("__call__", "forward"):
        method = m.attribute(instance, name, span)
        if isinstance(method, LibraryMethod) and name == "__call__" and method.instance is instance:
            delegated = "$delegate" in instance.state
            if not delegated and not registry.is_module(method.qualified.rpartition(".")[0]):
                return m.call(method, arguments, span)
        if isinstance(method, (Method, Handled, Function)):
            inside = "pyro.nn.PyroModule" in classes.library_bases(m, instance.cls)
            m.module_depth += inside
            try:
                return m.call(method, arguments, span)
            finally:
                m.module_depth -= inside
    delegate = instance.state.get("$delegate")
    if delegate is not None:
        return m.call(delegate, arguments, span)
    bases = classes.library_bases(m, instance.cls)
    known = bases and not classes.has_unknown_base(m, instance.cls)
    if known and all(base.startswith("torch.nn.") for base in bases):
        return external_call(m, "torch.nn.Module.__call__", arguments, span)
    return opaque_call(m, Symbol(instance.form), arguments, span)


def call_library(m: Interpreter, name: str, arguments: Arguments, span: Span) -> Value:
    """Call something of a library: its model if there is one, else an opaque result."""
    m.here = span
    model = registry.find(name)
    notices.note(m, name, arguments, span)
    if name in DETACHING and arguments.args:
        m.training.detach(arguments.args[0])
    if model is not None:
        made = model(m, arguments, span)
        outside.note(m, arguments, made)
        return made
    if name.endswith(".__init__") and arguments.args and isinstance(arguments.args[0], Instance):
        constructor = registry.find(name.removesuffix(".__init__"))
        if constructor is not None:
            rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
            _delegate(m, arguments.args[0], constructor(m, rest, span))
            return NONE
    if registry.samples(name) and registry.is_class_name(name):
        return opaque(name, definite=True)
    if registry.samples(name) and m.recorders:
        known = name.partition(".")[0] == "pyro"
        m.open_trace(f"{name} is not modelled" if known else f"{name} is of another package", span)
        return opaque(name)
    made = external_call(m, name, arguments, span)
    outside.note(m, arguments, made)
    return made


def external_call(m: Interpreter, name: str, arguments: Arguments, span: Span) -> Value:
    """A call that leaves the project: it does not sample unless it is handed something that may."""
    if not name.startswith(KEEPING):
        computes = name.startswith("torch.") and not name.startswith(("torch.optim.", "torch.nn.utils."))
        training.hand_over(m, arguments, weights=not computes)
    if m.recorders and not registry.never_calls(name):
        for value in (*arguments.args, *arguments.keywords.values()):
            if may_sample(m, value):
                m.open_trace(f"{name} is handed a function that may sample", span)
                break
    return opaque(
        name, external=True, definite=registry.returns_value(name), tensor=registry.returns_tensor(name)
    )


def opaque_call(m: Interpreter, function: Value, arguments: Arguments, span: Span) -> Value:
    """A call of something that is not known: inside the project it may sample."""
    training.hand_over(m, arguments)
    if isinstance(function, Symbol) and _reads_data(function):
        return Symbol(app("call", function.form) if not arguments.args else fresh("result"), definite=True)
    if isinstance(function, Symbol) and function.external:
        if m.recorders and _may_be_kept(function):
            m.open_trace(f"{text(function.form)}(...) is not known", span)
        if m.recorders and any(
            may_sample(m, value) for value in (*arguments.args, *arguments.keywords.values())
        ):
            m.open_trace(f"{text(function.form)} is handed a function that may sample", span)
        plain = not arguments.args and not arguments.keywords
        read = isinstance(function.form, App) and function.form.op == "attr"
        same = read and str(function.form.args[1]) in PURE_METHODS  # type: ignore[union-attr]  # an App
        form = app("call", function.form) if plain and same else fresh("result")
        return Symbol(form, external=True)
    if isinstance(function, Constant):
        return opaque("call of a constant", external=True)
    name = text(function.form) if isinstance(function, Symbol) else type(function).__name__.lower()
    m.open_trace(f"{name}(...) is not known", span)
    return opaque("result")


DATA_METHODS = frozenset(
    {"items", "keys", "values", "split", "strip", "lower", "upper", "startswith", "endswith"}
)
"""Methods that dicts and strings have, and hardly anything else."""


def _reads_data(function: Symbol) -> bool:
    """Whether a call is that of a method of a dict or string which is not known: it samples nothing."""
    form = function.form
    return isinstance(form, App) and form.op == "attr" and form.args[1] in DATA_METHODS


def _may_be_kept(function: Symbol) -> bool:
    """Whether a method is called by a name that models have, on what was taken out of a container of another package."""
    form = function.form
    if not (
        isinstance(form, App)
        and form.op == "attr"
        and form.args[1] in ("sample", "model", "guide", "forward")
    ):
        return False
    return isinstance(form.args[0], App) and form.args[0].op in ("item", "attr")


def may_sample(m: Interpreter, value: Value) -> bool:
    """Whether calling a value could reach a sample statement, over a few calls.

    Each function is looked at once: forty that call each other have more chains of calls than can be followed.
    """
    level = _bodies(value)
    seen = set(map(id, level))
    for _ in range(MAX_CHAIN + 1):
        below: list[Function] = []
        for function in level:
            for dotted in sorted(_callees_of(function)):
                found = resolve_dotted(m, function, dotted)
                if isinstance(found, Function):
                    if id(found) not in seen:
                        seen.add(id(found))
                        below.append(found)
                elif isinstance(found, Reference):
                    if registry.is_effect(found.name):
                        return True
                elif isinstance(found, Symbol) and not found.external:
                    if found.form != Sym(("local", dotted.partition(".")[0])):
                        return True
        level = below
    return False


MAX_CHAIN = 6
"""How many calls below a function are followed in search of a sample statement."""


def _bodies(value: Value) -> list[Function]:
    match value:
        case Function():
            return [value]
        case Method(function=inner) | Partial(function=inner) | Handled(function=inner):
            return _bodies(inner)
        case Instance(cls=cls):
            methods = (cls.state.get(name) for name in ("forward", "__call__"))
            return [method for method in methods if isinstance(method, Function)]
        case _:
            return []


def _callees_of(function: Function) -> frozenset[str]:
    definition = function.definition
    return definition.callees if isinstance(definition, ir.FunctionDef) else lambda_callees(definition)


def call_function(
    m: Interpreter, function: Function, arguments: Arguments, span: Span, resumed: bool = False
) -> Value:
    """Run a function of the project."""
    definition = function.definition
    if not m.dry:
        if not function.called:
            m.set_field(function, "called", True)
        if m.recorders:
            m.traced_functions.add(id(function))
    running = [activation for activation in m.activations if activation.function is function]
    undecided = bool(running) and running[0].entry != m.path
    too_deep = len(m.activations) >= MAX_DEPTH or len(running) >= MAX_RECURSION
    if too_deep or (undecided and (len(running) > 1 or not may_sample(m, function))):
        if may_sample(m, function):
            m.open_trace(f"{function.name} recurses too deeply", span)
        return opaque("recursion")
    if isinstance(definition, ir.FunctionDef) and definition.is_async:
        if may_sample(m, function):
            m.open_trace(f"{function.name} is a coroutine", span)
        return opaque("coroutine", definite=True)
    local_names = definition.locals if isinstance(definition, ir.FunctionDef) else frozenset()
    if function.kind == "context" and (m.resume is None or m.resume[0] != len(m.activations) + 1):
        delayed = Partial(function, tuple(arguments.args), tuple(arguments.keywords.items()))
        return m.new(Object({"call": delayed}, type="contextlib.generator", span=span))
    is_generator = isinstance(definition, ir.FunctionDef) and definition.is_generator
    if is_generator and function.kind != "context" and not resumed:
        delayed = Partial(function, tuple(arguments.args), tuple(arguments.keywords.items()))
        return m.new(Object({"call": delayed}, type="contextlib.lazy", span=span))
    scope = Scope({}, parent=function.scope, local_names=local_names, file=function.scope.file)
    m.new(scope)
    bind_arguments(m, function, arguments, scope)
    activation = Activation(scope, m.path, function)
    if isinstance(definition, ir.FunctionDef) and definition.is_generator:
        activation.yields = []
        activation.depth = len(m.handlers)
    outer_scope, outer_loops = m.scope, m.trying
    m.scope = scope
    m.activations.append(activation)
    inside = "$pyro_method" in function.state
    m.module_depth += inside
    try:
        if isinstance(definition, ir.Lambda):
            return m.eval(definition.body)
        live = statements.block(m, definition.body)
    finally:
        m.activations.pop()
        m.module_depth -= inside
        m.scope, m.trying = outer_scope, outer_loops
        m.here = span  # not the last place in the function, which may be of another file
    if function.kind == "context":
        return NONE
    if activation.yields is not None:
        return _generated(m, function, activation, span)
    return _result(m, activation, live)


def _has_effects(m: Interpreter, function: Function) -> bool:
    """Whether a function may sample or bring a model and a guide together, as far as names tell."""
    known = function.state.get("$effects")
    if known is None:
        from pyroast.interpret.makers import makes_pair

        found = may_sample(m, function) or makes_pair(m, function, {})
        known = Constant(found)
        m.put(function, "$effects", known)
    return known == TRUE_VALUE


def _call_helper(m: Interpreter, function: Function, arguments: Arguments, span: Span) -> Value:
    """Run a function that only computes something, up to a limit: then what it gives is not known, and the rest goes on."""
    state = m.path, m.scope, m.dry, m.unrolled, m.trying, m.resume, m.module_depth
    stacks: tuple[list[Any], ...] = (m.handlers, m.dims, m.loops, m.try_paths)
    depths = [len(stack) for stack in stacks]
    m.limit = m.steps + HELPER_BUDGET
    try:
        result = call_function(m, function, arguments, span)
    except TooLarge:
        if m.steps <= m.limit:
            raise
        result = opaque("result of a long computation", definite=True)
        m.path, m.scope, m.dry, m.unrolled, m.trying, m.resume, m.module_depth = state
        for stack, depth in zip(stacks, depths):
            del stack[depth:]
    finally:
        m.limit = NO_LIMIT
    return result


def run_generator(m: Interpreter, cell: Object, span: Span) -> Value:
    """The first iteration of a generator runs its body; what it yields is remembered."""
    stored = cell.state.get("results")
    if stored is None and isinstance(cell, Lazy) and cell.thunk is not None:
        stored = cell.thunk()
        m.write(cell, "results", stored)
    if stored is None:
        delayed = cell.state["call"]
        assert isinstance(delayed, Partial) and isinstance(delayed.function, Function)
        given = Arguments(list(delayed.args), dict(delayed.keywords))
        stored = call_function(m, delayed.function, given, span, resumed=True)
        m.write(cell, "results", stored)
    return stored


def _generated(m: Interpreter, function: Function, activation: Activation, span: Span) -> Value:
    """What a generator yields: its body is run at once, which differs from Python only in the order of effects."""
    yields = activation.yields or []
    if activation.exact:
        return Iterate(len(yields), lambda index: yields[index] if isinstance(index, int) else opaque("element"),
                       exact=tuple(yields))  # fmt: skip
    if may_sample(m, function):
        m.open_trace(f"{function.name} is a generator whose rounds are not known", span)
    return opaque("generator", definite=True)


def _result(m: Interpreter, activation: Activation, live: Condition) -> Value:
    returns = activation.returns
    if live == TRUE and not returns:
        return NONE
    if not live and len(returns) == 1:
        return returns[0][1]
    if not live and not returns:
        return opaque("result of a function that raises", definite=True)
    alternatives = [*returns, (live, NONE)] if live else returns
    result = m.combine(alternatives)
    return m.select(result)


def bind_arguments(m: Interpreter, function: Function, arguments: Arguments, scope: Scope) -> None:
    """Bind arguments to parameters; a parameter that nothing binds is a symbol of its own."""
    params = function.definition.params
    remaining = dict(arguments.keywords)
    position = 0
    for param in params:
        value: Value
        match param.kind:
            case "vararg":
                value = _rest(arguments, position)
            case "kwarg":
                cell = DictCell({("str", name): item for name, item in remaining.items()})
                if arguments.star_star is not None:
                    cell.state[OPEN] = arguments.star_star
                value = m.new(cell)  # a DictCell
                remaining = {}
            case kind:
                found: Value | None = None
                if kind != "kwonly" and position < len(arguments.args):
                    found = arguments.args[position]
                elif param.name in remaining:
                    found = remaining.pop(param.name)
                elif kind != "kwonly" and arguments.star is not None:
                    found = star_item(
                        arguments.star, position - len(arguments.args), param, function.defaults
                    )
                elif arguments.star_star is not None:
                    found = Symbol(
                        app("item", arguments.star_star.form, param.name),
                        definite=_is_definite(param, function.defaults),
                    )
                if kind != "kwonly":
                    position += 1
                value = (
                    found
                    if found is not None
                    else function.defaults.get(param.name, opaque(f"argument {param.name}"))
                )
        m.write(scope, param.name, value)


def star_item(star: Symbol, offset: int, param: ir.Param, defaults: dict[str, Value]) -> Symbol:
    """An argument that arrives through unknown `*args`: not None unless that is the default."""
    form = star.form
    match form:
        case App(op="slice", args=(base, int(start))):
            form, offset = base, offset + start  # type: ignore[assignment]  # a form
    return Symbol(app("item", form, offset), definite=_is_definite(param, defaults))


def _is_definite(param: ir.Param, defaults: dict[str, Value]) -> bool:
    return defaults.get(param.name) != NONE


def _rest(arguments: Arguments, position: int) -> Value:
    known = tuple(arguments.args[position:])
    if arguments.star is None:
        return Tuple(known)
    if known:
        return opaque("arguments", definite=True)
    skipped = position - len(arguments.args)
    form = arguments.star.form if skipped == 0 else app("slice", arguments.star.form, skipped)
    return Symbol(form, definite=True)


def instantiate(m: Interpreter, cls: Class, arguments: Arguments, span: Span) -> Value:
    """Make an instance and run its `__init__`, or fill the fields of a dataclass or named tuple."""

    instance = Instance({}, cls=cls, form=fresh("instance", cls.name), made=span)
    m.new(instance)
    if not (m.dry or cls.entered):
        m.set_field(cls, "entered", True)
    training.made(m, instance)
    if span != cls.span:
        m.made[id(instance)] = instance, m.file, span
    init = classes.class_attribute(m, cls, "__init__")
    if isinstance(init, Function):
        assignments.expect_init(m, instance, init)
        m.unmade.add(id(instance))
        try:
            call_function(m, init, _prepend(arguments, [instance]), span)
        finally:
            m.unmade.discard(id(instance))
        instance.state.pop(assignments.UNREADY, None)
        made = instance.state.get("$delegate")
        return of_class(m, made, cls) if isinstance(made, Distribution) else instance
    for base in classes.library_bases(m, cls):
        if registry.find(base) is not None and (not registry.is_module(base) or _is_layer(base)):
            made = call_library(m, base, arguments, span)
            if isinstance(made, Distribution):
                return of_class(m, made, cls)
            _delegate(m, instance, made)
            return instance
    if "__annotations__" in cls.state:
        _fill_fields(m, instance, arguments)
    return instance


def _is_layer(base: str) -> bool:
    """Whether a base is one of torch's own modules, with a constructor that is inherited."""
    return base.startswith("torch.nn.") and base != "torch.nn.Module"


def of_class(m: Interpreter, fn: Distribution, cls: Class) -> Distribution:
    """A distribution of a class of the program, which may have a density of its own, and Pyro's methods besides torch's."""

    if any(base.startswith("pyro.") for base in classes.library_bases(m, cls)):
        fn = replace(fn, qualified=f"pyro.distributions.{fn.name}")
    return replace(fn, arguments=(*fn.arguments, ("$class", cls)))


def _delegate(m: Interpreter, instance: Instance, made: Value) -> None:
    """Let an instance answer like the library object that its base class makes."""
    m.write(instance, "$delegate", made)
    if isinstance(made, Object):
        m.write(made, "$instance", instance)


def _fill_fields(m: Interpreter, instance: Instance, arguments: Arguments) -> None:
    fields = instance.cls.state["__annotations__"]
    if not isinstance(fields, DictCell):
        return
    names = [key[1] for key in fields.state if isinstance(key, tuple) and len(key) == 2]
    for position, name in enumerate(names):
        value = arguments.get(position, str(name))
        if value is None:
            value = instance.cls.state.get(str(name))
        m.write(instance, str(name), value if value is not None else opaque(f"field {name}"))
