"""What is known of a draw from a distribution: its shape, dtype and the set in which its elements lie."""

from __future__ import annotations

from pyroast.shapes import Shape
from pyroast.supports import Support
from pyroast.values import Distribution

WHOLE_NUMBERS = frozenset({"Categorical", "OrderedLogistic"})
"""Distributions whose draws are of an integer dtype; other discrete ones give floats."""


def draw_shape(fn: Distribution) -> Shape | None:
    """The shape of one draw: batch_shape and event_shape."""
    if fn.batch_shape is None or fn.event_shape is None:
        return None
    return (*fn.batch_shape, *fn.event_shape)


def value_of_draw(fn: Distribution) -> tuple[Shape | None, str, Support | None]:
    """Shape, dtype and support of a draw."""
    innermost = fn
    while innermost.base is not None and innermost.name in (
        "Independent",
        "MaskedDistribution",
        "ExpandedDistribution",
    ):
        innermost = innermost.base
    dtype = (
        "long"
        if innermost.name in WHOLE_NUMBERS
        else "float"
        if innermost.qualified.startswith("pyro.")
        else ""
    )
    return draw_shape(fn), dtype, fn.support
