"""The child: runs a program under Pyro and writes what its models and guides sample, as JSON lines.

This file stands alone. It runs in the user's interpreter, needs torch and Pyro there and nothing of pyroast, and is the
only file of pyroast that imports them. It is started as `python child.py FD`, with the request as JSON on the file
descriptor before it; `pyroast.runtime.launch` starts it, `pyroast.runtime.protocol` reads what it writes.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import math
import os
import runpy
import sys
import sysconfig
import threading
import traceback
import warnings
import weakref
from collections.abc import Callable, Iterator
from typing import Any

VERSION = 1
DEFAULT_RUNS = 3
MAX_SITES = 20_000
MAX_TEXT = 2_000
STOP_EXIT = 0
_STDLIB = tuple(
    os.path.realpath(path) + os.sep
    for key in ("stdlib", "platstdlib")
    if (path := sysconfig.get_paths().get(key))
)
_LIBRARIES: list[str] = []
_OWN = os.path.realpath(__file__)
METHODS = (
    "loss",
    "differentiable_loss",
    "loss_and_grads",
    "loss_and_surrogate_loss",
    "compute_marginals",
    "sample_posterior",
)


class TooManySites(Exception):
    """A side that samples more sites than are recorded."""


# Places


@functools.lru_cache(maxsize=4096)
def _kind(filename: str) -> str:
    """Whether a file is part of Pyro or torch, of Python, of this file, or of the program."""
    if filename.startswith("<") and not filename.startswith(("<ipython", "<cell")):
        return "library"
    real = os.path.realpath(filename)
    if real == _OWN:
        return "own"
    if real.startswith(tuple(_LIBRARIES)):
        return "library"
    if real.startswith(_STDLIB) and "site-packages" not in real and "dist-packages" not in real:
        return "library"
    return "program"


def _user_frame(frame: Any) -> Any:
    """The innermost frame of the program, from a frame upward."""
    while frame is not None and _kind(frame.f_code.co_filename) != "program":
        frame = frame.f_back
    return frame


def _place(frame: Any, lasti: int | None = None, line: int | None = None) -> list[Any] | None:
    """File, line, column, last line and column (bytes, from 0; None before Python 3.11) of what a frame executes."""
    if frame is None:
        return None
    code = frame.f_code
    line = frame.f_lineno if line is None else line
    if hasattr(code, "co_positions"):
        index = (frame.f_lasti if lasti is None else lasti) // 2
        for start, end, column, end_column in itertools.islice(code.co_positions(), index, index + 1):
            if start is not None:
                return [code.co_filename, start, column, end, end_column]
    return [code.co_filename, line, None, None, None]


def _here() -> list[Any] | None:
    return _place(_user_frame(sys._getframe(1)))


def _raised_at(error: BaseException) -> list[Any] | None:
    """The innermost place of the program in a traceback."""
    found = None
    step = error.__traceback__
    while step is not None:
        if _kind(step.tb_frame.f_code.co_filename) == "program":
            found = _place(step.tb_frame, step.tb_lasti, step.tb_lineno)
        step = step.tb_next
    return found


def _words(error: BaseException) -> dict[str, Any]:
    # A trace appends a table of shapes to the message of an exception.
    text = str(error).split("\nTrace Shapes:")[0].split("Trace Shapes:")[0].strip()
    return {
        "type": type(error).__name__, "message": text[:MAX_TEXT], "place": _raised_at(error), "inside": _inside(error),
        "built": _guide_of(error), "plate": _plate_of(error),
    }  # fmt: skip


def _inside(error: BaseException) -> str:
    """The module whose code raised."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return str(step.tb_frame.f_globals.get("__name__", "")) if step is not None else ""


def _unfinished(error: BaseException) -> Any:
    """The message of the sample statement that raised before it had a value (`pyro.poutine.runtime.apply_stack`)."""
    found: Any = None
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name == "apply_stack" and "msg" in frame.f_locals:
            found = frame.f_locals["msg"]
    known = (
        found is not None
        and found["type"] == "sample"
        and not found["stop"]
        and hasattr(found["fn"], "event_dim")
    )
    return found if known and (found["value"] is None or not found["done"]) else None


def _plate_of(error: BaseException) -> str:
    """The name of the innermost plate that an exception came through: a loss has plates of its own."""
    from pyro.poutine.indep_messenger import IndepMessenger

    found = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        owner = frame.f_locals.get("self")
        if isinstance(owner, IndepMessenger):
            found = str(getattr(owner, "name", found))
    return found


def _guide_of(error: BaseException) -> Any:
    """Where the innermost autoguide is built that an exception came through."""
    from pyro.infer.autoguide import AutoGuide

    found = None
    for frame, _ in traceback.walk_tb(error.__traceback__):
        owner = frame.f_locals.get("self") if "autoguide" in frame.f_code.co_filename else None
        if isinstance(owner, AutoGuide) or hasattr(owner, "get_posterior"):
            found = _TRACER.built_at(owner) or found
    return found


# Values as JSON


def _number(value: Any) -> Any:
    """A finite number, or a text for an infinite one; a digest of a tensor whose elements differ."""
    import torch

    if isinstance(value, torch.Tensor):
        if value.numel() == 0:
            return None
        flat = value.detach().reshape(-1)
        first = flat[0]
        if bool((flat != first).any()):
            import hashlib

            digest = hashlib.sha256(repr(flat.double().tolist()).encode()).hexdigest()[:16]
            return {"tensor": digest, "low": _number(flat.min()), "high": _number(flat.max())}
        value = first.item()
    if isinstance(value, float) and math.isfinite(value) and not value.is_integer():
        value = float(f"{value:.7g}")  # as exact as the bounds that are tensors
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        if math.isinf(value):
            return "inf" if value > 0 else "-inf"
        return None if math.isnan(value) else value
    return None


def _constraint(constraint: Any) -> Any:
    """A constraint of Pyro's by the name of its class, its bounds and its parts."""
    from pyro.distributions import constraints

    if constraint is None or isinstance(constraint, type):
        return None
    name = type(constraint).__name__
    if isinstance(constraint, constraints.independent):
        base = _constraint(constraint.base_constraint)
        return {"type": "independent", "base": base, "dims": int(constraint.reinterpreted_batch_ndims)}
    if name == "MixtureSameFamilyConstraint":
        return _constraint(constraint.base_constraint)
    record: dict[str, Any] = {"type": name, "event_dim": getattr(constraint, "event_dim", None)}
    if hasattr(constraint, "cseq"):
        record["parts"] = [_constraint(part) for part in constraint.cseq]
    for bound in ("lower_bound", "upper_bound"):
        if hasattr(constraint, bound):
            record[bound] = _number(getattr(constraint, bound))
    named = _named_constraints().get(type(constraint))
    if named is not None:
        record["name"] = named
    return record


@functools.lru_cache(maxsize=1)
def _named_constraints() -> dict[type, str]:
    from pyro.distributions import constraints

    found: dict[type, str] = {}
    for name in dir(constraints):
        value = getattr(constraints, name)
        if not name.startswith("_") and isinstance(value, constraints.Constraint):
            found.setdefault(type(value), name)
    return found


def _attempt(function: Callable[[], Any], default: Any = None) -> Any:
    """What a property of a distribution says; many raise NotImplementedError, those of users anything."""
    try:
        return function()
    except Exception:
        return default


_MONOTONE: dict[str, Callable[[float], float]] = {
    "ExpTransform": lambda x: math.exp(x) if x < 700 else math.inf,
    "SigmoidTransform": lambda x: 1 / (1 + math.exp(-x)) if x > -700 else 0.0,
    "TanhTransform": math.tanh,
    "SoftplusTransform": lambda x: x if x > 30 else math.log1p(math.exp(x)),
}
_INTERVALS = ("_Real", "_GreaterThan", "_GreaterThanEq", "_LessThan", "_Interval", "_HalfOpenInterval")


