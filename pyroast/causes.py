"""One slip, one finding: symptoms that have a better known cause, and questions about shapes that stay open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pyroast.enumeration import chained_index, enumerated_in_guide, enumerates, summed_out
from pyroast.facts import Tri
from pyroast.finding import Unknown
from pyroast.matcher import Alignment, Row, event_dims_differ, together
from pyroast.site_shapes import disagree, misplaced, unobservable
from pyroast.trace import Site, Trace, name_text


def without_symptoms(alignment: Alignment) -> Alignment:
    """The alignment without misfits of plates (PYR205) at sites for which another rule names the cause.

    These are sites on whose event_dim the sides disagree (PYR305), and chained indices by enumerated sites (PYR419).
    """
    pair = alignment.pair
    if not (pair.model.trace.faults or pair.guide.trace.faults):
        return alignment
    causes: set[str] = set()
    if pair.compares:
        causes |= {row.text for row in alignment.rows if event_dims_differ(row)}
    if enumerates(alignment):
        names = frozenset(
            name_text(site.name) for site in (*summed_out(alignment), *enumerated_in_guide(alignment))
        )
        sites = (*pair.model.trace.samples(), *pair.guide.trace.samples())
        causes |= {name_text(site.name) for site in sites if chained_index(site, names)}

    def cleared(trace: Trace) -> Trace:
        kept = tuple(each for each in trace.faults if each.code != "PYR205" or each.site not in causes)
        return replace(trace, faults=kept)

    sides = (replace(side, trace=cleared(side.trace)) for side in (pair.model, pair.guide))
    return replace(alignment, pair=replace(pair, model=next(sides), guide=next(sides)))


def open_shapes(alignment: Alignment) -> Iterator[Unknown]:
    """What cannot be said of the shapes of a pair whose arguments are all known."""
    pair = alignment.pair
    limit = pair.loss.max_plate_nesting
    if not pair.concrete or not pair.compares or not pair.loss.checks_shapes or limit is None:
        return
    for row in alignment.rows:
        for site in (*row.model, *row.guide):
            if not site.provider and Tri.UNKNOWN in (misplaced(site, limit), unobservable(site)):
                yield _open(row, site)
        for model in row.latents():
            for guide in row.guide:
                if guide.provider or guide.observed is not False or not together(model, guide):
                    continue
                if disagree(model, guide, limit) is Tri.UNKNOWN:
                    yield _open(row, guide)


def _open(row: Row, site: Site) -> Unknown:
    return Unknown(f"the shape of '{row.text}' is not known", site.path, site.span)
