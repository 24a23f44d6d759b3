"""The bases of Pyro's classes, compared with Pyro itself."""

from __future__ import annotations

import pyro.infer
import pyro.infer.autoguide
import pytest

from pyroast.facts import Tri
from pyroast.library.kinds import BASES, is_instance

PLUMBING = frozenset({"object", "ABC"})


def find(name: str) -> type:
    """The class of that name."""
    for module in (pyro.infer, pyro.infer.autoguide):
        if hasattr(module, name):
            found = getattr(module, name)
            assert isinstance(found, type)
            return found
    raise LookupError(name)


@pytest.mark.parametrize("name", sorted(BASES))
def test_bases_are_those_of_pyro(name: str) -> None:
    assert {base.__name__ for base in find(name).__mro__[1:]} - PLUMBING == set(BASES[name])


def test_instances() -> None:
    assert is_instance("pyro.infer.JitTrace_ELBO", "pyro.infer.elbo.ELBO") is Tri.YES
    assert is_instance("pyro.infer.autoguide.AutoNormal", "torch.nn.Module") is Tri.YES
    assert is_instance("pyro.infer.autoguide.AutoNormal", "pyro.infer.autoguide.AutoDelta") is Tri.NO
    assert is_instance("pyro.infer.autoguide.AutoNormal", "project.Guide") is Tri.UNKNOWN
    assert is_instance("pyro.plate", "pyro.infer.elbo.ELBO") is Tri.UNKNOWN
