"""Optimisers of torch (torch/optim): what trains the parameters that it is handed."""

from __future__ import annotations

from pyroast.library.refusals import OPTIMIZER
from pyroast.library.registry import model
from pyroast.library.training import hand_over
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.values import Object, Value, opaque

NAMES = ("Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "ASGD", "LBFGS", "NAdam", "RAdam", "RMSprop", "Rprop",
         "SGD", "SparseAdam")  # fmt: skip


@model(*(f"torch.optim.{name}" for name in NAMES))
def construct(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`torch.optim.Adam(params, lr=...)`: trains the modules whose parameters it is given."""
    hand_over(m, arguments)
    if m.dry:  # what a method that no one calls would make: a caller may have chosen another class
        return opaque("optimizer", external=True, definite=True)
    return m.new(Object({}, type=OPTIMIZER, span=span, file=m.file))


@model(f"{OPTIMIZER}.__getattr__")
def attribute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Methods and settings of an optimiser have no effect on sites."""
    return opaque("optimizer", external=True, definite=True)
