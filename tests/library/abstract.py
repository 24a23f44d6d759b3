"""What pyroast makes of a value: a module is interpreted, and one of its names is read."""

from __future__ import annotations

from pyroast.frontend import lower_source, run_deep
from pyroast.interpret.interpreter import Interpreter
from pyroast.interpret.roots import interpret
from pyroast.values import Value


def machine(source: str) -> Interpreter:
    """The interpreter after a module has run."""
    return run_deep(lambda: interpret("module.py", lower_source(source.encode())).machine)


def abstract(source: str, name: str) -> Value:
    """The value that a module-level name has after a module has run."""
    m = machine(source)
    return m.select(m.module.state[name])
