"""One slip, one finding: symptoms that have a better known cause, and questions about shapes that stay open."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import (
    chained_index,
    dependencies,
    enumerated_in_guide,
    enumerates,
    factors,
    lost_under_enumeration,
    summed_out,
    under_enumeration,
)
from pyroast.facts import Tri
from pyroast.finding import Unknown
from pyroast.matcher import Alignment, Row, event_dims_differ, together
from pyroast.records import replace
from pyroast.site_shapes import INFINITY, disagree, doubtful, misplaced, transposed, unobservable
from pyroast.symbolic import same, text
from pyroast.trace import Site, Trace, name_text
from pyroast.values import Symbol


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
        if (
            pair.enumerated is None and pair.loss.max_plate_nesting != INFINITY
        ):  # no plain run: enumerated draws have size 1 in their plates
            events = (
                site
                for site in sites
                if site.distribution is not None and site.distribution.name == "Independent"
            )
            causes |= {name_text(site.name) for site in events if dependencies(site) & names}

    def cleared(trace: Trace) -> Trace:
        kept = tuple(each for each in trace.faults if each.code != "PYR205" or each.site not in causes)
        return replace(trace, faults=kept)

    sides = (replace(side, trace=cleared(side.trace)) for side in (pair.model, pair.guide))
    return replace(alignment, pair=replace(pair, model=next(sides), guide=next(sides)))


def open_shapes(alignment: Alignment) -> Iterator[Unknown]:
    """What cannot be said of the shapes of a pair: all that is open where the arguments are known, and else what would
    fit only if a size were 1."""
    pair = alignment.pair
    limit = pair.loss.max_plate_nesting
    if not pair.compares or not pair.loss.checks_shapes or limit is None:
        return
    if any(fault.code == "PYR202" for side in (pair.model, pair.guide) for fault in side.trace.faults):
        return  # the run ends before it has any shapes
    for row in alignment.rows:
        for site in (*row.model, *row.guide):
            size = doubtful(site, limit)
            if size is not None:
                reason = f"'{row.text}' has a dim of size {text(size)} that no plate declares"
                yield Unknown(reason, site.path, site.span)
            if enumerates(alignment) and site.enumerate and _unequal_counts(site):
                yield Unknown(f"whether '{row.text}' has one total_count", site.path, site.span)
        for model in row.latents():
            for guide in row.guide:
                sizes = transposed(model, guide)
                if sizes is not None:
                    own, other = map(text, sizes)
                    reason = (
                        f"'{row.text}' has a dim of size {own} in the model and of size {other} in the guide"
                    )
                    yield Unknown(reason, guide.path, guide.span)
    yield from _open_scale(alignment)
    if not pair.concrete:
        return
    for row in alignment.rows:
        for site in (*row.model, *row.guide):
            in_model = any(site is own for own in row.model)
            seen = under_enumeration(pair, in_model, site) or site
            if (
                not site.outside
                and not site.provider
                and (
                    lost_under_enumeration(pair, in_model, site)
                    or Tri.UNKNOWN in (misplaced(seen, limit, many=pair.many), unobservable(seen))
                )
            ):
                yield _open(row, site)
        for model in row.latents():
            for guide in row.guide:
                if model.outside or guide.outside:
                    continue
                if guide.provider or guide.observed is not False or not together(model, guide):
                    continue
                if disagree(model, guide, limit, pair.many) is Tri.UNKNOWN:
                    yield _open(row, guide)


def _open_scale(alignment: Alignment) -> Iterator[Unknown]:
    """A scale that may or may not be that of the sum it takes part in (`traceenum_elbo._get_common_scale`)."""
    if alignment.pair.alone or not enumerates(alignment) or alignment.pair.loss.name == "TraceTMC_ELBO":
        return
    sums = summed_out(alignment)
    for term in factors(alignment) if sums else ():
        scale, common = term.site.scale, sums[0].scale
        if scale is None or common is None or same(scale, common) is Tri.UNKNOWN:
            name, first = name_text(term.site.name), name_text(sums[0].name)
            yield Unknown(f"whether '{name}' and '{first}' have one scale", term.site.path, term.site.span)
            return


def _unequal_counts(site: Site) -> bool:
    """Whether a site has a tensor of counts, which can be enumerated only if they are equal (`Binomial.enumerate_support`)."""
    count = site.distribution.argument("total_count") if site.distribution is not None else None
    return isinstance(count, Symbol) and bool(count.shape)


def _open(row: Row, site: Site) -> Unknown:
    return Unknown(f"the shape of '{row.text}' is not known", site.path, site.span)
