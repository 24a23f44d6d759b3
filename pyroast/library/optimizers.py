"""Optimisers of torch (torch/optim): what trains the parameters that it is handed."""

from __future__ import annotations

from pyroast.library.refusals import OPTIMIZER
from pyroast.library.registry import model
from pyroast.library.training import hand_over
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.values import Object, Reference, Value, opaque

NAMES = ("Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "ASGD", "LBFGS", "NAdam", "RAdam", "RMSprop", "Rprop",
         "SGD", "SparseAdam")  # fmt: skip


def _register(name: str) -> None:
    @model(f"torch.optim.{name}")
    def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
        """`torch.optim.Adam(params, lr=...)`: trains the modules whose parameters it is given."""
        hand_over(m, arguments)
        m.training.optimised = True
        state: dict[object, Value] = {"class": Reference(f"torch.optim.{name}")}
        return m.new(Object(state, type=OPTIMIZER, span=span, file=m.file))


for _name in NAMES:
    _register(_name)


@model(f"{OPTIMIZER}.__getattr__")
def attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Methods and settings of an optimiser have no effect on sites."""
    return opaque("optimizer", external=True, definite=True)
