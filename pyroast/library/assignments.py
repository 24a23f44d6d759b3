"""Assignments to attributes of modules that torch or Pyro refuse (torch/nn/modules/module.py, pyro/nn/module.py)."""

from __future__ import annotations

import math

from pyroast import ir
from pyroast.conditions import FALSE, TRUE
from pyroast.library.neural import KINDS, Module, class_of
from pyroast.library.refusals import refuse
from pyroast.library.training import PYRO_MODULE, is_module, is_parameter
from pyroast.protocol import Machine
from pyroast.values import TRUE_VALUE, Constant, Function, Instance, Object, Symbol, Tuple, Value

DESCRIPTORS = ("pyro.nn.PyroSample", "pyro.nn.PyroParam")
LOOKING = frozenset({"setattr", "getattr", "hasattr", "isinstance", "type", "id"})
"""Builtins to which an object may be handed without being set up by them."""
UNREADY = "$without super().__init__()"


def check_assignment(m: Machine, owner: Instance | Object, name: str, new: Value) -> None:
    """What `owner.name = new` raises, before it is done."""
    if isinstance(new, Object) and new.type in DESCRIPTORS and _has_parameter(m, owner, name):
        kind = new.type.rpartition(".")[2]
        where = class_of(owner).rpartition(".")[2] if isinstance(owner, Object) else owner.cls.name
        built = f"nn.{where}" if isinstance(owner, Object) else where
        refuse(
            m,
            "PYR509",
            m.here,
            f"{where} is a plain torch module, so a {kind} cannot stand for its parameter '{name}': torch raises TypeError "
            f"\"cannot assign 'pyro.nn.module.{kind}' as parameter '{name}'\"; build it as PyroModule[{built}]",
        )
    if isinstance(owner, Instance) and UNREADY in owner.state and _too_early(m, owner.state[UNREADY]):
        raised = _without_init(m, new)
        if raised:
            del owner.state[UNREADY]
            refuse(
                m,
                "PYR510",
                m.here,
                f"{owner.cls.name}.__init__ sets '{name}' without super().__init__(): the PyroModule is not set up, and Pyro "
                f"raises {raised}",
            )


def _has_parameter(m: Machine, owner: Instance | Object, name: str) -> bool:
    """Whether a plain module certainly has a parameter of that name (`torch.nn.Module.__setattr__`)."""
    if isinstance(owner, Instance):
        stored = owner.state.get(name)
        return stored is not None and is_parameter(stored) and m.is_instance(owner, PYRO_MODULE) == FALSE
    kind = KINDS.get(owner.type)
    return (
        kind is not None and kind.parameters is not None and name in kind.parameters(Module(m, owner, m.here))
    )


def _without_init(m: Machine, new: Value) -> str:
    """What an assignment raises in a PyroModule that `PyroModule.__init__` has not set up; empty where nothing."""
    match new:
        case Object(type="pyro.nn.PyroSample"):
            return "KeyError '_pyro_samples'"
        case Object(type="pyro.nn.PyroParam"):
            return "AttributeError 'object has no attribute '_pyro_params''"
        case Symbol(tensor=True) if is_parameter(new):
            return "AttributeError 'object has no attribute '_pyro_context''"
        case Instance() if m.is_instance(new, PYRO_MODULE) == TRUE:
            return "AttributeError 'object has no attribute '_pyro_name''"
        case Object(type="pyro.nn.PyroModule"):
            return "AttributeError 'object has no attribute '_pyro_name''"
        case Object() if is_module(m, new):
            return "AttributeError 'cannot assign module before Module.__init__() call'"
        case _:
            return ""


def expect_init(m: Machine, instance: Instance, init: Function) -> None:
    """Remember an instance of a PyroModule until its `__init__` may have called that of its bases."""
    if m.is_instance(instance, PYRO_MODULE) == TRUE:
        first = _first_mention(init.definition)
        place = (Constant(init.file), Constant(init.span.line), Constant(first))
        instance.state[UNREADY] = Tuple(place) if first < math.inf else TRUE_VALUE


def _too_early(m: Machine, unready: Value) -> bool:
    """Whether what runs stands before all that may set the module up: in its `__init__`, or anywhere if nothing does."""
    match unready:
        case Tuple(items=(Constant(value=str(file)), Constant(value=int(begin)), Constant(value=int(ready)))):
            return m.file == file and begin <= m.here.line < ready
        case _:
            return True


def _first_mention(definition: object) -> float:
    """The first line on which a function speaks of any `__init__` or `super`, or hands itself to what may call them.

    `super().__init__` and `super()`, statements that call nothing of the base, are none of these.
    """
    first = math.inf
    pending: list[object] = list(getattr(definition, "body", ()))
    while pending:
        node = pending.pop()
        match node:
            case ir.ExprStmt(value=ir.Attr(name="__init__") | ir.Call(func=ir.Name(id="super"))):
                continue
            case ir.Attr(name="__init__" | "__setstate__", span=span) | ir.Name(id="super", span=span):
                first = min(first, span.line)
            case ir.Call(func=ir.Name(id=name)) if name in LOOKING:
                pass
            case ir.Call(args=args, span=span) if any(
                isinstance(arg.value, ir.Name) and arg.value.id == "self" for arg in args
            ):
                first = min(first, span.line)
        pending.extend(node if isinstance(node, tuple) else ir.children(node))
    return first
