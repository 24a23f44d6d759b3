"""Shapes of tensors: tuples of forms, compared and joined as torch does."""

from __future__ import annotations

from pyroast.symbolic import Form


def broadcast_shapes(left: tuple[Form, ...], right: tuple[Form, ...]) -> tuple[Form, ...] | None:
    """Broadcasting from the right; None where it is not known or fails."""
    result: list[Form] = []
    for index in range(1, max(len(left), len(right)) + 1):
        a: Form = left[-index] if index <= len(left) else 1
        b: Form = right[-index] if index <= len(right) else 1
        if a == b or b == 1:
            result.append(a)
        elif a == 1:
            result.append(b)
        else:
            return None
    return tuple(reversed(result))
