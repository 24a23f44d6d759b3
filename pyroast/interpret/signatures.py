"""Whether a model or guide can take the arguments of an inference call, as Python binds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyroast import ir
from pyroast.conditions import TRUE
from pyroast.interpret.classes import class_attribute
from pyroast.library import registry
from pyroast.protocol import Arguments, PairCall, Positional
from pyroast.records import dataclass, replace
from pyroast.spans import Span
from pyroast.trace import Fault, Trace
from pyroast.values import NONE, Function, Handled, Instance, Method, Partial, Reference, Value

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

POSITIONAL = ("posonly", "pos")
KEEPS_SIGNATURE = frozenset(
    {"builtins.staticmethod", "builtins.classmethod", "functools.lru_cache", "functools.cache"}
)
"""Decorators without a model that leave the parameters of a function alone."""


@dataclass(frozen=True, slots=True)
class Callee:
    """A function of the program, and the arguments that it is handed before those of the inference call."""

    function: Function
    before: tuple[Value, ...] = ()
    keywords: frozenset[str] = frozenset()

    @property
    def params(self) -> tuple[ir.Param, ...]:
        """The parameters that are left, in order."""
        params = self.function.definition.params
        positional = [param for param in params if param.kind in POSITIONAL]
        taken = {param.name for param in positional[: len(self.before)]}
        return tuple(param for param in params if param.name not in taken)

    def required(self, param: ir.Param) -> bool:
        """Whether a call has to give a parameter."""
        return (
            param.kind in (*POSITIONAL, "kwonly")
            and param.default is None
            and param.name not in self.keywords
        )

    def takes(self, kind: str) -> bool:
        """Whether it takes any number of positional ("vararg") or named ("kwarg") arguments."""
        return any(param.kind == kind for param in self.params)


def callee_of(m: Interpreter, value: Value, depth: int = 0) -> Callee | None:
    """The function that a call of a value reaches, if its parameters are known."""
    match value:
        case Function(definition=ir.FunctionDef() | ir.Lambda(), kind="function" | "static" | "class"):
            return Callee(value) if _keeps_signature(m, value) else None
        case Method(function=inner, instance=instance) if depth < 8:
            found = callee_of(m, inner, depth + 1)
            return None if found is None else replace(found, before=(instance, *found.before))
        case Partial(function=inner, args=args, keywords=keywords) if depth < 8:
            found = callee_of(m, inner, depth + 1)
            if found is None:
                return None
            names = found.keywords | {name for name, _ in keywords}
            return replace(found, before=(*found.before, *args), keywords=names)
        case Handled(handler=handler, function=inner) if (
            depth < 8 and registry.handler(handler.type) is not None
        ):
            return callee_of(m, inner, depth + 1)
        case Instance(cls=cls):
            for name in ("__call__", "forward"):
                method = class_attribute(m, cls, name)
                if isinstance(method, Function):
                    return callee_of(m, Method(method, value), depth + 1)
            return None
        case _:
            return None


def _keeps_signature(m: Interpreter, function: Function) -> bool:
    """Whether no decorator that is not known stands between a call and the parameters of a function."""
    from pyroast.interpret.callees import dotted_name, resolve_dotted

    definition = function.definition
    for decorator in definition.decorators if isinstance(definition, ir.FunctionDef) else ():
        dotted = dotted_name(decorator.func if isinstance(decorator, ir.Call) else decorator)
        value = resolve_dotted(m, function, dotted) if dotted is not None else None
        if not isinstance(value, Reference):
            return False
        if value.name not in KEEPS_SIGNATURE and registry.find(value.name) is None:
            return False
    return True


def misfit(callee: Callee, arguments: Arguments) -> str | None:
    """Why a call raises TypeError, in Python's words; None if it binds, or if not all arguments are known."""
    if not arguments.complete:
        return None
    params = callee.params
    positional = [param for param in params if param.kind in POSITIONAL]
    count = len(arguments.args)
    filled = {param.name for param in positional[:count]}
    named = {param.name for param in params if param.kind in ("pos", "kwonly")}
    for name in (*arguments.keywords, *sorted(callee.keywords)):
        if name in filled and name in named:
            return f"got multiple values for argument '{name}'"
        if name not in named and not callee.takes("kwarg"):
            return f"got an unexpected keyword argument '{name}'"
    before = len(callee.before)
    if count > len(positional) and not callee.takes("vararg"):
        most = before + len(positional)
        were = "were" if before + count != 1 else "was"
        return f"takes {most} positional argument{'s' * (most != 1)} but {before + count} {were} given"
    given = filled | arguments.keywords.keys()
    for kind, words in (("pos", "positional"), ("kwonly", "keyword-only")):
        missing = [
            param.name
            for param in params
            if callee.required(param)
            and param.name not in given
            and (param.kind == "kwonly") == (kind == "kwonly")
        ]
        if missing:
            names = " and ".join(f"'{name}'" for name in missing)
            return f"missing {len(missing)} required {words} argument{'s' * (len(missing) > 1)}: {names}"
    return None