def _image(fn: Any) -> Any:
    """The interval that a transformed distribution fills, where its transforms are monotone and elementwise."""
    base = _constraint(_attempt(lambda: fn.base_dist.support))
    while isinstance(base, dict) and base["type"] == "independent":
        base = base["base"]
    if not isinstance(base, dict) or base["type"] not in _INTERVALS:
        return None
    infinite = {"inf": math.inf, "-inf": -math.inf}
    ends: list[Any] = [
        infinite.get(end, end) if isinstance(end, str) else end
        for end in (base.get("lower_bound", "-inf"), base.get("upper_bound", "inf"))
    ]
    if not all(isinstance(end, (int, float)) for end in ends):
        return None
    open_low = base["type"] == "_GreaterThan"
    for transform in fn.transforms:
        while type(transform).__name__ == "IndependentTransform":
            transform = transform.base_transform
        name = type(transform).__name__
        if name == "AffineTransform":
            loc, scale = _number(transform.loc), _number(transform.scale)
            if not isinstance(loc, (int, float)) or not isinstance(scale, (int, float)):
                if any(math.isfinite(end) for end in ends):
                    return None
                continue  # the whole line stays the whole line
            ends = [loc + scale * end for end in ends]
        elif name in _MONOTONE:
            ends = [_MONOTONE[name](end) for end in ends]
            open_low = open_low or name in ("ExpTransform", "SoftplusTransform")
        else:
            return None
        if ends[0] > ends[1]:
            ends, open_low = ends[::-1], False
    return {
        "type": "image",
        "lower_bound": _number(ends[0]),
        "upper_bound": _number(ends[1]),
        "open": open_low,
    }


def _distribution(fn: Any, depth: int = 0) -> dict[str, Any]:
    name = type(fn).__name__
    record: dict[str, Any] = {
        "class": name,
        "module": type(fn).__module__,
        "event_dim": _attempt(lambda: int(fn.event_dim)),
        "batch_shape": _attempt(lambda: list(map(int, fn.batch_shape))),
        "event_shape": _attempt(lambda: list(map(int, fn.event_shape))),
        "has_enumerate": _attempt(lambda: bool(fn.has_enumerate_support)),
        "has_rsample": _attempt(lambda: bool(fn.has_rsample)),
        "support": _attempt(lambda: _constraint(fn.support)),
    }
    count = _attempt(lambda: fn.total_count)
    if hasattr(count, "shape"):
        record["counts"] = _number(count)
        record["counts_shape"] = list(count.shape)
    if name == "Unit" and "has_rsample" in vars(fn):
        record["given_rsample"] = bool(fn.has_rsample)
    if name == "TransformedDistribution":
        record["image"] = _attempt(lambda: _image(fn))
    if (
        name in ("Independent", "MaskedDistribution", "ExpandedDistribution", "TransformedDistribution")
        and depth < 8
    ):
        base = getattr(fn, "base_dist", None)
        if base is not None:
            record["base"] = _distribution(base, depth + 1)
    return record


def _shape(value: Any) -> list[int] | None:
    shape = getattr(value, "shape", None)
    if isinstance(value, (bool, int, float)):
        return []
    return _attempt(lambda: list(map(int, shape))) if shape is not None else None


def _frames(stack: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": str(frame.name), "size": int(frame.size), "dim": None if frame.dim is None else int(frame.dim),
            "vectorized": bool(frame.vectorized), "counter": int(frame.counter),
            "full_size": int(frame.full_size) if frame.full_size is not None else None,
        }
        for frame in stack
    ]  # fmt: skip


# The recorder


def _provider(frame: Any) -> Any:
    """The autoguide that makes a site, where one does: the innermost one below the program's own frame."""
    from pyro.infer.autoguide import AutoGuide

    while frame is not None:
        kind = _kind(frame.f_code.co_filename)
        if kind in ("program", "own"):
            return None
        owner = frame.f_locals.get("self") if "autoguide" in frame.f_code.co_filename else None
        if isinstance(owner, AutoGuide):
            return owner
        frame = frame.f_back
    return None


def _prior_place(frame: Any) -> Any:
    """Where the `PyroSample` is built that an attribute of a PyroModule is drawn from (`PyroModule.__getattr__`)."""
    while frame is not None and _kind(frame.f_code.co_filename) == "library":
        if frame.f_code.co_name == "__getattr__" and frame.f_code.co_filename.endswith(_MODULE_FILE):
            samples = frame.f_locals["self"].__dict__.get("_pyro_samples") or {}
            return _TRACER.built_at(samples.get(frame.f_locals.get("name")))
        frame = frame.f_back
    return None


_MODULE_FILE = os.path.join("pyro", "nn", "module.py")


def _make_recorder() -> Any:
    """The messenger that records sites, and hands the draws of the other side to those that they fit."""
    from pyro import poutine
    from pyro.poutine import runtime
    from pyro.poutine.markov_messenger import MarkovMessenger
    from pyro.poutine.messenger import Messenger

    del poutine

    class Recorder(Messenger):  # type: ignore[misc]  # Pyro is not read by mypy
        """Records every site in order, repeated names too, where `pyro.poutine.trace` would raise."""

        def __init__(
            self,
            replayed: dict[str, Any] | None = None,
            dims: Any = None,
            joint: bool = False,
            infers: dict[str, Any] | None = None,
        ) -> None:
            super().__init__()
            self.joint = joint
            self.replayed_infers = infers
            self.infers: dict[str, Any] = {}
            self.sites: list[dict[str, Any]] = []
            self.draws: dict[str, Any] = {}
            self.replayed = replayed or {}
            self.dims = dims
            self.seen: set[str] = set()
            self.loops: dict[int, int] = {}
            self.before: dict[int, bool] = {}
            self.kept: list[Any] = []
            self.observations: dict[str, Any] = {}

        def _pyro_sample(self, msg: Any) -> None:
            self.before[id(msg)] = bool(msg["is_observed"])
            name = msg["name"]
            if self.replayed_infers is not None and name in self.replayed and not msg["is_observed"]:
                # as `ReplayMessenger._pyro_sample`, over what the model itself enumerates
                msg["done"], msg["value"] = True, self.replayed[name]
                msg["infer"] = self.replayed_infers.get(name, msg["infer"])
                return
            if name in self.replayed and not msg["is_observed"] and not msg["done"]:
                value = self._fitting(msg, self.replayed[name])
                if value is not None:
                    msg["done"], msg["value"] = True, value
                    return
            if self.dims is not None:
                self.dims.enumerate(msg)

        def _fitting(self, msg: Any, value: Any) -> Any:
            """The draw of the other side where this one could have drawn it too."""
            fn = msg["fn"]
            if type(fn).__name__ == "_Subsample":
                return value if _shape(value) is not None else None
            if self.dims is not None and name_enumerated(msg, self.dims):
                return value
            try:
                if tuple(value.shape) != tuple(fn.shape()):
                    return None
                return value if bool(fn.support.check(value).all()) else None
            except NotImplementedError:
                return value
            except Exception:
                return None

        def _pyro_post_sample(self, msg: Any) -> None:
            if len(self.sites) >= MAX_SITES:
                raise TooManySites(f"more than {MAX_SITES} sites")
            if (msg["infer"] or {}).get("_do_not_trace"):
                return
            frame = sys._getframe(1)
            provider = _provider(frame)
            place = None if provider is not None else _prior_place(frame) or _place(_user_frame(frame))
            self.add(msg, place, type(provider).__name__ if provider is not None else "")

        def add(self, msg: Any, place: Any, provider: str) -> None:
            fn, infer, name = msg["fn"], msg["infer"], str(msg["name"])
            late = bool(msg["is_observed"]) and not self.before.pop(id(msg), bool(msg["is_observed"]))
            record: dict[str, Any] = {
                "name": name, "place": place, "provider": provider,
                "frames": _frames(msg["cond_indep_stack"]), "value_shape": _shape(msg["value"]),
                "value_type": type(msg["value"]).__name__,
            }  # fmt: skip
            if type(fn).__name__ == "_Subsample":
                if name not in self.draws:
                    self.draws[name] = msg["value"]
                count = fn.subsample_size
                record.update(
                    kind="plate",
                    observed=False,
                    size=int(fn.size),
                    subsample_size=None if count is None else int(count),
                )
                self.sites.append(record)
                return
            mask, scale = msg["mask"], msg["scale"]
            record.update(
                kind="sample", observed=bool(msg["is_observed"]), late=late, fn=_distribution(fn),
                auxiliary=bool(infer.get("is_auxiliary")), enumerate=infer.get("enumerate") or "",
                num_samples=infer.get("num_samples") is not None, deterministic=bool(infer.get("_deterministic")),
                infer={
                    str(key): value
                    for key, value in infer.items()
                    if isinstance(value, (str, int, float, bool, type(None))) and not str(key).startswith("_")
                },
                infer_keys=[str(key) for key in infer if not str(key).startswith("_")],
                mask_shape=[] if mask is None or isinstance(mask, bool) else _shape(mask),
                scale=_number(scale), scale_shape=[] if isinstance(scale, (int, float)) else _shape(scale),
                markov=self._markov(),
            )  # fmt: skip
            if self.dims is not None:
                record["chained"], self.dims.chained = self.dims.chained, False
            if not isinstance(record["enumerate"], str):
                record["enumerate"] = str(record["enumerate"])
            if self.joint and "was_observed" in infer:  # `CSIS._sample_from_joint`
                record["observed"] = True
                self.observations[name] = msg["value"]
            elif not msg["is_observed"] and name not in self.draws:
                self.draws[name] = msg["value"]
            self.infers[name] = infer
            self.sites.append(record)

        def _markov(self) -> list[list[int]]:
            steps = []
            for handler in runtime._PYRO_STACK:
                if isinstance(handler, MarkovMessenger):
                    self.kept.append(handler)  # else its id may be given away
                    # A context that is left and entered again starts afresh (`MarkovMessenger.__exit__`).
                    start = handler._stack[0] if handler._stack else handler
                    self.kept.append(start)
                    number = self.loops.setdefault(id(start), len(self.loops))
                    steps.append([number, handler._pos, handler.history])
            return list({step[0]: step for step in steps}.values())

        def _pyro_post_param(self, msg: Any) -> None:
            name = str(msg["name"])
            if name in self.seen:
                return
            self.seen.add(name)
            frame = sys._getframe(1)
            kwargs = msg["kwargs"] or {}
            self.sites.append(
                {
                    "kind": "param", "name": name, "place": _place(_user_frame(frame)), "provider": "", "observed": False,
                    "frames": _frames(msg["cond_indep_stack"]), "value_shape": _shape(msg["value"]),
                    "constraint": _attempt(lambda: _constraint(kwargs.get("constraint"))),
                    "event_dim": kwargs.get("event_dim"),
                }
            )  # fmt: skip

    return Recorder


