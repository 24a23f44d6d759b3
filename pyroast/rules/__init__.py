"""The rules, one a file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from pyroast.rule import Rule, registered


@cache
def registry() -> Mapping[str, Rule]:
    """All rules by code."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return registered()
