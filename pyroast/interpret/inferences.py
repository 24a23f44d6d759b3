"""Runs of inference calls: the traces of model and guide, for each that a call may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroast import conditions
from pyroast.protocol import Arguments, PairCall, PairRun
from pyroast.symbolic import Sym
from pyroast.values import NONE, Symbol, Value, hashable, opaque

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_COMBINATIONS = 8
MAX_CALLS = 3


def symbolic_arguments() -> Arguments:
    """Arguments that are not known: model and guide of a pair receive the same."""
    return Arguments([], {}, star=Symbol(Sym(("*args",))), star_star=Symbol(Sym(("**kwargs",))))


def run(m: Interpreter, call: PairCall, arguments: Arguments, given: bool = True) -> None:
    """Trace both sides of an inference call, for each model, guide and loss that it may have."""
    if len(call.arguments) >= MAX_CALLS or any(_same_arguments(arguments, known) for known in call.arguments):
        return
    call.arguments.append(arguments)
    combinations = 0
    for model_condition, model in m.alternatives(call.model):
        for guide_condition, guide in m.alternatives(call.guide):
            for loss_condition, loss in m.alternatives(call.loss):
                where = conditions.both(conditions.both(model_condition, guide_condition), loss_condition)
                if not where or combinations >= MAX_COMBINATIONS:
                    continue
                combinations += 1
                m.under(where, lambda: _trace(m, call, model, guide, loss, arguments, given))  # noqa: B023


def _trace(
    m: Interpreter, call: PairCall, model: Value, guide: Value, loss: Value, arguments: Arguments, given: bool
) -> Value:
    guide_arguments = arguments
    if call.via == "CSIS":
        keywords = {
            **arguments.keywords,
            "observations": opaque("observations", external=True, definite=True),
        }
        guide_arguments = Arguments(arguments.args, keywords, arguments.star, arguments.star_star)
    guide_trace = m.trace(guide, guide_arguments, call.span)
    model_trace = m.trace(model, arguments, call.span)
    call.runs.append(PairRun(model, guide, loss, model_trace, guide_trace, given))
    return NONE


def _same_arguments(left: Arguments, right: Arguments) -> bool:
    return (
        [_key(value) for value in left.args] == [_key(value) for value in right.args]
        and {name: _key(value) for name, value in left.keywords.items()}
        == {name: _key(value) for name, value in right.keywords.items()}
        and (left.star is None) == (right.star is None)
    )


def _key(value: Value) -> object:
    """Arguments that are tensors or symbols which cannot be None are the same for the purpose of a pair."""
    if isinstance(value, Symbol) and value.tensor:
        return ("tensor", value.shape)
    return hashable(value)