def name_enumerated(msg: Any, dims: Any) -> bool:
    """Whether the other side enumerated a site in the run that finds dependencies."""
    return msg["name"] in dims.of


class Dims:
    """Gives every enumerated site a dim of its own, for ever, so that the shapes of later sites tell what they depend on."""

    def __init__(self, first: int, all_sites: bool = False) -> None:
        self.next = first
        self.first = first
        self.all_sites = all_sites
        self.of: dict[str, int] = {}
        self.indexed: dict[int, Any] = {}
        self.chained = False

    def enumerate(self, msg: Any) -> None:
        """Replace the draw of a site that is enumerated in parallel by all its values."""
        infer, fn = msg["infer"] or {}, msg["fn"]
        if msg["done"] or msg["is_observed"] or type(fn).__name__ == "_Subsample":
            return
        if infer.get("enumerate") != "parallel" and not (
            self.all_sites and _attempt(lambda: fn.has_enumerate_support)
        ):
            return
        if infer.get("num_samples") is not None:
            value = fn.sample((int(infer["num_samples"]),))
            value = value.reshape(value.shape[0], -1)[:, :1].reshape(
                (value.shape[0],) + (1,) * (-1 - self.next) + (1,) * len(fn.event_shape)
            )
        else:
            support = fn.enumerate_support(expand=False)
            value = support.reshape(support.shape[:1] + (1,) * (-1 - self.next) + tuple(fn.event_shape))
        self.of[msg["name"]] = self.next
        self.next -= 1
        msg["done"], msg["value"] = True, value

    def _enumerated(self, index: Any) -> bool:
        shape = getattr(index, "shape", None)
        return shape is not None and any(
            size > 1 for size in tuple(shape)[: max(0, len(shape) + self.first + 1)]
        )

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Note whether a tensor is indexed by one enumerated site after another, `T[a][b]`."""
        import torch

        original = torch.Tensor.__getitem__

        def getitem(tensor: Any, index: Any) -> Any:
            parts = index if isinstance(index, tuple) else (index,)
            # Pyro's own indexing (`pyro.ops.indexing.Vindex`) keeps dims apart.
            own = _kind(sys._getframe(1).f_code.co_filename) == "program"
            enumerated = own and any(
                isinstance(part, torch.Tensor) and self._enumerated(part) for part in parts
            )
            if enumerated and id(tensor) in self.indexed:
                self.chained = True
            result = original(tensor, index)
            if enumerated:
                self.indexed[id(result)] = result  # kept, so that its id stays its own
            return result

        torch.Tensor.__getitem__ = getitem
        try:
            yield
        finally:
            torch.Tensor.__getitem__ = original


# State around a run


def _modules_of(*things: Any) -> list[Any]:
    """The modules that a model or guide may change: itself, its owner, what it closes over, globals that it names."""
    import torch

    found: dict[int, Any] = {}
    waiting: list[Any] = list(things)
    looked: set[int] = set()
    while waiting and len(looked) < 2_000:
        thing = waiting.pop()
        if id(thing) in looked:
            continue
        looked.add(id(thing))
        if isinstance(thing, torch.nn.Module):
            for module in thing.modules():
                found[id(module)] = module
            waiting.extend(value for value in vars(thing).values() if callable(value))
        elif isinstance(thing, functools.partial):
            waiting.extend((thing.func, *thing.args, *thing.keywords.values()))
        elif hasattr(thing, "__func__"):
            waiting.extend((thing.__func__, thing.__self__))
        elif hasattr(thing, "__code__"):
            waiting.extend(
                _attempt(functools.partial(getattr, cell, "cell_contents"))
                for cell in thing.__closure__ or ()
            )
            for name in thing.__code__.co_names:
                value = thing.__globals__.get(name)
                if isinstance(value, torch.nn.Module):
                    waiting.append(value)
        elif isinstance(thing, (list, tuple)):
            waiting.extend(thing[:100])
        if hasattr(thing, "__wrapped__"):
            waiting.append(thing.__wrapped__)
    return list(found.values())


@contextlib.contextmanager
def untouched(*things: Any) -> Iterator[None]:
    """Random state, parameter store, handlers and modules are after the block what they were before."""
    import random

    import pyro
    import torch
    from pyro.poutine import runtime

    store = pyro.get_param_store()
    tables = {name: dict(table) for name, table in vars(store).items() if isinstance(table, dict)}
    values = {name: tensor.detach().clone() for name, tensor in store._params.items()}
    grads = {name: tensor.grad for name, tensor in store._params.items()}
    random_state, torch_state = random.getstate(), torch.get_rng_state()
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_initialized() else None
    numpy = sys.modules.get("numpy")
    numpy_state = numpy.random.get_state() if numpy is not None else None
    modules = [(module, _contents(module)) for module in _modules_of(*things)]
    handlers, dims = list(runtime._PYRO_STACK), list(runtime._DIM_ALLOCATOR._stack)
    enumeration = dict(vars(runtime._ENUM_ALLOCATOR))
    try:
        yield
    finally:
        runtime._PYRO_STACK[:], runtime._DIM_ALLOCATOR._stack[:] = handlers, dims
        vars(runtime._ENUM_ALLOCATOR).clear()
        vars(runtime._ENUM_ALLOCATOR).update(enumeration)
        for name, table in tables.items():
            current = getattr(store, name)
            current.clear()
            current.update(table)
        with torch.no_grad():
            for name, value in values.items():
                tensor = store._params[name]
                if tensor.shape == value.shape and not torch.equal(tensor, value):
                    tensor.data.copy_(value)
                tensor.grad = grads[name]
            for module, contents in modules:
                _refill(module, contents)
        random.setstate(random_state)
        torch.set_rng_state(torch_state)
        if cuda is not None:
            torch.cuda.set_rng_state_all(cuda)
        if numpy is not None and numpy_state is not None:
            numpy.random.set_state(numpy_state)


def _contents(module: Any) -> tuple[dict[str, Any], dict[str, dict[Any, Any]], dict[str, Any]]:
    plain = dict(vars(module))
    tables = {name: dict(value) for name, value in plain.items() if type(value) in (dict, _ORDERED)}
    buffers = {
        name: tensor.detach().clone() for name, tensor in module._buffers.items() if tensor is not None
    }
    return plain, tables, buffers


def _refill(module: Any, contents: tuple[dict[str, Any], dict[str, dict[Any, Any]], dict[str, Any]]) -> None:
    plain, tables, buffers = contents
    vars(module).clear()
    vars(module).update(plain)
    for name, table in tables.items():
        current = plain[name]
        if (
            dict(current) != table
            if name not in ("_parameters", "_buffers")
            else list(current) != list(table)
        ):
            current.clear()
            current.update(table)
    for name, value in buffers.items():
        buffer = module._buffers.get(name)
        if buffer is not None and buffer.shape == value.shape:
            buffer.data.copy_(value)


_ORDERED = type(__import__("collections").OrderedDict())


# Model and guide


def _callable(value: Any) -> dict[str, Any]:
    """The name and the definition of a model or guide."""
    import torch
    from pyro.infer.autoguide import AutoGuide

    seen = 0
    while seen < 50:
        seen += 1
        if (
            isinstance(value, AutoGuide)
            and _kind(getattr(sys.modules.get(type(value).__module__), "__file__", "") or "<") != "program"
        ):
            return {"name": type(value).__name__, "automatic": True, "built": _TRACER.built_at(value)}
        if hasattr(value, "__wrapped__"):
            value = value.__wrapped__
        elif isinstance(value, functools.partial):
            # `pyro.poutine.messenger.Messenger.__call__` gives partial(_context_wrap, handler, function)
            value = value.args[1] if getattr(value.func, "__name__", "") == "_context_wrap" else value.func
        elif hasattr(value, "__func__"):
            value = value.__func__
        else:
            break
    code = getattr(value, "__code__", None)
    name = getattr(value, "__name__", type(value).__name__)
    if code is None:
        kind = value if isinstance(value, type) else type(value)
        name = kind.__name__
        names = (
            ("__call__", "forward", "guide")
            if not isinstance(value, torch.nn.Module)
            else ("forward", "__call__", "guide")
        )
        for attribute in names:
            for owner in kind.__mro__:
                method = owner.__dict__.get(attribute)
                code = getattr(getattr(method, "__wrapped__", method), "__code__", None)
                if code is not None and _kind(code.co_filename) == "program":
                    return {
                        "name": name,
                        "file": code.co_filename,
                        "line": code.co_firstlineno,
                        "function": code.co_name,
                    }
        return {"name": name, "automatic": True}
    if _kind(code.co_filename) != "program":
        return {"name": name, "automatic": True}
    return {"name": name, "file": code.co_filename, "line": code.co_firstlineno, "function": code.co_name}


def _loss(loss: Any) -> dict[str, Any]:
    """A loss by its class and options; `custom` for a function, or a class that traces by itself."""
    from pyro.infer.elbo import ELBO
    from pyro.infer.energy_distance import EnergyDistance

    owner = getattr(loss, "__self__", loss)
    if not isinstance(owner, (ELBO, EnergyDistance)):
        return {"class": "", "custom": loss is not None}
    name, custom = "", False
    for base in type(owner).__mro__:
        if base.__module__.startswith("pyro."):
            name = base.__name__
            break
        custom = custom or any(
            each in base.__dict__
            for each in ("_get_trace", "_get_traces", "_get_vectorized_trace", "loss_and_grads")
        )
    options: dict[str, Any] = {}
    for option in (
        "num_particles", "max_plate_nesting", "vectorize_particles", "strict_enumeration_warning", "num_sleep_particles",
        "insomnia", "alpha",
    ):  # fmt: skip
        if hasattr(owner, option):
            options[option] = _number(getattr(owner, option))
    vectorized = bool(options.get("vectorize_particles")) and options.get("num_particles") != 1
    if vectorized and isinstance(options.get("max_plate_nesting"), (int, float)) and isinstance(owner, ELBO):
        options["max_plate_nesting"] -= 1  # the constructor has added the plate of the particles
    return {
        "class": "" if custom else name,
        "custom": custom,
        "options": options,
        "place": _TRACER.built_at(owner),
    }


def _particles(loss: Any, runs: list[Any]) -> tuple[int, int] | None:
    """How many particles share a plate, and its dim (`ELBO._vectorized_num_particles`, `EnergyDistance._get_traces`)."""
    from pyro.infer.elbo import ELBO
    from pyro.infer.energy_distance import EnergyDistance

    owner = getattr(loss, "__self__", loss)
    if (
        not isinstance(owner, (ELBO, EnergyDistance))
        or not getattr(owner, "vectorize_particles", False)
        or owner.num_particles == 1
    ):
        return None
    deepest = _nesting(*runs)
    limit = owner.max_plate_nesting
    if limit == math.inf:
        limit = deepest + 1
    fits = limit > deepest or isinstance(owner, EnergyDistance)  # which lays its plate where it is told
    return (int(owner.num_particles), -int(limit)) if fits else None


def _nesting(*recorders: Any) -> int:
    dims = [
        -frame["dim"]
        for recorder in recorders
        for site in recorder.sites
        for frame in site["frames"]
        if site["kind"] == "sample" and frame["dim"] is not None
    ]
    return max(dims, default=0)


class Run:
    """One run of a pair: what both sides sampled, and what stopped them."""

    def __init__(self, via: str, model: Any, guide: Any, loss: Any, args: Any, kwargs: Any) -> None:
        self.via, self.model, self.guide, self.loss = via, model, guide, loss
        self.args, self.kwargs = args, kwargs

    def record(self, seed: int | None) -> dict[str, Any]:
        """Both sides, first as they are, then with the plate of the particles, then enumerated."""
        import pyro
        from pyro.infer.elbo import ELBO

        with untouched(self.model, self.guide):
            if seed is not None:
                pyro.set_rng_seed(seed)
            model, guide, failed = self._both(self.model, self.guide, self.kwargs)
        plain: Any = None
        plate = (
            _particles(self.loss, [model, guide])
            if not any(failed.values()) and self.guide is not None
            else None
        )
        if plate is not None:
            owner = getattr(self.loss, "__self__", self.loss)
            if owner.max_plate_nesting == math.inf and isinstance(owner, ELBO):
                # guessed from a plain run, whose shapes are checked too (`ELBO._guess_max_plate_nesting`)
                plain = {"model": model.sites, "guide": guide.sites, **failed}
            model, guide, failed = self._with_particles(plate, model, guide, failed, seed)
        self._dependencies(model, guide, seed)
        record = {"seed": seed, "model": model.sites, "guide": guide.sites, **failed}
        record["plain"] = plain
        if plate is None:
            record["enumerated"] = _attempt(lambda: self._enumerated(model, guide, seed))
        return record

    def _enumerated(self, model: Any, guide: Any, seed: int | None) -> dict[str, Any] | None:
        """Both sides as the loss runs them under enumeration (`TraceEnum_ELBO._get_traces`); None where it does not."""
        import pyro
        from pyro.infer import TraceEnum_ELBO, TraceTMC_ELBO
        from pyro.poutine.enum_messenger import EnumMessenger

        owner = getattr(self.loss, "__self__", self.loss)
        if self.guide is None or not isinstance(owner, (TraceEnum_ELBO, TraceTMC_ELBO)):
            return None
        if not any(site.get("enumerate") for side in (model, guide) for site in side.sites):
            return None
        limit = owner.max_plate_nesting
        limit = _nesting(model, guide) if limit == math.inf else int(limit)
        if _nesting(model, guide) > limit:
            return None  # dims of values would lie among those of plates
        guide_handler, model_handler = EnumMessenger(first_available_dim=-1 - limit), EnumMessenger()
        with untouched(self.model, self.guide):
            if seed is not None:
                pyro.set_rng_seed(seed)
            theirs = _recorder()()
            guide_raised = self._run(theirs, guide_handler(self.guide), self.kwargs)
            ours = _recorder()(replayed=theirs.draws, infers=theirs.infers)
            model_raised = (
                self._run(ours, model_handler(self.model), self.kwargs) if guide_raised is None else None
            )
        for side in (ours, theirs):
            for site in side.sites:
                if site["kind"] == "sample":
                    infer = side.infers.get(site["name"], {})
                    site["enumerated_dims"] = sorted(infer.get("_dim_to_id") or {})
                    site["enumerated_dim"] = infer.get("_enumerate_dim")
        return {
            "model": ours.sites,
            "guide": theirs.sites,
            "model_raised": model_raised,
            "guide_raised": guide_raised,
        }

    def _with_particles(
        self, plate: tuple[int, int], model: Any, guide: Any, failed: Any, seed: int | None
    ) -> Any:
        import pyro

        def wrapped(side: Any) -> Any:
            return pyro.plate("num_particles_vectorized", plate[0], dim=plate[1])(side)

        with untouched(self.model, self.guide):
            if seed is not None:
                pyro.set_rng_seed(seed)
            try:
                return self._both(wrapped(self.model), wrapped(self.guide), self.kwargs)
            except Exception:
                return model, guide, failed

    def _both(self, model: Any, guide: Any, kwargs: Any, dims: Any = None) -> tuple[Any, Any, dict[str, Any]]:
        """Run the guide, then the model on its draws; CSIS runs the model first, an algorithm the model alone."""
        recorder = _recorder()
        if guide is None:
            ours = recorder(dims=dims)
            return ours, recorder(), {"model_raised": self._run(ours, model, kwargs), "guide_raised": None}
        if self.via == "CSIS":
            from pyro import poutine

            ours = recorder(dims=dims, joint=True)
            raised = self._run(ours, poutine.uncondition(model), kwargs)
            theirs = recorder(replayed=ours.draws, dims=dims)
            given = {**kwargs, "observations": ours.observations}  # `CSIS._get_matched_trace`
            return ours, theirs, {"model_raised": raised, "guide_raised": self._run(theirs, guide, given)}
        theirs = recorder(dims=dims)
        failed = self._run(theirs, guide, kwargs)
        messenger = _attempt(lambda: _guide_messenger(guide))
        if messenger is not None and failed is None:
            return (*_interleaved(recorder, messenger, theirs), {"guide_raised": None, "model_raised": None})
        ours = recorder(replayed=theirs.draws, dims=dims)
        return ours, theirs, {"guide_raised": failed, "model_raised": self._run(ours, model, kwargs)}

    def _run(self, recorder: Any, side: Any, kwargs: Any) -> Any:
        from pyro.poutine import runtime

        handlers, dims = list(runtime._PYRO_STACK), list(runtime._DIM_ALLOCATOR._stack)
        try:
            with recorder:
                side(*self.args, **kwargs)
        except _Stopped:
            raise
        except Exception as error:
            runtime._PYRO_STACK[:], runtime._DIM_ALLOCATOR._stack[:] = handlers, dims
            words = _words(error)
            message = _unfinished(error)
            if message is not None and not (message["infer"] or {}).get("_do_not_trace"):
                whole = id(message) in recorder.before
                recorder.add(message, words["place"], "")
                if not whole and recorder.sites[-1]["kind"] == "sample":  # outer handlers have not seen it
                    recorder.sites[-1].update(enumerate="unknown", mask_shape=None, value_shape=None)
            return words
        return None

    def _dependencies(self, model: Any, guide: Any, seed: int | None) -> None:
        """Note at each site on which enumerated sites its distribution depends, from one run with a dim for each of those."""
        import pyro

        sites = [site for recorder in (model, guide) for site in recorder.sites if site["kind"] == "sample"]
        everything = self.via in ("NUTS", "HMC")
        if not any(
            (everything or site["enumerate"] == "parallel") and not site["observed"] for site in sites
        ):
            return
        widths = [len(site["fn"]["batch_shape"] or ()) for site in sites]
        dims = Dims(-1 - max([_nesting(model, guide), *widths]), everything)
        with untouched(self.model, self.guide), dims.watching():
            pyro.set_rng_seed(seed or 0)
            enumerated = self._both(self.model, self.guide, self.kwargs, dims)
        for plain, other in zip((model, guide), enumerated[:2]):
            shapes = {
                site["name"]: site["fn"]["batch_shape"] or []
                for site in other.sites
                if site["kind"] == "sample"
            }
            chained = {site["name"] for site in other.sites if site.get("chained")}
            if dims.chained and len(other.sites) < len(plain.sites):  # torch raised at the index
                following = plain.sites[len(other.sites)]
                following.update(chained=True, depends=list(dims.of))
            for site in plain.sites:
                if site["kind"] == "sample" and site["name"] in shapes:
                    shape = shapes[site["name"]]
                    site["chained"] = site["name"] in chained
                    site["depends"] = [
                        name
                        for name, dim in dims.of.items()
                        if len(shape) >= -dim and shape[dim] > 1 and name != site["name"]
                    ] or (list(dims.of) if site["chained"] else [])  # the dims of a chain end up anywhere


def _guide_messenger(guide: Any) -> Any:
    """The guide where it is one of those that run the model themselves (`pyro.infer.enum.get_importance_trace`)."""
    from pyro import poutine
    from pyro.poutine.messenger import Messenger

    inner = poutine.unwrap(guide)
    return inner if isinstance(inner, Messenger) and hasattr(inner, "get_traces") else None


def _interleaved(recorder: Any, messenger: Any, both: Any) -> tuple[Any, Any]:
    """Model and guide of one interleaved run."""
    places = {site["name"]: site["place"] for site in both.sites}
    made = []
    for trace in messenger.get_traces():
        side = recorder()
        for name, node in trace.nodes.items():
            if node["type"] == "sample":
                side.add(node, places.get(name), "")
        made.append(side)
    for site in made[1].sites:
        site["provider"] = type(messenger).__name__
    return made[0], made[1]


@functools.lru_cache(maxsize=1)
def _recorder() -> Any:
    return _make_recorder()


class _Stopped(BaseException):
    """The program has passed its last pair call."""


# The entries


class _Same:
    """Tells by identity whether something is among some things."""

    def __init__(self, things: Any) -> None:
        self._things = list(things)

    def __contains__(self, thing: Any) -> bool:
        return any(each is thing for each in self._things)


class Tracer:
    """What is known of the pairs of one process; `write` gets the events."""

    def __init__(self) -> None:
        self.write: Callable[[dict[str, Any]], None] = lambda event: None
        self.runs = DEFAULT_RUNS
        self.fork = False
        self.expected: set[tuple[str, int]] = set()
        self.stops = False
        self.busy = 0
        self.inner_loss: Any = None
        self.pairs: dict[tuple[Any, ...], dict[str, Any]] = {}
        self.places: dict[int, Any] = {}
        self.alive: list[Any] = []
        self.without_guide: set[int] = set()
        self.at: Any = None
        self.trained: dict[tuple[int, int, int], tuple[str, Any]] = {}
        self.expecting = 0
        self.owner = threading.get_ident()
        self.stop: Callable[[], None] = lambda: None

    def remember(self, thing: Any) -> None:
        """Note where an object is built: the first note stays, which is the one of the outermost constructor."""
        if id(thing) not in self.places:
            frame = _user_frame(sys._getframe(1))
            while (
                frame is not None
                and frame.f_code.co_name == "__init__"
                and thing in _Same(frame.f_locals.values())
            ):
                frame = _user_frame(frame.f_back)  # the constructor of a class of the program
            self.places[id(thing)] = _place(frame)
            try:
                weakref.finalize(thing, self.places.pop, id(thing), None).atexit = False
            except TypeError:
                self.alive.append(thing)

    def built_at(self, thing: Any) -> Any:
        """Where an object was built, None where that was not seen."""
        return self.places.get(id(thing))

    def call(
        self,
        via: str,
        owner: Any,
        model: Any,
        guide: Any,
        loss: Any,
        args: Any,
        kwargs: Any,
        real: Callable[[], Any],
    ) -> Any:
        """Trace a pair at one of its first calls, then let the real call run."""
        if self.busy or threading.get_ident() != self.owner:
            if via in METHODS and self.inner_loss is None:
                self.inner_loss = loss
            return real()
        place = self.at or (self.built_at(owner) if owner is not None else None) or _here()
        if via in METHODS:
            via, place = self.trained.get((id(loss), id(model), id(guide)), (via, place))
        where = (place[0], place[1]) if place else ("", 0)
        sides = [_callable(model), _callable(guide) if guide is not None else None]
        owner_of_loss = getattr(loss, "__self__", loss)
        kind = (type(owner_of_loss).__qualname__, tuple(self.built_at(owner_of_loss) or ()))
        key = (via, tuple(place or ()), json.dumps(sides), kind, bool(self.expecting))
        pair = self.pairs.get(key)
        if pair is None:
            pair = self.pairs[key] = {"number": len(self.pairs), "calls": 0, "where": where}
        if pair["calls"] >= self.runs:
            seen = {(os.path.realpath(each["where"][0]), each["where"][1]) for each in self.pairs.values()}
            if self.stops and self.expected and self.expected <= seen:
                self.stop()
            self.busy += 1
            try:
                return real()
            except Exception as error:
                said = {"pair": pair["number"], "call": 0, "warnings": [], "raised": _words(error)}
                self.write({"event": "said", **said})
                raise
            finally:
                self.busy -= 1
        pair["calls"] += 1
        self.busy += 1
        try:
            self._trace(pair, place, via, model, guide, loss, args, kwargs, sides)
            self.inner_loss = None
            return self._real(pair, real)
        finally:
            self.busy -= 1

    def _trace(
        self,
        pair: Any,
        place: Any,
        via: str,
        model: Any,
        guide: Any,
        loss: Any,
        args: Any,
        kwargs: Any,
        sides: Any,
    ) -> None:
        first = pair["calls"] == 1
        if first:
            self.write(
                {
                    "event": "pair", "pair": pair["number"], "via": via, "place": place, "alone": guide is None,
                    "model": sides[0], "guide": sides[1], "loss": _loss(loss), "intended": bool(self.expecting),
                }
            )  # fmt: skip
        run = Run(via, model, guide, loss, args, kwargs)
        seeds: list[int | None] = [None, *range(1, self.runs)] if first else [None]
        number, call = pair["number"], pair["calls"]

        def work(seed: int | None) -> None:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    self.write({"event": "run", "pair": number, "call": call, **run.record(seed)})
            except TooManySites as error:
                self.write({"event": "untraced", "pair": number, "reason": str(error)})
            except Exception as error:
                self.write(
                    {"event": "untraced", "pair": number, "reason": f"{type(error).__name__}: {error}"[:500]}
                )

        for seed in seeds:
            self._aside(functools.partial(work, seed), number)

    def _aside(self, work: Callable[[], None], number: int) -> None:
        """Run something in a copy of this process, so that nothing of it is left; else here, silently."""
        import torch

        if not self.fork or torch.cuda.is_initialized():
            with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
                work()
            return
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                nowhere_fd = os.open(os.devnull, os.O_RDWR)
                os.dup2(nowhere_fd, 1)
                os.dup2(nowhere_fd, 2)
                work()
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        if status:
            how = (
                f"signal {os.WTERMSIG(status)}"
                if os.WIFSIGNALED(status)
                else f"exit code {os.WEXITSTATUS(status)}"
            )
            self.write(
                {
                    "event": "untraced",
                    "pair": number,
                    "reason": f"the process that traced it ended with {how}",
                }
            )

    def _real(self, pair: Any, real: Callable[[], Any]) -> Any:
        """The call itself, with all that Pyro says."""
        said: dict[str, Any] = {
            "event": "said",
            "pair": pair["number"],
            "call": pair["calls"],
            "warnings": [],
            "raised": None,
        }
        warn = warnings.warn

        def note(message: Any, category: Any = None, stacklevel: int = 1, *rest: Any, **more: Any) -> None:
            kind = type(message) if isinstance(message, Warning) else category or UserWarning
            noted = {"type": kind.__name__, "message": str(message)[:MAX_TEXT], "place": _here()}
            said["warnings"].append(noted)
            warn(message, category, stacklevel + 1, *rest, **more)

        # Noted before any filter, and then shown, hidden or raised as the program has it.
        warnings.warn = note
        try:
            return real()
        except Exception as error:
            said["raised"] = _words(error)
            raise
        finally:
            if warnings.warn is note:
                warnings.warn = warn
            if self.inner_loss is not None:
                said["inner_loss"] = _loss(self.inner_loss)
            self.write(said)


_TRACER = Tracer()


def _wrap(owner: Any, name: str, wrapper: Callable[[Any], Any]) -> None:
    original = owner.__dict__.get(name)
    if original is None or getattr(original, "_pyroast", False):
        return
    made: Any = functools.wraps(original)(wrapper(original))
    made._pyroast = True
    setattr(owner, name, made)
    _PATCHED.append((owner, name, original, made))


_PATCHED: list[tuple[Any, str, Any, Any]] = []
_WATCHED: list[tuple[Any, str, Any]] = []


def _wrap_method(owner: Any, name: str, wrapper: Callable[[Any], Any]) -> None:
    """Put a wrapper around a method that may be inherited."""
    original = getattr(owner, name)
    made = functools.wraps(original)(wrapper(original))
    inherited = name not in owner.__dict__
    setattr(owner, name, made)
    _CONTEXTS.append((owner, name, None if inherited else original))


_CONTEXTS: list[tuple[Any, str, Any]] = []


def _remembering(original: Any) -> Any:
    def __init__(self: Any, *args: Any, **kwargs: Any) -> Any:
        if _TRACER.owner == threading.get_ident():
            _TRACER.remember(self)
            if type(self).__name__ == "PyroSample":
                original(self, *args, **kwargs)
                return _TRACER.remember(
                    self.prior
                )  # all that a module keeps of it (`PyroModule.__setattr__`)
            if len(args) < 2 and kwargs.get("guide") is None:
                _TRACER.without_guide.add(id(self))
        result = original(self, *args, **kwargs)
        if _TRACER.owner == threading.get_ident() and type(self).__name__ == "SVI":
            loss = getattr(self.loss, "__self__", None)
            if loss is not None:
                _TRACER.alive.append((loss, self.model, self.guide))  # their ids must stay theirs
                place = ("SVI", _TRACER.built_at(self))
                _TRACER.trained.setdefault((id(loss), id(self.model), id(self.guide)), place)
        return result

    return __init__


def _remember_inherited(owner: Any) -> None:
    """A class without a constructor of its own gets none: its base's notes the place."""
    if "__init__" in owner.__dict__:
        _wrap(owner, "__init__", _remembering)


