"""Small faults put into programs about shapes: in plates, events, sizes, guides, enumeration and losses."""

from __future__ import annotations

import ast
from random import Random

from . import plate_faults, site_faults
from .fault_core import FAULTS, pick

__all__ = ["FAULTS", "mutate", "plate_faults", "site_faults"]


def mutate(text: str, random: Random) -> tuple[str, str]:
    """The program with one fault, and which."""
    tree = ast.parse(text)
    for _ in range(6):
        name = pick(random, list(FAULTS))
        if FAULTS[name](tree, random):
            return ast.unparse(ast.fix_missing_locations(tree)) + "\n", name
    return text, "none"
