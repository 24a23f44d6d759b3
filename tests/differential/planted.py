"""Faults for the interpreter, the library models and the matcher: each is put in alone and must be noticed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pyroast import ir, matcher
from pyroast.conditions import TRUE
from pyroast.facts import Tri
from pyroast.interpret import effects, expressions, interpreter, loops, statements
from pyroast.library import handlers, plates, primitives, registry
from pyroast.library.distribution_models import METHOD
from pyroast.records import replace
from pyroast.values import FALSE_VALUE, NONE, Constant, Distribution, Frame

Fault = Callable[[pytest.MonkeyPatch], None]

TRACE_FAULTS: dict[str, Fault] = {}
"""Faults that change traces."""

VERDICT_FAULTS: dict[str, Fault] = {}
"""Faults that leave the traces alone and change what is concluded from them."""


def _fault(table: dict[str, Fault]) -> Callable[[Fault], Fault]:
    def register(function: Fault) -> Fault:
        table[function.__name__.replace("_", " ")] = function
        return function

    return register


def _nothing(*_arguments: object, **_more: object) -> None:
    return None


def _change_frames(
    patch: pytest.MonkeyPatch, change: Callable[[tuple[Frame, ...], Frame], tuple[Frame, ...]]
) -> None:
    """Let a plate put its frame around a message in another way."""

    def process(m: Any, handler: Any, message: Any) -> None:
        before = message.frames
        message.frames = ()
        plates.process(m, handler, message)
        message.frames = change(before, message.frames[0]) if message.frames else before

    patch.setitem(registry.HANDLERS, plates.PLATE, process)


def changed(node: Any, **fields: object) -> Any:
    """A node of the intermediate representation with other fields."""
    return type(node)(**{name: fields.get(name, getattr(node, name)) for name in node.__match_args__})


@_fault(TRACE_FAULTS)
def automatic_dim_one_too_far_left(patch: pytest.MonkeyPatch) -> None:
    def allocate(m: Any, arguments: Any, span: Any) -> Any:
        cell = arguments.args[0]
        if cell.state["dim"] == NONE and cell.state["vectorized"] != FALSE_VALUE:
            taken = {dim for dim, _ in m.dims}
            m.write(cell, "dim", Constant(next(dim for dim in range(-2, -99, -1) if dim not in taken)))
        return plates.allocate(m, arguments, span)

    patch.setitem(registry.MODELS, "pyro.plate.__push__", allocate)


@_fault(TRACE_FAULTS)
def explicit_dim_ignored(patch: pytest.MonkeyPatch) -> None:
    def plate(m: Any, arguments: Any, span: Any) -> Any:
        arguments.keywords.pop("dim", None)
        return plates.plate(m, arguments, span)

    patch.setitem(registry.MODELS, "pyro.plate", plate)


@_fault(TRACE_FAULTS)
def to_event_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.MODELS, f"{METHOD}.to_event", lambda m, arguments, span: arguments.args[0])


@_fault(TRACE_FAULTS)
def expand_changes_the_event_dim(patch: pytest.MonkeyPatch) -> None:
    original = registry.MODELS[f"{METHOD}.expand"]

    def expand(m: Any, arguments: Any, span: Any) -> Any:
        made = original(m, arguments, span)
        return replace(made, event_dim=(made.event_dim or 0) + 1) if isinstance(made, Distribution) else made

    patch.setitem(registry.MODELS, f"{METHOD}.expand", expand)


@_fault(TRACE_FAULTS)
def obs_taken_for_latent(patch: pytest.MonkeyPatch) -> None:
    original = primitives._observed_or_not
    patch.setattr(
        primitives, "_observed_or_not",
        lambda m, name, fn, obs, *rest: original(m, name, fn, NONE, *rest),
    )  # fmt: skip


@_fault(TRACE_FAULTS)
def obs_of_none_taken_for_observed(patch: pytest.MonkeyPatch) -> None:
    original = primitives._emit
    patch.setattr(
        primitives, "_emit",
        lambda m, name, fn, observed, *rest: original(m, name, fn, True, *rest),
    )  # fmt: skip


@_fault(TRACE_FAULTS)
def condition_observes_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.HANDLERS, "pyro.poutine.condition", _nothing)


@_fault(TRACE_FAULTS)
def uncondition_forgets_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.HANDLERS, "pyro.poutine.uncondition", _nothing)


@_fault(TRACE_FAULTS)
def block_hides_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.HANDLERS, "pyro.poutine.block", _nothing)


@_fault(TRACE_FAULTS)
def block_takes_expose_for_hide(patch: pytest.MonkeyPatch) -> None:
    def hidden(m: Any, state: dict[Any, Any], message: Any) -> Any:
        names = {"expose": "hide", "expose_fn": "hide_fn"}
        return original(m, {names.get(key, key): value for key, value in state.items()}, message)

    original = handlers._hidden
    patch.setattr(handlers, "_hidden", hidden)


@_fault(TRACE_FAULTS)
def infer_config_does_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.HANDLERS, "pyro.poutine.infer_config", _nothing)


@_fault(TRACE_FAULTS)
def config_enumerate_marks_observed_sites(patch: pytest.MonkeyPatch) -> None:
    original = handlers._config_enumerate

    def config(m: Any, handler: Any, message: Any) -> None:
        observed, message.observed = message.observed, False
        original(m, handler, message)
        message.observed = observed

    patch.setattr(handlers, "_config_enumerate", config)


@_fault(TRACE_FAULTS)
def is_auxiliary_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(effects, "flag", lambda m, message, key: False)


@_fault(TRACE_FAULTS)
def enumerate_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(effects, "_enumerate", lambda m, message: "")


@_fault(TRACE_FAULTS)
def loop_one_round_short(patch: pytest.MonkeyPatch) -> None:
    original = loops._unrolled
    patch.setattr(
        loops, "_unrolled",
        lambda m, rounds, round_, handler, orelse: original(m, max(rounds - 1, 0), round_, handler, orelse),
    )  # fmt: skip


@_fault(TRACE_FAULTS)
def break_taken_for_continue(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(statements.EXECUTE, ir.Break, statements.EXECUTE[ir.Continue])


@_fault(TRACE_FAULTS)
def early_return_ignored(patch: pytest.MonkeyPatch) -> None:
    original = statements.EXECUTE[ir.Return]

    def return_(m: Any, node: Any) -> Any:
        if m.activations and node.value is None:
            return TRUE
        return original(m, node)

    patch.setitem(statements.EXECUTE, ir.Return, return_)


@_fault(TRACE_FAULTS)
def comprehension_filter_ignored(patch: pytest.MonkeyPatch) -> None:
    original = loops._exact_clause

    def clause(m: Any, node: Any, depth: int, *rest: Any) -> Any:
        clauses = tuple(changed(part, tests=()) for part in node.clauses)
        return original(m, changed(node, clauses=clauses), depth, *rest)

    patch.setattr(loops, "_exact_clause", clause)


@_fault(TRACE_FAULTS)
def branches_swapped(patch: pytest.MonkeyPatch) -> None:
    original = statements.EXECUTE[ir.If]
    patch.setitem(
        statements.EXECUTE, ir.If,
        lambda m, node: original(m, changed(node, body=node.orelse, orelse=node.body)) if m.recorders else original(m, node),
    )  # fmt: skip


@_fault(TRACE_FAULTS)
def frames_reversed(patch: pytest.MonkeyPatch) -> None:
    _change_frames(patch, lambda inner, frame: (*inner, frame))


@_fault(TRACE_FAULTS)
def plate_size_instead_of_subsample_size(patch: pytest.MonkeyPatch) -> None:
    _change_frames(patch, lambda inner, frame: (replace(frame, size=frame.full_size), *inner))


@_fault(TRACE_FAULTS)
def sequential_plates_leave_no_frame(patch: pytest.MonkeyPatch) -> None:
    _change_frames(patch, lambda inner, frame: (frame, *inner) if frame.vectorized else inner)


@_fault(TRACE_FAULTS)
def plates_never_left(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.MODELS, "pyro.plate.__pop__", lambda m, arguments, span: NONE)


@_fault(TRACE_FAULTS)
def stack_counted_from_the_left(patch: pytest.MonkeyPatch) -> None:
    original = interpreter.Interpreter.exact_items

    def items(m: Any, value: Any) -> Any:
        found = original(m, value)
        return found[::-1] if found is not None and m.recorders and len(found) == 2 else found

    def enter(m: Any, arguments: Any, span: Any) -> Any:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(interpreter.Interpreter, "exact_items", items)
            return plates.enter_stack(m, arguments, span)

    patch.setitem(registry.MODELS, "pyro.plate_stack.__enter__", enter)


@_fault(TRACE_FAULTS)
def hole_of_an_f_string_dropped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(expressions, "format_value", lambda value, conversion="", spec=NONE: Constant(""))


@_fault(TRACE_FAULTS)
def percent_formatting_keeps_the_template(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(registry.MODELS, "builtins.str.%", lambda m, arguments, span: arguments.args[0])


@_fault(TRACE_FAULTS)
def format_specification_ignored(patch: pytest.MonkeyPatch) -> None:
    original: Any = expressions.format_value  # type: ignore[attr-defined]  # patched where it is used
    patch.setattr(
        expressions, "format_value", lambda value, conversion="", spec=NONE: original(value, conversion)
    )


@_fault(TRACE_FAULTS)
def deterministic_is_latent(patch: pytest.MonkeyPatch) -> None:
    original = effects.emit

    def emit(m: Any, message: Any) -> Any:
        if message.deterministic:
            message.observed = False
        return original(m, message)

    patch.setattr(effects, "emit", emit)


@_fault(VERDICT_FAULTS)
def sites_missing_in_the_guide_are_accepted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(matcher, "_decide_model", _nothing)


@_fault(VERDICT_FAULTS)
def sites_only_in_the_guide_are_accepted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(matcher, "_decide_extra", _nothing)


@_fault(VERDICT_FAULTS)
def observed_sites_count_as_latent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(matcher.Row, "latents", lambda row: list(row.model))


@_fault(VERDICT_FAULTS)
def sites_of_both_sides_count_as_missing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(matcher, "covers", lambda condition, options: Tri.YES if not list(options) else Tri.NO)


@_fault(VERDICT_FAULTS)
def plates_are_not_joined(patch: pytest.MonkeyPatch) -> None:
    original = matcher._join
    patch.setattr(
        matcher, "_join", lambda model, guide, kind: [] if kind == "plate" else original(model, guide, kind)
    )