Sides = Callable[[Any, tuple[Any, ...], dict[str, Any]], Any]


def _entry(via: str, sides: Sides, owned: bool) -> Callable[[Any], Any]:
    """A wrapper around an inference call; `sides` gives model, guide, loss and the arguments of both, or None."""

    def wrapper(original: Any) -> Any:
        def called(self: Any, *args: Any, **kwargs: Any) -> Any:
            found = sides(self, args, kwargs)
            if found is None:
                return original(self, *args, **kwargs)
            model, guide, loss, given, named = found
            name = via or f"{type(self.elbo).__name__}()"
            return _TRACER.call(
                name,
                self if owned else None,
                model,
                guide,
                loss,
                given,
                named,
                lambda: original(self, *args, **kwargs),
            )

        return called

    return wrapper


def _sides_of_loss(self: Any, args: Any, kwargs: Any) -> Any:
    rest = list(args)
    named = dict(kwargs)
    model = named.pop("model") if "model" in named else rest.pop(0) if rest else None
    guide = named.pop("guide") if "guide" in named else rest.pop(0) if rest else None
    return (model, guide, self, tuple(rest), named) if callable(model) and callable(guide) else None


def _sides_of_predictive(self: Any, args: Any, kwargs: Any) -> Any:
    return self.model, self.guide, None, args, kwargs


