"""Slips at the loss: another one, and fewer plates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .anatomy import Anatomy, Edit, called, keyword_value, lines_of
from .mutate import Change, change, mutation

OTHER_LOSSES = {
    "Trace_ELBO": ("TraceEnum_ELBO", "TraceMeanField_ELBO"),
    "TraceEnum_ELBO": ("Trace_ELBO", "TraceMeanField_ELBO"),
    "TraceMeanField_ELBO": ("Trace_ELBO", "TraceEnum_ELBO"),
}


def _all_sites(anatomy: Anatomy) -> set[int]:
    return anatomy.partners(anatomy.sites)


@mutation("another loss")
def switch_loss(anatomy: Anatomy) -> Iterator[Change]:
    """Another loss; its partners are all sites, since it asks of all."""
    if "import pyro\n" not in anatomy.source:
        return
    for call in anatomy.losses():
        for other in OTHER_LOSSES.get(called(call), ()):
            edit = anatomy.replace(call.func, f"pyro.infer.{other}")
            yield change([edit], lines_of(call), _all_sites(anatomy), f"{called(call)} to {other}")


@mutation("lower max_plate_nesting")
def lower_nesting(anatomy: Anatomy) -> Iterator[Change]:
    """A loss that is told of one plate less; its partners are all plates and sites."""
    for call in anatomy.losses():
        nesting = keyword_value(call, "max_plate_nesting")
        plates = {line for plate in anatomy.plates for line in lines_of(plate.call)}
        if isinstance(nesting, ast.Constant) and isinstance(nesting.value, int) and nesting.value > 0:
            edit = anatomy.replace(nesting, str(nesting.value - 1))
        elif nesting is None and called(call) in OTHER_LOSSES and not call.keywords and not call.args:
            end = anatomy.span(call)[1] - 1
            edit = Edit(end, end, "max_plate_nesting=0")
        else:
            continue
        partners = plates | _all_sites(anatomy)
        yield change([edit], lines_of(call), partners, f"max_plate_nesting {edit.text}")
