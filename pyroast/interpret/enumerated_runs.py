"""The runs that a loss makes under enumeration: model and guide with the shapes that their tensors have then.

Follows `TraceEnum_ELBO._get_traces` (pyro/infer/traceenum_elbo.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroast.library.enumerated_values import ENUMERATED, Dims, Drawn, Enumerator
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.trace import Site, Trace
from pyroast.values import Name, Object, Value

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

ENUMERATING = frozenset({"TraceEnum_ELBO", "JitTraceEnum_ELBO", "TraceTMC_ELBO"})


def enumerates(loss: Value, guide: Trace, model: Trace) -> bool:
    """Whether a loss runs model and guide under enumeration, and something is enumerated then."""
    if not isinstance(loss, Object) or loss.type.rpartition(".")[2] not in ENUMERATING:
        return False
    return any(site.enumerate == "parallel" for trace in (guide, model) for site in trace.samples())


def with_shared_dims(model: Trace, guide: Trace) -> tuple[Trace, Trace]:
    """Both runs, where a guide's site may also have the dims that its counterpart in the model may have.

    Replay hands the guide's `infer` on, into which the model's run then writes (`EnumMessenger._pyro_post_sample`).
    """
    later = {site.name: site.enumerated_dims for site in model.samples() if site.latent}

    def widened(site: Site) -> Site:
        more = later.get(site.name, frozenset())
        if site.kind != "sample" or site.enumerated_dims is None or not site.latent:
            return site
        return replace(site, enumerated_dims=None if more is None else site.enumerated_dims | more)

    return model, replace(guide, sites=tuple(widened(site) for site in guide.sites))


def enumerators(m: Interpreter, nesting: int, span: Span) -> tuple[Enumerator, Enumerator]:
    """The handlers for model and guide; the guide is to be run first, and the model takes over its draws."""
    dims, drawn = Dims(-1 - nesting, -1 - nesting), dict[Name, Drawn]()
    around_guide = Enumerator({}, type=ENUMERATED, span=span, entry=m.path, dims=dims, drawn=drawn)
    around_model = Enumerator({}, type=ENUMERATED, span=span, entry=m.path, dims=dims, guide=drawn)
    return m.new(around_model), m.new(around_guide)