def _sides_of_mcmc(self: Any, args: Any, kwargs: Any) -> Any:
    kernel = getattr(self, "kernel", None)
    model = getattr(kernel, "model", None)
    if model is None or type(kernel).__name__ not in ("NUTS", "HMC"):
        return None
    return model, None, None, args, kwargs


EXPECTING = {
    "_pytest.raises": ("RaisesExc",),
    "_pytest.python_api": ("RaisesContext",),  # until pytest 8.3
    "_pytest.recwarn": ("WarningsChecker",),
    "unittest.case": ("_AssertRaisesContext", "_AssertWarnsContext"),
}
"""The contexts in which a failure is expected, by module."""


def _expecting(original: Any) -> Any:
    def __enter__(self: Any) -> Any:
        _TRACER.expecting += 1
        return original(self)

    return __enter__


def _expecting_no_more(original: Any) -> Any:
    def __exit__(self: Any, *raised: Any) -> Any:
        _TRACER.expecting -= 1
        return original(self, *raised)

    return __exit__


def _watch_contexts(module: Any) -> None:
    """Put wrappers around the contexts of a module in which failures are expected."""
    for name in EXPECTING[module.__name__]:
        owner = module.__dict__.get(name)
        if isinstance(owner, type):
            for method, wrapper in (("__enter__", _expecting), ("__exit__", _expecting_no_more)):
                _wrap_method(owner, method, wrapper)


