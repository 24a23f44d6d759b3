"""Lines that set something up: `super().__init__()`, `pyro.module`, and the constraint of a parameter."""

from __future__ import annotations

import ast

from pyroast.facts import Tri
from pyroast.finding import Edit, Repair
from pyroast.fixes.names import Names, qualified
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import Definition, Source, add_keyword

_PLAIN_BASES = frozenset({"pyro.nn.PyroModule", "pyro.nn.module.PyroModule", "torch.nn.Module"})
_TAKING_CONSTRAINTS = frozenset({"param", "PyroParam"})


@fixer("super-init")
def super_init(sources: Sources, repair: Repair) -> Draft | None:
    """Set up the module before its first attribute."""
    source = sources(repair.path)
    node = None if source is None else source.at(repair.span, ast.expr)
    function = None if source is None or node is None else _function(source, node)
    if source is None or function is None or function.name != "__init__":
        return None
    edits = _set_up_first(source, function)
    if edits is None:
        return None
    said, why = "call super().__init__() first", "a module cannot be used before it"
    owner = next((each for each in source.around(function) if isinstance(each, ast.ClassDef)), None)
    match _takes_nothing(source, owner):
        case Tri.YES:
            return safe(said, why, edits)
        case Tri.UNKNOWN:
            return unsafe(said, "the base class may want arguments", edits)
    return None


def _takes_nothing(source: Source, owner: ast.ClassDef | None, depth: int = 0) -> Tri:
    """Whether the `__init__` of the bases of a class may be called without arguments."""
    if owner is None or depth > 8:
        return Tri.UNKNOWN
    classes = {each.name: each for each in source.tree.body if isinstance(each, ast.ClassDef)}
    answers = []
    for base in owner.bases:
        if (qualified(source, base) or "") in _PLAIN_BASES:
            continue
        found = classes.get(base.id) if isinstance(base, ast.Name) else None
        methods = [] if found is None else [each for each in found.body if isinstance(each, ast.FunctionDef)]
        init = next((each.args for each in methods if each.name == "__init__"), None)
        if init is None:
            answers.append(_takes_nothing(source, found, depth + 1))
            continue
        wanted = len(init.posonlyargs) + len(init.args) - len(init.defaults)
        answers.append(Tri.NO if wanted > 1 or None in init.kw_defaults else Tri.YES)
    if Tri.NO in answers:
        return Tri.NO
    return Tri.UNKNOWN if Tri.UNKNOWN in answers else Tri.YES


def _set_up_first(source: Source, function: Definition) -> list[Edit] | None:
    """A call that is written but not made is made; one without arguments that comes too late is moved; else one is added."""
    mentions = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == "super"]
    statements = [each for each in function.body if isinstance(each, ast.Expr)]
    named = [each for each in statements if ast.unparse(each) in ("super().__init__", "super().__init__()")]
    if len(mentions) > 1 or len(named) != len(mentions):
        return None  # it stands elsewhere, or with arguments
    if named and isinstance(named[0].value, ast.Attribute):
        return [source.insert_after(named[0], "()")]
    first = source.insert_before(_first(function), ["super().__init__()"])
    last = source.without_line(named[0]) if named else first
    if first is None or last is None:
        return None
    return [first, last] if named else [first]


@fixer("register-module")
def register_module(sources: Sources, repair: Repair) -> Draft | None:
    """Register the network with `pyro.module` in the function that calls it."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    function = _function(source, call)
    if function is None or not isinstance(call.func, (ast.Name, ast.Attribute)):
        return None
    text = source.of(call.func)
    own = text.partition(".")[0]
    inside = {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    if own in inside:
        return None  # made in the function itself, and anew in every step
    names = Names(source)
    name = text.rpartition(".")[2]
    edit = source.insert_before(_first(function), [f'{names.spell("pyro.module")}("{name}", {text})'])
    imports = names.edits()
    if edit is None or imports is None:
        return None
    return unsafe(
        f"register {text} with pyro.module", "its weights are trained from then on", [*imports, edit]
    )


@fixer("add-constraint")
def add_constraint(sources: Sources, repair: Repair) -> Draft | None:
    """Give a parameter the constraint that the distribution demands."""
    found = call_at(sources, repair)
    constraint = repair.value("constraint")
    if found is None or not isinstance(constraint, str) or not constraint.isidentifier():
        return None
    source, call = found
    if (qualified(source, call.func) or "").rpartition(".")[2] not in _TAKING_CONSTRAINTS:
        return None
    if len(call.args) > 2 or any(keyword.arg in (None, "constraint") for keyword in call.keywords):
        return None
    names = Names(source)
    text = f"constraint={names.spell(f'pyro.distributions.constraints.{constraint}')}"
    edit = add_keyword(source, call, text)
    imports = names.edits()
    if imports is None:
        return None
    return unsafe(
        f"add {text}", "training takes another path, and stored parameters no longer fit", [*imports, edit]
    )


def _function(source: Source, node: ast.AST) -> Definition | None:
    return next(
        (each for each in source.around(node) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))),
        None,
    )


def _first(function: Definition) -> ast.stmt:
    """The first statement behind the docstring."""
    first = function.body[0]
    text = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return function.body[1] if text and len(function.body) > 1 else first
