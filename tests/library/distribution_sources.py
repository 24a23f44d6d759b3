"""Source code for the recipes of distributions: objects are built by classes that note how they were called."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pyro.distributions as pyro_dist
import pytest
import torch
import torch.distributions as torch_dist
from torch.distributions import Distribution, Transform, constraints
from torch.distributions import transforms as torch_transforms

from tests.library import distribution_recipes
from tests.library.distribution_facts import constant_name

HEADER = """\
import torch
import pyro.distributions as dist
import torch.distributions as torch_dist
import torch.distributions.transforms as T
from pyro.distributions import constraints
"""

Made = tuple[str, dict[str, Any], Any]


class Namespace:
    """A module whose classes note on their instances how they were made."""

    def __init__(self, module: ModuleType, name: str) -> None:
        self._module, self._name = module, name

    def __getattr__(self, attribute: str) -> Any:
        cls = getattr(self._module, attribute)

        def make(*args: Any, **keywords: Any) -> Any:
            return noted(cls(*args, **keywords), call(f"{self._name}.{attribute}", args, keywords))

        return make if inspect.isclass(cls) else cls


def noted(made: Any, spelling: str) -> Any:
    """An object that knows its source, and that of what it expands to."""
    made.__dict__["spelling"] = spelling
    if isinstance(made, Distribution):
        plain, to_event = made.expand, getattr(made, "to_event", None)
        made.__dict__["expand"] = lambda shape, *rest: noted(
            plain(shape, *rest), f"{spelling}.expand({spell(tuple(shape))})"
        )
        if to_event is not None:
            made.__dict__["to_event"] = lambda count=None: noted(
                to_event(count), f"{spelling}.to_event({count})"
            )
    return made


def call(function: str, args: tuple[Any, ...], keywords: dict[str, Any], numbers: bool = False) -> str:
    """A call as source; `numbers` spells tensors without dims as Python numbers."""
    parts = [spell(value, numbers) for value in args]
    parts += [f"{name}={spell(value, numbers)}" for name, value in keywords.items()]
    return f"{function}({', '.join(parts)})"


def spell(value: Any, numbers: bool = False) -> str:
    """A value as source; elements of a tensor that differ do not matter."""
    match value:
        case Distribution() | Transform():
            return value.spelling
        case torch.Size():
            return f"torch.Size({list(value)})"
        case torch.Tensor() if not value.dim():
            return repr(value.item()) if numbers else f"torch.tensor({value.item()!r})"
        case torch.Tensor():
            dtype = ", dtype=torch.long" if value.dtype == torch.long else ""
            if value.unique().numel() == 1:
                return f"torch.full({tuple(value.shape)}, {value.unique().item()}{dtype})"
            return f"torch.empty({', '.join(map(str, value.shape))}{dtype})"
        case constraints.Constraint():
            return f"constraints.{constant_name(value)}"
        case list() | tuple():
            items = ", ".join(spell(item, numbers) for item in value)
            return f"[{items}]" if isinstance(value, list) else f"({items},)" if value else "()"
        case _ if callable(value):
            return f"torch.{value.__name__}"
    return repr(value)


def recipes(cls: type, namespace: ModuleType, rounds: Any) -> Iterator[Made]:
    """Name, arguments and instance of every recipe of a class."""
    name = "dist" if namespace is pyro_dist else "torch_dist"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distribution_recipes, "pyro_dist", Namespace(pyro_dist, "dist"))
        patch.setattr(distribution_recipes, "T", Namespace(torch_transforms, "T"))
        made = distribution_recipes.recipes(cls, Namespace(namespace, name), rounds)  # type: ignore[arg-type]
    for arguments in made:
        yield f"{name}.{cls.__name__}", arguments, cls(**arguments)


__all__ = ["HEADER", "Namespace", "call", "noted", "recipes", "spell", "torch_dist"]
