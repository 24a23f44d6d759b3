"""Shapes of tensors: tuples of forms, joined and compared as torch broadcasts them.

A size that is not known is a fresh symbol, so that the number of dims stays known. A symbolic size may be 1.
"""

from __future__ import annotations

from typing import TypeAlias

from pyroast.facts import Tri, all_of
from pyroast.symbolic import Form, fresh, same

Shape: TypeAlias = "tuple[Form, ...]"


def broadcast_sizes(left: Form, right: Form) -> Form | None:
    """The size that two sizes broadcast to; None where torch certainly raises."""
    if left == right or right == 1:
        return left
    if left == 1:
        return right
    if isinstance(left, int) and isinstance(right, int):
        return None
    if isinstance(left, int):
        return left  # the other is 1 or the same, or torch raises
    if isinstance(right, int):
        return right
    return fresh("size")


def broadcast_shapes(left: Shape | None, right: Shape | None) -> Shape | None:
    """Broadcasting from the right; None where a shape is not known or torch certainly raises."""
    if left is None or right is None:
        return None
    result: list[Form] = []
    for index in range(1, max(len(left), len(right)) + 1):
        a: Form = left[-index] if index <= len(left) else 1
        b: Form = right[-index] if index <= len(right) else 1
        joined = broadcast_sizes(a, b)
        if joined is None:
            return None
        result.append(joined)
    return tuple(reversed(result))


def broadcasts_to(shape: Shape, target: Shape) -> Tri:
    """Whether a shape broadcasts to `target` without changing it."""
    if len(shape) > len(target):
        extra = shape[: len(shape) - len(target)]
        return Tri.NO if any(isinstance(size, int) and size != 1 for size in extra) else Tri.UNKNOWN
    facts = []
    for own, wanted in zip(reversed(shape), reversed(target)):
        fact = Tri.YES if own == 1 else same(own, wanted)
        if fact is Tri.NO and not isinstance(own, int):
            fact = Tri.UNKNOWN  # it may be 1
        facts.append(fact)
    return all_of(facts)


def same_shape(left: Shape, right: Shape) -> Tri:
    """Whether two shapes are equal."""
    if len(left) != len(right):
        return Tri.NO
    return all_of(same(a, b) for a, b in zip(left, right))
