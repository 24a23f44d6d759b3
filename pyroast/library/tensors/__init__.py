"""Library models of torch and NumPy: shapes, dtypes and ranges of tensors, and deterministic functions of symbols."""

from pyroast.library.tensors import (
    arithmetic,
    constructors,
    copies,
    draws,
    elementwise,
    generators,
    joins,
    linear_algebra,
    literals,
    queries,
    reductions,
    selection,
    views,
)
from pyroast.library.tensors import in_place as in_place  # last: it derives methods from the others
from pyroast.library.tensors.common import sizes, tensor

__all__ = [
    "arithmetic",
    "constructors",
    "copies",
    "draws",
    "elementwise",
    "generators",
    "joins",
    "linear_algebra",
    "literals",
    "queries",
    "reductions",
    "selection",
    "sizes",
    "tensor",
    "views",
]
