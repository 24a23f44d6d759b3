"""Pairs that the user names: in a comment `# pyroast: pair(model, guide, loss=...)`, or by a function that takes both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyroast import ir
from pyroast.conditions import TRUE
from pyroast.frontend import Unreadable, lower_source
from pyroast.library import registry
from pyroast.library.inference import LOSSES
from pyroast.project.modules import PairMaker
from pyroast.protocol import Arguments, Machine, PairCall
from pyroast.spans import Span
from pyroast.symbolic import Sym
from pyroast.trace import Opening
from pyroast.values import NONE, Class, Function, Reference, Symbol, Value, opaque

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

PAIR = re.compile(r"#\s*pyroast:\s*(?P<call>pair\b.*)")
_NAME = "$pair"
_QUALIFIED = "pyroast.pair"


def with_pair_comments(m: Interpreter, module: ir.Module) -> tuple[ir.Module, list[Opening]]:
    """The module with a statement behind each line that names a pair in a comment, and the comments that name none."""
    wanted = [(line, column, match) for line, column, text in module.comments if (match := PAIR.search(text))]
    refused: list[Opening] = []
    body = list(module.body)
    for line, column, match in reversed(wanted):
        column += match.start()
        span = Span(line, column, line, column + len(match.group().rstrip()))
        call = _call(match["call"], span)
        if call is None:
            reason = "this comment names no pair: write '# pyroast: pair(model, guide, loss=Trace_ELBO)'"
            refused.append(Opening(reason, span, m.file, TRUE))
            continue
        behind = sum(statement.span.line <= line for statement in module.body)
        body.insert(behind, ir.ExprStmt(call, span))
    if not wanted:
        return module, refused
    m.module.state[_NAME] = Reference(_QUALIFIED)
    return ir.Module(tuple(body), module.callees, module.comments), refused


def _call(text: str, span: Span) -> ir.Call | None:
    """The call that a comment holds, its parts on the line of the comment; None where it is none with two arguments."""
    if span.line > 1:  # behind a continuation, the parts stand in their own columns
        source = "\n" * (span.line - 2) + "_ = \\\n" + " " * (span.column - 1) + text
    else:
        source = f"_ = {text}"
    source = _closed(source)
    try:
        (statement,) = lower_source(source.encode("utf-8", "replace")).body
    except (Unreadable, ValueError):
        return None
    call = statement.value if isinstance(statement, ir.Assign) else None
    if not isinstance(call, ir.Call) or not isinstance(call.func, ir.Name) or call.func.id != "pair":
        return None
    names = [argument.keyword or position for position, argument in enumerate(call.args) if not argument.star]
    fits = {0, 1} <= {{"model": 0, "guide": 1}.get(str(name), name) for name in names}
    if not fits or set(names) - {0, 1, 2, "model", "guide", "loss"}:
        return None
    return ir.Call(ir.Name(_NAME, span), call.args, span)


def _closed(text: str) -> str:
    """The text up to the bracket that closes the first one; what follows is the user's remark."""
    depth = 0
    for position, character in enumerate(text):
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth == 0:
                return text[: position + 1]
    return text


@registry.model(_QUALIFIED)
def _pair(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Record the pair; its runs get arguments that are not known."""
    model, guide = arguments.get(0, "model", NONE), arguments.get(1, "guide", NONE)
    loss = _loss(m, arguments.get(2, "loss", NONE) or NONE, span)
    m.record_pair(
        PairCall("comment", span, m.scope.file, m.select(model or NONE), m.select(guide or NONE), loss)
    )
    return NONE


def _loss(m: Machine, value: Value, span: Span) -> Value:
    """A loss given by the name of its class, imported or not, or as an expression."""
    value = m.select(value)
    name = ""
    match value:
        case Symbol(form=Sym(origin=("global", str(unbound)))) if unbound in LOSSES:
            name = f"pyro.infer.{unbound}"
        case Reference(name=known) if known.rpartition(".")[2] in LOSSES:
            name = known
    return m.library(name, Arguments([], {}), span) if name else value


# Functions of the project or of other packages that the settings name


def maker_of(m: Interpreter, value: Value) -> PairMaker | None:
    """What the settings say of a function or class: it takes a model and a guide."""
    makers = m.modules.makers
    if not makers:
        return None
    match value:
        case Reference(name=name):
            return makers.get(name)
        case Symbol(form=Sym(origin=("import", str(module), str(name)))):
            return makers.get(f"{module.lstrip('.')}.{name}")
        case Function(name=name, file=file, owner=owner):
            own = f"{owner.name}.{name}" if owner is not None else name
            return next((maker for dotted, maker in makers.items() if _is_at(dotted, own, file)), None)
        case Class(name=name, scope=scope):
            return next((maker for dotted, maker in makers.items() if _is_at(dotted, name, scope.file)), None)
    return None


def _is_at(dotted: str, own: str, file: str) -> bool:
    """Whether a dotted name ends in `own`, and what comes before is the module in `file`."""
    if not dotted.endswith(f".{own}"):
        return dotted == own
    module = dotted[: -len(own) - 1].replace(".", "/")
    path = file.removesuffix(".py").removesuffix("/__init__")
    return f"/{path}".endswith(f"/{module}")


def make_pair(m: Interpreter, maker: PairMaker, function: Value, arguments: Arguments, span: Span) -> Value:
    """The call of a function that the settings name, in place of what the function does; `self` is not counted."""
    if isinstance(function, Function) and function.owner is not None and function.kind != "static":
        arguments = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)

    def given(place: int | str | None, name: str) -> Value | None:
        if place is None:
            return None
        return arguments.get(place, name) if isinstance(place, int) else arguments.keywords.get(place)

    model, guide, loss = given(maker.model, "model"), given(maker.guide, "guide"), given(maker.loss, "loss")
    if guide is not None and m.select(guide) != NONE:
        via = maker.call.rpartition(".")[2]
        chosen = _loss(m, loss, span) if loss is not None else NONE
        m.record_pair(
            PairCall(via, span, m.scope.file, m.select(model or opaque("model")), m.select(guide), chosen)
        )
    return opaque("result", external=True, definite=True)