class _ContextFinder:
    """Watches the contexts of the modules that the program imports later; finds nothing itself."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> Any:
        if name not in EXPECTING:
            return None
        for finder in sys.meta_path:
            found = finder.find_spec(name, path, target) if not isinstance(finder, _ContextFinder) else None
            loader: Any = getattr(found, "loader", None)
            if hasattr(loader, "exec_module"):
                load = loader.exec_module

                def exec_module(module: Any, load: Any = load) -> None:
                    load(module)
                    _watch_contexts(module)

                loader.exec_module = exec_module  # the loader of this module alone
                return found
        return None


def install() -> None:
    """Put the wrappers around Pyro's inference calls."""
    if _PATCHED:
        return
    _TRACER.expecting = 0
    for each in EXPECTING.keys() & sys.modules.keys():
        _watch_contexts(sys.modules[each])
    sys.meta_path.insert(0, _ContextFinder())
    import pyro
    import pyro.infer
    import torch
    from pyro.infer import CSIS, SVI, Importance, Predictive
    from pyro.infer.autoguide import AutoGuide
    from pyro.infer.elbo import ELBO, ELBOModule
    from pyro.infer.energy_distance import EnergyDistance
    from pyro.infer.mcmc.api import AbstractMCMC
    from pyro.infer.mcmc.hmc import HMC
    from pyro.infer.mcmc.nuts import NUTS

    for package in (pyro, torch):
        _LIBRARIES.append(os.path.dirname(os.path.realpath(package.__file__ or "")) + os.sep)
    with contextlib.suppress(ImportError):
        import pyroapi

        _LIBRARIES.append(os.path.dirname(os.path.realpath(pyroapi.__file__)) + os.sep)
    _kind.cache_clear()
    classes = [ELBO, EnergyDistance, *_subclasses(ELBO)]
    from pyro.nn import PyroSample
    from pyro.poutine.guide import GuideMessenger

    for each in (
        PyroSample,
        GuideMessenger,
        *_subclasses(GuideMessenger),
        SVI,
        Importance,
        CSIS,
        Predictive,
        ELBOModule,
        AutoGuide,
        HMC,
        NUTS,
        *_subclasses(AutoGuide),
        *classes,
    ):
        if each.__module__.startswith("pyro"):
            _remember_inherited(each)
    for owner in classes:
        for method in METHODS:
            _wrap(owner, method, _entry(method, _sides_of_loss, owned=False))
    _wrap(EnergyDistance, "__call__", _entry("loss", _sides_of_loss, owned=False))
    _wrap(
        ELBOModule,
        "forward",
        _entry("", lambda self, args, kwargs: (self.model, self.guide, self.elbo, args, kwargs), owned=True),
    )
    for method in ("step", "evaluate_loss"):
        _wrap(
            SVI,
            method,
            _entry(
                "SVI",
                lambda self, args, kwargs: (self.model, self.guide, self.loss, args, kwargs),
                owned=True,
            ),
        )
    from pyro.infer.abstract_infer import TracePosterior

    def posterior(original: Any) -> Any:
        def run(self: Any, *args: Any, **kwargs: Any) -> Any:
            if (
                not isinstance(self, Importance)
                or isinstance(self, CSIS)
                or id(self) in _TRACER.without_guide
            ):
                return original(self, *args, **kwargs)
            return _TRACER.call(
                "Importance",
                self,
                self.model,
                self.guide,
                None,
                args,
                kwargs,
                lambda: original(self, *args, **kwargs),
            )

        return run

    _wrap(TracePosterior, "run", posterior)
    for method in ("step", "evaluate_loss"):
        _wrap(
            CSIS,
            method,
            _entry(
                "CSIS", lambda self, args, kwargs: (self.model, self.guide, None, args, kwargs), owned=True
            ),
        )
    _wrap(Predictive, "forward", _entry("Predictive", _sides_of_predictive, owned=True))
    for owner in (AbstractMCMC, *_subclasses(AbstractMCMC)):
        _wrap(owner, "run", _mcmc)
    _wrap_module(sys.modules["pyro.infer.discrete"], "_sample_posterior", _discrete)
    for module, name in ((pyro, "sample"), (pyro, "param"), (pyro, "plate"), (pyro, "module"), (pyro.poutine, "trace"),
                         (pyro.poutine, "replay"), (pyro.poutine, "block")):  # fmt: skip
        _WATCHED.append((module, name, getattr(module, name)))