def incompatible(model: Callee, guide: Callee) -> bool:
    """Whether no call at all suits both sides."""
    most = max(len(model.params), len(guide.params))
    return not any(_common_call(model, guide, count) for count in range(most + 1))


def _common_call(model: Callee, guide: Callee, count: int) -> bool:
    """Whether a call with so many positional arguments, and the keywords that are needed then, suits both."""
    needed = _needed(model, count) | _needed(guide, count)
    arguments = Arguments([NONE] * count, dict.fromkeys(needed, NONE))
    return all(misfit(side, arguments) is None for side in (model, guide))


def _needed(callee: Callee, count: int) -> set[str]:
    positional = [param for param in callee.params if param.kind in POSITIONAL]
    rest = [param for param in callee.params if param not in positional[:count]]
    return {param.name for param in rest if callee.required(param)}


def checked(
    m: Interpreter,
    call: PairCall,
    model: Value,
    guide: Value,
    model_trace: Trace,
    guide_trace: Trace,
    arguments: Arguments,
    guide_arguments: Arguments,
    span: Span,
) -> tuple[Trace, Trace]:
    """The traces of both sides, with the TypeError that Python raises where a side cannot take the arguments.

    `span` is the step. Where both sides raise, the step is the one to change; where one does, that side.
    """
    if m.trying or m.dry:
        return model_trace, guide_trace
    sides = callee_of(m, model), None if call.alone else callee_of(m, guide)
    why = [
        None if side is None else misfit(side, given)
        for side, given in zip(sides, (arguments, guide_arguments))
    ]
    if not arguments.complete and call.via not in ("name", "CSIS") and all(sides):
        assert sides[0] is not None and sides[1] is not None  # `all` says so
        if incompatible(sides[0], sides[1]):
            return model_trace, _with(guide_trace, sides[1], _texts(sides[0], sides[1]))
    if why[0] is not None and (why[1] is not None or sides[1] is None):
        kind = "model" if why[1] is None else "guide"
        who = "the model cannot" if why[1] is None else "neither the model nor the guide can"
        text = f"{who} take the arguments of this call: Pyro raises TypeError '{why[1] or why[0]}'"
        fault = Fault("PYR312", span, m.file, text, TRUE)
        if kind == "model":
            return replace(model_trace, faults=(fault, *model_trace.faults)), guide_trace
        return model_trace, replace(guide_trace, faults=(fault, *guide_trace.faults))
    if why[1] is not None and sides[1] is not None:
        guide_trace = _with(guide_trace, sides[1], _reason("guide", why[1], span))
    elif why[0] is not None and sides[0] is not None:
        model_trace = _with(model_trace, sides[0], _reason("model", why[0], span))
    return model_trace, guide_trace


def _reason(side: str, why: str, span: Span) -> str:
    other = "guide" if side == "model" else "model"
    return (
        f"the {side} cannot take the arguments of the step (line {span.line}), which the {other} can: Pyro raises TypeError "
        f"'{why}'"
    )


def _texts(model: Callee, guide: Callee) -> str:
    takes, other = (", ".join(_shown(side)) for side in (model, guide))
    return (
        f"no arguments suit both sides, the model takes ({takes}) and the guide ({other}): Pyro raises TypeError at the first "
        "step"
    )


def _shown(callee: Callee) -> Iterator[str]:
    for param in callee.params:
        star = {"vararg": "*", "kwarg": "**"}.get(param.kind, "")
        yield f"{star}{param.name}" + ("" if callee.required(param) or star else "=...")


def _with(trace: Trace, callee: Callee, message: str) -> Trace:
    function = callee.function
    fault = Fault("PYR312", function.span, function.file, message, TRUE)
    return replace(trace, faults=(fault, *trace.faults))


def handed_something(m: Interpreter, value: Value, arguments: Arguments) -> bool:
    """Whether a call hands arguments to a function; of a call that is not seen, whether the function takes any."""
    if arguments.complete:
        return bool(arguments.args or arguments.keywords)
    callee = callee_of(m, value)
    return callee is not None and bool(callee.params)


def positional_names(m: Interpreter, value: Value, arguments: Arguments) -> Positional:
    """The positional parameters of a function: whether it reads them, and whether a call gives them by position."""
    callee = callee_of(m, value)
    if callee is None or not arguments.complete:
        return ()
    positional = [param.name for param in callee.params if param.kind in POSITIONAL]
    read = _names_read(callee.function.definition.body)
    return tuple((name, name in read, index < len(arguments.args)) for index, name in enumerate(positional))


def _names_read(body: object) -> set[str]:
    """The names that occur in a function's body, apart from the targets of assignments."""
    return {node.id for node in ir.nodes(body) if isinstance(node, ir.Name)}
