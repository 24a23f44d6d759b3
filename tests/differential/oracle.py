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
from pyro.distributions.util import scale_and_mask
from pyro.util import check_model_guide_match

from pyroast.supports import Support

from .programs import Program
from .true_supports import support_of

FrameFacts = tuple[str, int, object, bool]
"""Name, size (of the minibatch), dim and whether the frame is vectorized."""


@dataclass(frozen=True, slots=True)
class TrueSite:
    """A site as Pyro recorded it; `enumerate` is "" where nothing was asked for, None stands for what is not compared."""

    kind: str
    name: str
    observed: bool
    frames: tuple[FrameFacts, ...]
    event_dim: int | None
    enumerate: str
    auxiliary: bool
    batch_shape: tuple[int, ...] | None = None
    event_shape: tuple[int, ...] | None = None
    support: Support | None = None
    log_prob_shape: tuple[int, ...] | None = None


class Rejected(Exception):
    """Pyro raises when it traces a side of the program by itself."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The traces of both sides."""

    model: tuple[TrueSite, ...]
    guide: tuple[TrueSite, ...]


@contextmanager
def quiet() -> Iterator[list[warnings.WarningMessage]]:
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


def load_module(program: Program) -> dict[str, Any]:
    """Execute the module."""
    namespace: dict[str, Any] = {"__name__": "generated"}
    exec(compile(program.source, "generated.py", "exec"), namespace)
    return namespace


def load(program: Program) -> Loaded:
    """Execute the module and return what it pairs."""
    namespace = load_module(program)
    args, kwargs = eval(f"(lambda *args, **kwargs: (args, kwargs))({program.arguments})", namespace)
    model, guide, loss = (eval(text, namespace) for text in (program.model, program.guide, program.loss))
    return Loaded(model, guide, loss, args, kwargs)


def truth(program: Program) -> Truth:
    """Both traces; raises `Rejected` for a program that is not valid."""
    with quiet():
        try:
            loaded = load(program)
            return traces(loaded.model, loaded.guide, loaded.args, loaded.kwargs)
        except Exception as error:
            reset_dims()
            raise Rejected(f"{type(error).__name__}: {error}") from error


def traces(
    model: Any, guide: Any, args: tuple[object, ...], kwargs: dict[str, object], limit: float | None = None
) -> Truth:
    """The trace of the guide, and that of the model by itself, but on the minibatches of the guide.

    Where Pyro's comparison under a `limit` of nested plates lets draws of other shapes pass, the model has these too.
    """
    ours = _trace(guide, args, kwargs)
    replayed = poutine.Trace()
    for name, node in ours.nodes.items():
        if type(node.get("fn")).__name__ == "_Subsample":
            replayed.add_node(name, **node)
    theirs = _trace(poutine.replay(model, trace=replayed), args, kwargs)
    passed = _unseen(theirs, ours, limit) if limit is not None else []
    for name in passed:
        replayed.add_node(name, **{**ours.nodes[name], "infer": theirs.nodes[name]["infer"]})
    if passed:
        theirs = _trace(poutine.replay(model, trace=replayed), args, kwargs)
    return Truth(_sites(theirs), _sites(ours))


def _unseen(model: Any, guide: Any, limit: float) -> list[str]:
    """The sites whose draws have other shapes on either side, if Pyro does not mind."""
    try:
        check_model_guide_match(model, guide, limit)
    except ValueError:
        return []
    latent = [
        name for name, node in model.nodes.items() if node["type"] == "sample" and not node["is_observed"]
    ]
    return [
        name
        for name in latent
        if name in guide and model.nodes[name]["value"].shape != guide.nodes[name]["value"].shape
    ]


def _trace(side: Any, args: tuple[object, ...], kwargs: dict[str, object]) -> Any:
    pyro.clear_param_store()
    pyro.set_rng_seed(0)
    return poutine.trace(side).get_trace(*args, **kwargs)


def reset_dims() -> None:
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
    infer, fn = node["infer"], node["fn"]
    return TrueSite(
        "sample", name, bool(node["is_observed"]), frames, int(fn.event_dim), infer.get("enumerate") or "",
        bool(infer.get("is_auxiliary")), tuple(fn.batch_shape), tuple(fn.event_shape), _support(fn), _log_prob_shape(node),
    )  # fmt: skip


def _support(fn: Any) -> Support | None:
    try:
        return support_of(fn.support)
    except (NotImplementedError, AttributeError):
        return None


def _log_prob_shape(node: dict[str, Any]) -> tuple[int, ...] | None:
    """The shape of a site's scaled and masked log_prob (`pyro.poutine.Trace.compute_log_prob`)."""
    try:
        with torch.no_grad():
            log_prob = node["fn"].log_prob(node["value"], *node["args"], **node["kwargs"])
            return tuple(scale_and_mask(log_prob, node["scale"], node["mask"]).shape)
    except (ValueError, RuntimeError, NotImplementedError):
        return None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the loss raised, if anything, and the warnings it showed."""

    raised: str | None
    warned: tuple[str, ...]


def verdict(program: Program) -> Verdict:
    """Let Pyro compare model and guide."""
    with quiet() as shown:
        raised = None
        try:
            loaded = load(program)
            with torch.no_grad():
                loaded.loss.loss(loaded.model, loaded.guide, *loaded.args, **loaded.kwargs)
        except Exception as error:
            reset_dims()
            raised = f"{type(error).__name__}: {error}"
    return Verdict(raised, tuple(str(warning.message) for warning in shown))
