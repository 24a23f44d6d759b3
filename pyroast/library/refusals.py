"""What setting up an inference refuses: optimisers, losses and models that are none (pyro/infer/svi.py)."""

from __future__ import annotations

from pyroast.protocol import Machine
from pyroast.spans import Span
from pyroast.symbolic import Sym
from pyroast.values import (
    NONE,
    Constant,
    DictCell,
    Distribution,
    ListCell,
    Object,
    Reference,
    Symbol,
    Template,
    Tuple,
    Value,
)

OPTIMIZER = "torch.optim.Optimizer"


def refuse(m: Machine, code: str, span: Span, message: str) -> None:
    """Note that Pyro raises, unless another backend than Pyro may be meant."""
    if not any(handler.type == "other backend" for handler in m.handlers):
        m.fault(code, span, message)


def check_optimizer(m: Machine, value: Value, span: Span) -> None:
    """`SVI.__init__` takes an instance of `PyroOptim` only."""
    parts = [part for _, part in m.alternatives(value)]
    if any(
        m.is_default(part.state.get("class", NONE) if isinstance(part, Object) else part) for part in parts
    ):
        return
    found = [_not_pyro_optim(part) for part in parts]
    if found and all(found):
        refuse(
            m,
            "PYR507",
            span,
            f"{found[0]} is not an optimiser of Pyro: SVI raises ValueError 'Optimizer should be an instance of "
            "pyro.optim.PyroOptim class.'; use pyro.optim, which gets the parameters from the param store",
        )


def _not_pyro_optim(value: Value) -> str:
    """What a value is that is certainly no instance of PyroOptim; empty where it may be one."""
    match value:
        case Object(type=name) if name == OPTIMIZER:
            return "a torch optimiser"
        case Reference(name=name) if name.startswith("torch.optim."):
            return f"the class {name}"
        case Reference(name=name) if name.startswith("pyro.optim."):
            return f"{name} itself, without a call,"
        case DictCell() | ListCell() | Tuple() | Template():
            return "a dict of options" if isinstance(value, DictCell) else "a list"
        case Constant(value=given) if value != NONE:
            return repr(given)
        case _:
            return ""


def check_loss(m: Machine, value: Value, span: Span) -> None:
    """A loss class without a call: `SVI.step` calls it with model and guide, and gets an object instead of a loss."""
    value = m.select(value)
    if (
        isinstance(value, Reference)
        and value.name.startswith("pyro.infer.")
        and _is_loss(value.name)
        and not m.is_default(value)
    ):
        short = value.name.rpartition(".")[2]
        refuse(
            m,
            "PYR508",
            span,
            f"the loss is the class {short}, not an instance: SVI calls it with model and guide, and step raises "
            f"\"'{short}' object has no attribute 'item'\" or the like; write {short}()",
        )


def _is_loss(name: str) -> bool:
    return name.endswith("ELBO") or name.rpartition(".")[2] in (
        "ReweightedWakeSleep",
        "EnergyDistance",
        "Trace_MMD",
    )


def check_callable(m: Machine, value: Value, side: str, span: Span) -> None:
    """A model or guide that has been called already: what it returned is no function."""
    value = m.select(value)
    kind = _no_function(value)
    if kind:
        refuse(
            m,
            "PYR508",
            span,
            f"the {side} is {kind}, the result of a call, not a function: Pyro raises TypeError when it runs "
            "it ('is not callable' or the like); hand over the function itself",
        )


def _no_function(value: Value) -> str:
    match value:
        case Constant(value=None):
            return "None"
        case Distribution():
            return "a distribution"
        case Symbol(form=Sym(origin=(kind, *_)), tensor=True) if kind in ("site", "param"):
            return "a tensor"
        case Tuple() | ListCell() | DictCell():
            return "a collection"
        case _:
            return ""
