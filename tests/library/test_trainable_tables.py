"""The classes that are taken to hold parameters hold some in torch and Pyro, and those that are modelled without hold none."""

from __future__ import annotations

import pyro.distributions.transforms
import pyro.nn
import pytest
import torch

from pyroast.library import distributions, registry
from pyroast.library.neural import KINDS
from pyroast.library.training import WEIGHTED

ARGUMENTS = ((), (3,), (3, 3), (3, 3, 3), (4, 2), (3, [4]), (3, 2, [4]))
registry.load()


def _made(qualified: str) -> torch.nn.Module | None:
    """An instance of a class of torch.nn or pyro.nn, made with the first arguments that it takes."""
    package, _, name = qualified.rpartition(".")
    cls = getattr({"torch.nn": torch.nn, "pyro.nn": pyro.nn}[package], name)
    for arguments in ARGUMENTS:
        try:
            return cls(*arguments)
        except Exception:  # another signature
            continue
    return None


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("qualified", sorted(KINDS))
def test_what_holds_parameters_is_in_the_table(qualified: str) -> None:
    module = _made(qualified)
    if module is None:
        assert qualified in (
            "torch.nn.TransformerEncoder",
            "torch.nn.TransformerDecoder",
            "torch.nn.Unflatten",
        )
        return
    assert bool(list(module.parameters())) == (qualified.rpartition(".")[2] in WEIGHTED)


@pytest.mark.parametrize(
    "name", sorted(name for name in dir(pyro.distributions.transforms) if name[0].isupper())
)
def test_transforms_that_are_modules_are_known_as_such(name: str) -> None:
    cls = getattr(pyro.distributions.transforms, name)
    info = distributions.transform(f"pyro.distributions.transforms.{name}")
    if info is None or not isinstance(cls, type) or info.name.rpartition(".")[2] != name:
        pytest.skip("no class of its own in the table")
    assert info.module == issubclass(cls, torch.nn.Module)