def _mcmc(original: Any) -> Any:
    def run(self: Any, *args: Any, **kwargs: Any) -> Any:
        found = _sides_of_mcmc(self, args, kwargs)
        if found is None:
            return original(self, *args, **kwargs)
        via = type(self.kernel).__name__
        return _TRACER.call(
            via, self.kernel, found[0], None, None, args, kwargs, lambda: original(self, *args, **kwargs)
        )

    return run


def _discrete(original: Any) -> Any:
    def sample(
        model: Any,
        first_available_dim: Any,
        temperature: Any,
        strict_enumeration_warning: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        def real() -> Any:
            return original(
                model, first_available_dim, temperature, strict_enumeration_warning, *args, **kwargs
            )

        return _TRACER.call("infer_discrete", None, model, None, None, args, kwargs, real)

    return sample


def _wrap_module(module: Any, name: str, wrapper: Callable[[Any], Any]) -> None:
    original = getattr(module, name)
    made = functools.wraps(original)(wrapper(original))
    setattr(module, name, made)
    _PATCHED.append((module, name, original, made))


def uninstall() -> None:
    """Take the wrappers off again."""
    for owner, name, original, made in reversed(_PATCHED):
        if owner.__dict__.get(name) is made:
            setattr(owner, name, original)
    _PATCHED.clear()
    _WATCHED.clear()
    for owner, name, own in reversed(_CONTEXTS):
        if own is None:
            delattr(owner, name)
        else:
            setattr(owner, name, own)
    _CONTEXTS.clear()
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _ContextFinder)]


