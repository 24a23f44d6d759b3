"""One side of a row in the alignment table: what is known of a site, as plain texts and numbers."""

from __future__ import annotations

from collections.abc import Iterable

from pyroast import conditions, supports
from pyroast.finding import FrameReport, SideReport
from pyroast.shapes import Shape
from pyroast.symbolic import Form, atoms, text
from pyroast.trace import PARTICLES, Site, name_text
from pyroast.values import Distribution, Frame


def side_report(sites: Iterable[Site]) -> SideReport | None:
    """What one side does with a name, from the sites that it has under that name; None where it has none."""
    chosen = list(sites)
    if not chosen:
        return None
    site = chosen[0]
    observed = {True: "yes", False: "no", None: "unknown"}[site.observed]
    if len({one.observed for one in chosen}) > 1:
        observed = "unknown"
    fn = site.distribution
    shown = "?" if fn is None else fn.name if fn.name != "Independent" or fn.base is None else _innermost(fn)
    frames = [frame for frame in site.frames if frame is None or frame.name.literal != PARTICLES]
    return SideReport(
        shown,
        tuple("?" if frame is None else name_text(frame.name) for frame in frames),
        observed,
        "unknown" if site.enumerate == "unknown" else "yes" if site.enumerate else "no",
        " or ".join(dict.fromkeys(conditions.describe(one.presence) for one in chosen if one.presence)),
        site.span,
        site.path,
        _sizes(fn.batch_shape) if fn is not None else None,
        _sizes(fn.event_shape) if fn is not None else None,
        supports.describe(fn.support) if fn is not None and fn.support is not None else "",
        tuple(map(_frame, frames)),
    )


def _frame(frame: Frame | None) -> FrameReport:
    if frame is None:
        return FrameReport("?", None, None, True)
    size = None if frame.size is None or frame.size == -1 else _size(frame.size)
    return FrameReport(name_text(frame.name), size, frame.dim, frame.vectorized)


def _sizes(shape: Shape | None) -> tuple[int | str | None, ...] | None:
    return tuple(map(_size, shape)) if shape is not None else None


def _size(form: Form) -> int | str | None:
    """A size as a number or as what it is known by; None where nothing is known of it."""
    if isinstance(form, int):
        return form
    return None if any(symbol.origin[0] == "size" for symbol in atoms(form)) else text(form)


def _innermost(fn: Distribution) -> str:
    while fn.base is not None and fn.name in ("Independent", "MaskedDistribution", "ExpandedDistribution"):
        fn = fn.base
    return fn.name
