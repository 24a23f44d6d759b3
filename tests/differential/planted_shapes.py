"""Faults for what is known of shapes, supports, plates and enumeration: each is put in alone and must be noticed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pyroast import enumeration, site_shapes
from pyroast.facts import Tri
from pyroast.library import distribution_supports, handlers, neural_layers, plates, registry
from pyroast.library.distribution_models import METHOD
from pyroast.library.tensors import arithmetic, indexing, linear_algebra, reductions, views
from pyroast.records import replace
from pyroast.rules import (
    event_dim_mismatch,
    max_plate_nesting_too_small,
)
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.values import Distribution, Symbol

Fault = Callable[[pytest.MonkeyPatch], None]
SHAPE_FAULTS: dict[str, Fault] = {}


def _fault(function: Fault) -> Fault:
    SHAPE_FAULTS[function.__name__.replace("_", " ")] = function
    return function


def _of_results(patch: pytest.MonkeyPatch, names: tuple[str, ...], change: Callable[[Shape], Shape]) -> None:
    """Let operations give tensors of another shape."""

    def changed(original: Any) -> Any:
        def function(m: Any, arguments: Any, span: Any) -> Any:
            made = original(m, arguments, span)
            if isinstance(made, Symbol) and made.shape is not None:
                return replace(made, shape=change(made.shape))
            return made

        return function

    for name in names:
        patch.setitem(registry.MODELS, name, changed(registry.MODELS[name]))


def _never(*_arguments: object, **_more: object) -> Tri:
    return Tri.NO


def _nothing(*_arguments: object, **_more: object) -> tuple[()]:
    return ()


@_fault
def arithmetic_broadcasts_from_the_left(patch: pytest.MonkeyPatch) -> None:
    def left(a: Shape | None, b: Shape | None) -> Shape | None:
        joined = broadcast_shapes(None if a is None else a[::-1], None if b is None else b[::-1])
        return None if joined is None else joined[::-1]

    patch.setattr(arithmetic, "broadcast_shapes", left)


@_fault
def slices_one_too_long(patch: pytest.MonkeyPatch) -> None:
    original = indexing.slice_size
    patch.setattr(indexing, "slice_size", lambda size, part: original(size, part) + 1)


@_fault
def plates_counted_from_the_left(patch: pytest.MonkeyPatch) -> None:
    original = plates.broadcast

    def broadcast(m: Any, message: Any) -> None:
        frames = message.frames
        depth = max((-frame.dim for frame in frames if frame.dim is not None), default=0)
        message.frames = tuple(
            frame if frame.dim is None else replace(frame, dim=-depth - 1 - frame.dim) for frame in frames
        )
        original(m, message)
        message.frames = frames

    patch.setattr(plates, "broadcast", broadcast)


@_fault
def plates_do_not_broadcast(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(plates, "broadcast", _nothing)


@_fault
def expand_takes_the_event_along(patch: pytest.MonkeyPatch) -> None:
    original = registry.MODELS[f"{METHOD}.expand"]

    def expand(m: Any, arguments: Any, span: Any) -> Any:
        made = original(m, arguments, span)
        if isinstance(made, Distribution) and made.event_dim and made.batch_shape and made.event_shape:
            return replace(made, batch_shape=made.batch_shape[: -made.event_dim])
        return made

    patch.setitem(registry.MODELS, f"{METHOD}.expand", expand)


@_fault
def expand_by_adds_on_the_right(patch: pytest.MonkeyPatch) -> None:
    original = registry.MODELS[f"{METHOD}.expand_by"]

    def expand(m: Any, arguments: Any, span: Any) -> Any:
        made = original(m, arguments, span)
        before = arguments.args[0]
        if isinstance(made, Distribution) and made.batch_shape and isinstance(before, Distribution):
            added = len(made.batch_shape) - len(before.batch_shape or ())
            return replace(made, batch_shape=(*made.batch_shape[added:], *made.batch_shape[:added]))
        return made

    patch.setitem(registry.MODELS, f"{METHOD}.expand_by", expand)


@_fault
def to_event_takes_the_leftmost_dims(patch: pytest.MonkeyPatch) -> None:
    original = registry.MODELS[f"{METHOD}.to_event"]

    def to_event(m: Any, arguments: Any, span: Any) -> Any:
        made, before = original(m, arguments, span), arguments.args[0]
        if (
            isinstance(made, Distribution)
            and isinstance(before, Distribution)
            and before.batch_shape
            and made.batch_shape is not None
        ):
            count = len(before.batch_shape) - len(made.batch_shape)
            return replace(
                made,
                batch_shape=before.batch_shape[count:],
                event_shape=(*before.batch_shape[:count], *(before.event_shape or ())),
            )
        return made

    patch.setitem(registry.MODELS, f"{METHOD}.to_event", to_event)


@_fault
def products_have_rows_and_columns_swapped(patch: pytest.MonkeyPatch) -> None:
    original = linear_algebra.matmul_shape

    def swapped(left: Shape | None, right: Shape | None) -> Shape | None:
        shape = original(left, right)
        return None if shape is None else shape[::-1]

    patch.setattr(linear_algebra, "matmul_shape", swapped)


@_fault
def transposing_changes_nothing(patch: pytest.MonkeyPatch) -> None:
    _of_results(
        patch, ("torch.Tensor.t", "torch.Tensor.transpose", "torch.Tensor.permute"), lambda shape: shape[::-1]
    )


@_fault
def unsqueeze_always_on_the_left(patch: pytest.MonkeyPatch) -> None:
    _of_results(
        patch, ("torch.Tensor.unsqueeze",), lambda shape: tuple(sorted(shape, key=lambda size: size != 1))
    )


@_fault
def sums_keep_their_dims(patch: pytest.MonkeyPatch) -> None:
    original = reductions.reduced
    patch.setattr(reductions, "reduced", lambda shape, dims, keep: original(shape, dims, True))


@_fault
def the_rest_of_a_reshape_off_by_one(patch: pytest.MonkeyPatch) -> None:
    original: Any = views.rest_size
    patch.setattr(views, "rest_size", lambda shape, wanted: original(shape, wanted) + 1)


@_fault
def linear_layers_keep_their_input(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(neural_layers, "linear_shape", lambda shape, columns, rows: shape)


@_fault
def intervals_one_too_wide(patch: pytest.MonkeyPatch) -> None:
    original: Any = distribution_supports.build

    def build(kind: str, operands: list[Any]) -> Any:
        made = original(kind, operands)
        if made is not None and made.kind == "integer_interval" and isinstance(made.upper, int):
            return replace(made, upper=made.upper + 1)
        return made

    patch.setattr(distribution_supports, "build", build)


@_fault
def observations_are_never_too_wide(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(enumeration, "unobservable", _never)


@_fault
def shapes_of_model_and_guide_never_disagree(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(enumeration, "disagree", _never)


@_fault
def the_shape_of_a_mask_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(handlers, "_operand_shape", lambda given: ())


@_fault
def observed_values_do_not_widen(patch: pytest.MonkeyPatch) -> None:
    original: Any = site_shapes.log_prob_shape
    forget: Any = lambda site: original(replace(site, observed=False, value_shape=None))  # noqa: E731
    patch.setattr(site_shapes, "log_prob_shape", forget)


@_fault
def event_dims_always_agree(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(event_dim_mismatch, "rows", _nothing)


@_fault
def plates_are_never_too_many(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(max_plate_nesting_too_small, "nesting", lambda site: 0)


@_fault
def indices_are_not_carried_into_dependencies(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(enumeration, "dependencies", lambda site: frozenset())


@_fault
def items_keep_the_dim(patch: pytest.MonkeyPatch) -> None:
    original: Any = indexing._layout

    def layout(shape: Shape, parts: Any, numpy: bool = False) -> Any:
        made = original(shape, parts, numpy)
        return made if made is None or len(made[0]) >= len(shape) else ((1, *made[0]), made[1])

    patch.setattr(indexing, "_layout", layout)