def _subclasses(cls: Any) -> list[Any]:
    found = []
    for each in cls.__subclasses__():
        found.extend([each, *_subclasses(each)])
    return found


def patched() -> list[str]:
    """What the program has replaced in Pyro."""
    names = [
        f"{owner.__name__}.{name}"
        for owner, name, _, made in _PATCHED
        if owner.__dict__.get(name) is not made
    ]
    names += [
        f"{module.__name__}.{name}"
        for module, name, value in _WATCHED
        if getattr(module, name, None) is not value
    ]
    return names


# Programs


def trace_pair(
    via: str, model: Any, guide: Any, loss: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    """Trace a pair that no inference call has brought together; with a loss, ask Pyro too."""
    owner = getattr(loss, "__self__", loss)
    real = (lambda: owner.loss(model, guide, *args, **kwargs)) if owner is not None else lambda: None
    # What it raises and warns of is recorded, and the program has not asked for this run.
    with contextlib.suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _TRACER.call(via, None, model, guide, loss, args, kwargs, real)


def begin(write: Callable[[dict[str, Any]], None], runs: int) -> None:
    """Record the pairs of this process from now on, until `uninstall`."""
    global _TRACER
    _TRACER = Tracer()
    _TRACER.write, _TRACER.runs = write, runs
    install()


def default_loss() -> Any:
    """A `Trace_ELBO`."""
    from pyro.infer import Trace_ELBO

    return Trace_ELBO()


def trace_untouched(
    via: str, model: Any, guide: Any, loss: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    """Trace a pair and ask its loss, and leave everything as it was."""
    with untouched(model, guide):
        trace_pair(via, model, guide, loss, args, kwargs)


def _from_factory(result: Any) -> tuple[Any, Any, tuple[Any, ...], dict[str, Any], Any]:
    if (
        not isinstance(result, (tuple, list))
        or not 2 <= len(result) <= 5
        or not all(map(callable, result[:2]))
    ):
        raise TypeError(
            "a factory returns (model, guide), (model, guide, args), (model, guide, args, kwargs), or these and a loss"
        )
    rest: tuple[Any, ...] = ((), {}, None)
    parts: list[Any] = [*result, *rest[len(result) - 2 :]]
    model, guide, args, kwargs, loss = parts
    return model, guide, tuple(args), dict(kwargs), loss


def _needs_nothing(function: Any) -> bool:
    """Whether a callable can be called without arguments."""
    import inspect

    try:
        inspect.signature(function).bind()
    except (TypeError, ValueError):
        return False
    return True


def run_program(request: dict[str, Any]) -> None:
    """Run the script, the factories or the pairs of functions of a request."""
    sys.argv = [request["script"] or "", *request["arguments"]]
    folder = request["folder"]
    sys.path[:] = [path for path in sys.path if path and os.path.realpath(path) != os.path.dirname(_OWN)]
    sys.path.insert(0, folder)
    namespace: dict[str, Any] = {}
    if request["script"] is not None:
        if request.get("source") is not None:
            namespace = _run_source(request["script"], request["source"])
        else:
            namespace = runpy.run_path(request["script"], run_name=request["run_name"])
    failed: list[Exception] = []
    for factory in request["factories"]:
        try:
            _run_factory(factory, namespace)
        except Exception as error:  # the others are run all the same
            failed.append(error)
    for model, guide in request["by_name"]:
        ours, theirs = namespace.get(model), namespace.get(guide)
        if callable(ours) and callable(theirs) and _needs_nothing(ours) and _needs_nothing(theirs):
            side = _callable(theirs)
            _TRACER.at = [side.get("file", request["script"]), side.get("line", 1), None, None, None]
            trace_pair("name", ours, theirs, None, (), {})
            _TRACER.at = None
    if failed:
        raise failed[0]


def _run_source(name: str, source: str) -> dict[str, Any]:
    import linecache
    import types

    module = types.ModuleType("__main__")
    module.__file__ = name
    sys.modules["__main__"] = module
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    exec(compile(source, name, "exec"), module.__dict__)
    return module.__dict__


def _run_factory(factory: str, namespace: dict[str, Any]) -> None:
    module, _, name = factory.rpartition(":")
    if not module:
        target = namespace[name]
    else:
        target = __import__("importlib").import_module(module)
        for part in name.split("."):
            target = getattr(target, part)
    model, guide, args, kwargs, loss = _from_factory(target())
    code = getattr(target, "__code__", None)
    _TRACER.at = [code.co_filename, code.co_firstlineno, None, None, None] if code is not None else None
    trace_pair("factory", model, guide, loss, args, kwargs)
    _TRACER.at = None


def run(request: dict[str, Any], write: Callable[[dict[str, Any]], None]) -> None:
    """Run a request and write its events; nothing is raised."""
    _TRACER.write, _TRACER.runs, _TRACER.fork = write, request["runs"], request["fork"]
    _TRACER.expected = {(os.path.realpath(path), line) for path, line in request["expected"]}
    _TRACER.stops, _TRACER.owner = True, threading.get_ident()

    def stop() -> None:
        write({"event": "end", "reason": "done", "patched": patched()})
        os._exit(STOP_EXIT)

    _TRACER.stop = stop
    try:
        run_program(request)
    except SystemExit as ended:
        if ended.code not in (None, 0):
            write({"event": "end", "reason": "exit", "code": str(ended.code)[:200], "patched": patched()})
            return
    except BaseException as error:
        lines = traceback.format_exception(type(error), error, error.__traceback__)
        errno = getattr(error, "errno", None) if isinstance(error, OSError) else None
        write(
            {
                "event": "end", "reason": "exception", **_words(error), "errno": errno, "patched": patched(),
                "missing": getattr(error, "name", None) if isinstance(error, ImportError) else None,
                "memory": isinstance(error, MemoryError) or "can't allocate memory" in str(error),
                "traceback": "".join(lines)[-4_000:],
            }
        )  # fmt: skip
        return
    write({"event": "end", "reason": "finished", "patched": patched()})


def writer(descriptor: int) -> Callable[[dict[str, Any]], None]:
    """Writes events as lines of JSON, each as a whole."""

    def write(event: dict[str, Any]) -> None:
        data = (json.dumps(event, default=str) + "\n").encode()
        while data:
            data = data[os.write(descriptor, data) :]

    return write


def main() -> None:
    """Read the request from standard input's stand-in, run it, and write to the descriptor given."""
    descriptor = int(sys.argv[1])
    with open(int(sys.argv[2]), encoding="utf-8", closefd=True) as stream:
        request = json.load(stream)
    write = writer(descriptor)
    try:
        import pyro
        import torch
    except ImportError as error:
        write(
            {
                "event": "end",
                "reason": "no pyro",
                "message": str(error),
                "missing": error.name,
                "python": sys.executable,
            }
        )
        return
    except BaseException as error:
        write(
            {
                "event": "end",
                "reason": "no pyro",
                "message": f"{type(error).__name__}: {error}",
                "missing": None,
                "python": sys.executable,
            }
        )
        return
    write(
        {
            "event": "hello", "version": VERSION, "python": sys.executable, "torch": torch.__version__, "pyro": pyro.__version__,
            "gpu": torch.cuda.is_available(),
        }
    )  # fmt: skip
    install()
    run(request, write)
    sys.stdout.flush()
    # Threads and atexit handlers of the program are not waited for: its last pair call is over.
    os._exit(0)


if __name__ == "__main__":
    main()
