"""What setting up an inference refuses: optimisers, losses and models that are none (pyro/infer/svi.py)."""

from __future__ import annotations

from pyroast.library.autoguide_names import JOINT, PER_SITE
from pyroast.protocol import Machine
from pyroast.spans import Span
from pyroast.symbolic import Sym
from pyroast.values import (
    NONE,
    Constant,
    DictCell,
    Distribution,
    Function,
    ListCell,
    Object,
    Partial,
    Reference,
    Symbol,
    Template,
    Tuple,
    Value,
)

OPTIMIZER = "torch.optim.Optimizer"
MADE_FOR_A_MODEL = frozenset(f"pyro.infer.autoguide.{name}" for name in (*PER_SITE, *JOINT))
"""The classes of autoguides that wrap the model in a handler when they are made (pyro/infer/autoguide/guides.py)."""


def refuse(m: Machine, code: str, span: Span, message: str) -> None:
    """Note that Pyro raises, unless another backend than Pyro may be meant."""
    if not any(handler.type == "other backend" for handler in m.handlers):
        m.fault(code, span, message)


def check_optimizer(m: Machine, value: Value, span: Span) -> None:
    """`SVI.__init__` takes an instance of `PyroOptim` only."""
    parts = [part for _, part in m.alternatives(value)]
    if m.uncalled and any(
        part == NONE or m.is_default(part.state.get("class", NONE) if isinstance(part, Object) else part)
        for part in parts
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
        case Object(type=name) if _is_loss(name):
            return f"a {name.rpartition('.')[2]}, which is a loss,"
        case Partial() | Function():
            return "a function"
        case DictCell() | ListCell() | Tuple() | Template():
            return "a dict of options" if isinstance(value, DictCell) else "a list"
        case Constant(value=given):
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
        and not (m.uncalled and m.is_default(value))
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
    """Whether a qualified name is that of a loss."""
    return (name.startswith("pyro.infer.") and name.endswith("ELBO")) or name.rpartition(".")[2] in (
        "ReweightedWakeSleep",
        "EnergyDistance",
        "Trace_MMD",
    )


def check_callable(m: Machine, value: Value, side: str, span: Span) -> None:
    """A model or guide that has been called already: what it returned is no function; an autoguide that is not made."""
    value = m.select(value)
    kind = _no_function(value)
    if (
        isinstance(value, Reference)
        and is_autoguide_class(value)
        and not (m.uncalled and m.is_default(value))
    ):
        short = value.name.rpartition(".")[2]
        refuse(
            m,
            "PYR508",
            span,
            f"the {side} is the class {short}, not a guide: Pyro calls it with the data in the place of the model and raises "
            f"ValueError 'is not callable' or a TypeError; write {short}(model)",
        )
    elif kind:
        refuse(
            m,
            "PYR508",
            span,
            f"the {side} is {kind}, the result of a call, not a function: Pyro raises TypeError when it runs "
            "it ('is not callable' or the like); hand over the function itself",
        )


def is_autoguide_class(value: Value) -> bool:
    """Whether a value is the class of an autoguide."""
    return isinstance(value, Reference) and value.name in MADE_FOR_A_MODEL


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
