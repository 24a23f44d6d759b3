"""Library models are found whether their module is imported at once or with the first look-up of such a name."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from pyroast.library import registry

FRESH = """
import importlib, json, pkgutil, sys
import pyroast.library
from pyroast.library import registry

def names():
    return [*registry.MODELS, *("handler " + name for name in registry.HANDLERS)]

registry.start()
groups = []
for prefixes, _ in registry.ON_DEMAND:
    before = set(names())
    registry.find(prefixes[0])
    groups.append((prefixes, [name for name in names() if name not in before]))
known = len(names())
registry.load()
looked_up = known == len(names())
left = {}
for module in pkgutil.walk_packages(pyroast.library.__path__, "pyroast.library."):
    before = set(names())
    importlib.import_module(module.name)
    left[module.name] = [name for name in names() if name not in before]
heavy = [name for name in ("torch", "pyro", "numpy") if name in sys.modules]
json.dump({"groups": groups, "looked_up": looked_up, "left": left, "heavy": heavy}, sys.stdout)
"""


def _fresh(program: str, *arguments: str) -> Any:  # JSON
    command = [sys.executable, "-c", program, *arguments]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture(scope="module")
def loaded() -> Any:
    return _fresh(FRESH)


def test_what_waits_for_a_look_up_has_models_of_such_names_only(loaded: Any) -> None:
    for prefixes, names in loaded["groups"]:
        assert names, f"nothing waits for {prefixes}"
        assert [name for name in names if not name.removeprefix("handler ").startswith(tuple(prefixes))] == []


def test_whole_packages_of_pyro_wait(loaded: Any) -> None:
    """A name is looked for in the packages above the one that exports it: what waits must be all of a package."""
    for prefixes, names in loaded["groups"]:
        packages = tuple(prefix for prefix in prefixes if prefix.endswith("."))
        assert [name for name in names if name.startswith("pyro.") and not name.startswith(packages)] == []


def test_all_modules_with_models_are_loaded(loaded: Any) -> None:
    assert loaded["looked_up"]
    assert {module: names for module, names in loaded["left"].items() if names} == {}
    assert len(loaded["left"]) > len(registry.MODULES)
    assert loaded["heavy"] == []


LOOK_UP = """
import json, sys
from pyroast.library import registry
kind, _, name = sys.argv[1].rpartition(" ")
found = registry.handler(name) if kind else registry.find(registry.canonical(name))
print(json.dumps(found is not None))
"""


def test_a_first_look_up_finds_what_waits(loaded: Any) -> None:
    """One name of each group, and each as the very first that is looked up."""
    for _, names in loaded["groups"]:
        for name in (names[0], names[-1]):
            assert _fresh(LOOK_UP, name) is True


@pytest.mark.parametrize(
    ("exported", "known"),
    [
        ("pyro.infer.autoguide.guides.AutoNormal", "pyro.infer.autoguide.AutoNormal"),
        ("pyro.contrib.autoguide.AutoDelta", "pyro.infer.autoguide.AutoDelta"),
        ("pyro.infer.reparam.loc_scale.LocScaleReparam", "pyro.infer.reparam.LocScaleReparam"),
        ("torch.nn.modules.Linear", "torch.nn.Linear"),
        ("pyro.nn.module.PyroSample", "pyro.nn.PyroSample"),
    ],
)
def test_names_that_a_library_exports_elsewhere(exported: str, known: str) -> None:
    program = "import sys, json; from pyroast.library.registry import canonical; print(json.dumps(canonical(sys.argv[1])))"
    assert _fresh(program, exported) == known
