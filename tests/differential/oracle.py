"""What Pyro does with a program: its concrete traces, and what a comparison of model and guide says."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyro
import torch
from pyro import poutine

from .programs import Program

FrameFacts = tuple[str, int, object, bool]
"""Name, size (of the minibatch), dim and whether the frame is vectorized."""


@dataclass(frozen=True, slots=True)
class TrueSite:
    """A site as Pyro recorded it; `enumerate` is "" where nothing was asked for."""

    kind: str
    name: str
    observed: bool
    frames: tuple[FrameFacts, ...]
    event_dim: int | None
    enumerate: str
    auxiliary: bool


class Rejected(Exception):
    """Pyro raises when it traces a side of the program by itself."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The traces of both sides."""

    model: tuple[TrueSite, ...]
    guide: tuple[TrueSite, ...]


@contextmanager
def _quiet() -> Iterator[list[warnings.WarningMessage]]:
    """A clean Pyro with validation on, one seed, and all warnings recorded."""
    pyro.clear_param_store()
    pyro.set_rng_seed(0)
    with warnings.catch_warnings(record=True) as shown, pyro.validation_enabled():
        warnings.simplefilter("always")
        yield shown


@dataclass(frozen=True, slots=True)
class Loaded:
    """The objects of a program's module."""

    model: Any
    guide: Any
    loss: Any
    args: tuple[object, ...]
    kwargs: dict[str, object]


def load(program: Program) -> Loaded:
    """Execute the module and return what it pairs."""
    namespace: dict[str, Any] = {"__name__": "generated"}
    exec(compile(program.source, "generated.py", "exec"), namespace)
    args, kwargs = eval(f"(lambda *args, **kwargs: (args, kwargs))({program.arguments})", namespace)
    model, guide, loss = (eval(text, namespace) for text in (program.model, program.guide, program.loss))
    return Loaded(model, guide, loss, args, kwargs)


def truth(program: Program) -> Truth:
    """Both traces; raises `Rejected` for a program that is not valid."""
    with _quiet():
        try:
            loaded = load(program)
            sides = []
            for side in (loaded.model, loaded.guide):
                pyro.clear_param_store()
                pyro.set_rng_seed(0)
                sides.append(_sites(poutine.trace(side).get_trace(*loaded.args, **loaded.kwargs)))
        except Exception as error:
            _reset_dims()
            raise Rejected(f"{type(error).__name__}: {error}") from error
    return Truth(*sides)


def _reset_dims() -> None:
    """Forget plates that an exception left open."""
    from pyro.poutine import runtime
    from pyro.poutine.runtime import _DIM_ALLOCATOR

    _DIM_ALLOCATOR._stack.clear()
    runtime._PYRO_STACK.clear()


def _sites(trace: Any) -> tuple[TrueSite, ...]:
    return tuple(
        _site(name, node) for name, node in trace.nodes.items() if node["type"] in ("sample", "param")
    )


def _site(name: str, node: dict[str, Any]) -> TrueSite:
    frames = tuple(
        (frame.name, int(frame.size), frame.dim, bool(frame.vectorized)) for frame in node["cond_indep_stack"]
    )
    if node["type"] == "param":
        return TrueSite("param", name, False, frames, None, "", False)
    if type(node["fn"]).__name__ == "_Subsample":
        return TrueSite("plate", name, False, (), None, "", False)
    infer = node["infer"]
    return TrueSite(
        "sample", name, bool(node["is_observed"]), frames, int(node["fn"].event_dim), infer.get("enumerate") or "",
        bool(infer.get("is_auxiliary")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the loss raised, if anything, and the warnings it showed."""

    raised: str | None
    warned: tuple[str, ...]


def verdict(program: Program) -> Verdict:
    """Let Pyro compare model and guide."""
    with _quiet() as shown:
        raised = None
        try:
            loaded = load(program)
            with torch.no_grad():
                loaded.loss.loss(loaded.model, loaded.guide, *loaded.args, **loaded.kwargs)
        except Exception as error:
            _reset_dims()
            raised = f"{type(error).__name__}: {error}"
    return Verdict(raised, tuple(str(warning.message) for warning in shown))
