"""Lets a package be imported without what it needs besides torch and Pyro: a missing module holds stand-ins."""

from __future__ import annotations

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class StandIn:
    """Anything that a missing module holds: a class to derive from, a decorator, a constant that nobody reads."""

    def __getattr__(self, name: str) -> StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn()

    def __call__(self, *arguments: object, **_options: object) -> object:
        """What it decorates stays as it is; called with options, it is the decorator."""
        return arguments[0] if arguments and callable(arguments[0]) else self

    def __mro_entries__(self, _bases: tuple[object, ...]) -> tuple[type, ...]:
        """A class that derives from it has one base less."""
        return ()


class _Module(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn()


class _Finder(MetaPathFinder, Loader):
    """The last finder that is asked, so that what is installed is imported."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        self._packages = packages

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in self._packages:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is there to execute."""


def install(*packages: str) -> None:
    """Stand-ins for those of the packages that are not installed."""
    sys.meta_path.append(_Finder(packages))
