"""The repairs that rules attach to their reports: intents with places and facts, which `pyroast.fixes` turns into edits."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.conditions import TRUE
from pyroast.facts import Tri
from pyroast.finding import Plain
from pyroast.matcher import Alignment, Row
from pyroast.rule import Repair
from pyroast.site_shapes import nesting
from pyroast.spans import Place, Span
from pyroast.supports import NAMED, Support
from pyroast.trace import Site, Trace, name_text
from pyroast.values import Frame

_CLOSE = 0.6


_BY_CODE: dict[str, tuple[tuple[str, tuple[tuple[str, Plain], ...]], ...]] = {
    "PYR103": (("trace-draw", ()),),
    "PYR104": (("make-distribution", ()),),
    "PYR105": (("pyro-distribution", ()),),
    "PYR502": (("register-module", ()),),
    "PYR507": (("pyro-optimizer", ()),),
    "PYR508": (
        ("call-loss", ()),
        ("make-guide", ()),
        ("hand-over-function", (("side", "guide"),)),
        ("hand-over-function", (("side", "model"),)),
    ),
    "PYR510": (("super-init", ()),),
    "PYR513": (("deprecated-name", ()),),
}
"""What puts the findings of a rule right that are about one expression alone, at its place."""


def at_its_place(code: str, path: str, span: Span) -> tuple[Repair, ...]:
    """The repairs of a finding of which its place says all."""
    return tuple(Repair(intent, path, span, values) for intent, values in _BY_CODE.get(code, ()))


def renaming(alignment: Alignment, missing: Row | None = None, extra: Row | None = None) -> Iterator[Repair]:
    """The guide's site takes the model's name: where the two fit and no other site comes into question."""
    lonely = [row for row in alignment.rows if row.missing is Tri.YES and not row.sequential]
    surplus = [row for row in alignment.rows if row.extra is Tri.YES and not row.model]
    left = lonely if missing is None else [missing]
    right = surplus if extra is None else [extra]
    fitting = [(ours, theirs) for ours in left for theirs in right if _fit(ours, theirs)]
    if len(fitting) != 1:
        fitting = [(ours, theirs) for ours, theirs in fitting if _alike(ours.text, theirs.text)]
    if len(fitting) != 1:
        return
    ours, theirs = fitting[0]
    if ours.name.literal is None or theirs.name.literal is None:
        return
    alone = len(lonely) == len(surplus) == 1 and _alike(ours.text, theirs.text)
    values: tuple[tuple[str, Plain], ...] = (
        ("old", theirs.name.literal),
        ("new", ours.name.literal),
        ("alone", alone),
    )
    for site in {(site.path, site.span): site for site in theirs.guide}.values():
        yield Repair("rename-site", site.path, site.span, values)
        return


def _alike(left: str, right: str) -> bool:
    import difflib

    return difflib.SequenceMatcher(None, left, right).ratio() >= _CLOSE


def _fit(ours: Row, theirs: Row) -> bool:
    """Whether the guide's draw could be the model's: the same event_dim, and plates of the same names."""
    if not ours.latents() or len({(site.path, site.span) for site in theirs.guide}) != 1:
        return False
    model, guide = ours.latents()[0], theirs.guide[0]
    if model.distribution is None or guide.distribution is None or guide.provider:
        return False
    dims = {model.distribution.event_dim, guide.distribution.event_dim}
    return None not in dims and len(dims) == 1 and _plates(model) == _plates(guide)


def _plates(site: Site) -> frozenset[object]:
    return frozenset(None if frame is None else frame.name for frame in site.frames)


def sampling(alignment: Alignment, row: Row) -> Iterator[Repair]:
    """The guide gets a sample statement: where everything about the model's site is known."""
    pair = alignment.pair
    site = row.latents()[0]
    fn = site.distribution
    name = row.name.literal
    if pair.guide.automatic or site.presence != TRUE or row.guide or fn is None:
        return
    frames = [_frame(frame) for frame in site.frames]
    if fn.support is None or fn.event_shape is None or fn.event_dim is None or site.loops or None in frames:
        return
    if not all(isinstance(size, int) for size in fn.event_shape):
        return
    described = _described(fn.support)
    if described is None:
        return
    plates = {frame.name for frame in site.frames if frame is not None}
    places = [
        (f"plate of the {side}: {each.name.literal}", Place(each.path, each.span))
        for side, trace in (("model", pair.model.trace), ("guide", pair.guide.trace))
        for each in trace.sites
        if each.kind == "plate" and (each.name in plates or side == "guide") and each.name.literal is not None
    ]
    places.append(("model", Place(site.path, site.span)))
    places += [
        (f"later: {other.text}", Place(each.path, each.span))
        for other in alignment.rows
        if other.model and other.model[0].order > site.order
        for each in other.guide
    ]
    values: list[tuple[str, Plain]] = [
        ("site", row.text if name is None else name),
        ("template", name is None),
        *described,
        ("event_shape", tuple(size for size in fn.event_shape if isinstance(size, int))),
        ("frames", tuple(frames)),
    ]
    yield Repair("sample-site", pair.guide.path, pair.guide.span, tuple(values), tuple(places))


def auxiliary(alignment: Alignment, row: Row) -> Iterator[Repair]:
    """The guide's site is marked as one that only the guide has, if its statement draws no other."""
    own = [site for site in row.guide if site.auxiliary is not True]
    place = (own[0].path, own[0].span)
    drawn = [site for site in alignment.pair.guide.trace.samples() if (site.path, site.span) == place]
    if len(drawn) == 1 and not own[0].provider and not own[0].deterministic:
        yield Repair("mark-auxiliary", own[0].path, own[0].span, (("site", row.text),))


def enumerating(alignment: Alignment, site: Site) -> Iterator[Repair]:
    """The model's site is marked for enumeration: where the loss sums out, and the distribution can be."""
    fn = site.distribution
    enumerable = fn is not None and fn.has_enumerate is True and not site.enumerate and not site.provider
    if alignment.pair.loss.enumerates and enumerable:
        yield Repair("enumerate-site", site.path, site.span, (("site", name_text(site.name)),))


def event_dims(model: Site, guide: Site) -> Iterator[Repair]:
    """The guide's draw gets the event_dim of the model's."""
    ours, theirs = model.distribution, guide.distribution
    if ours is None or theirs is None or guide.provider:
        return
    point = theirs.name == "Delta"
    own = guide.own_batch if guide.frames else theirs.batch_shape
    wanted, now = ours.event_dim or 0, theirs.event_dim or 0
    if own is not None and len(own) < wanted - now and not point:
        return  # `to_event` takes dims that the distribution has before the plates broadcast it
    values = (
        ("wanted", wanted),
        ("now", now),
        ("distribution", theirs.name),
        ("sure", point or own is not None),
    )
    yield Repair("event-dim", guide.path, guide.span, values)


def more_event_dims(site: Site, row: Row, dims: int) -> Iterator[Repair]:
    """Dims that no plate declares become dims of an event, wherever the site is drawn."""
    others = {(each.path, each.span) for each in (*row.latents(), *row.guide) if not each.provider}
    places = sorted(others - {(site.path, site.span)})
    named = tuple((f"other {number}", Place(*place)) for number, place in enumerate(places))
    yield Repair("to-event", site.path, site.span, (("dims", dims),), named)


def enumerating_loss(alignment: Alignment) -> Iterator[Repair]:
    """The loss becomes the one that sums out."""
    pair = alignment.pair
    depths = [nesting(site) for trace in (pair.model.trace, pair.guide.trace) for site in trace.samples()]
    known = [depth for depth in depths if depth is not None]
    depth = max(known, default=0) if len(known) == len(depths) else None
    yield Repair("enumerating-loss", pair.loss.path, pair.loss.span, (("depth", depth),))


def indexing(site: Site, trace: Trace) -> Iterator[Repair]:
    """The data are indexed with the minibatch: where one plate alone takes one, of one dim of the data."""
    taking = [frame for frame in site.frames if frame is not None and frame.size != frame.full_size]
    fn = site.distribution
    if (
        len(taking) != 1
        or fn is None
        or fn.event_dim is None
        or site.value_shape is None
        or taking[0].dim is None
    ):
        return
    axis = len(site.value_shape) + taking[0].dim - fn.event_dim
    for plate in trace.sites:
        if plate.kind == "plate" and plate.name == taking[0].name and axis >= 0:
            place = ("plate", Place(plate.path, plate.span))
            yield Repair("index-subsample", site.path, site.span, (("axis", axis),), (place,))
            return


def _frame(frame: Frame | None) -> Plain:
    """Name, dim, size of the plate where it is a number, and whether it takes a minibatch; None where that is not known."""
    if frame is None or frame.name.literal is None or frame.dim is None or not frame.vectorized:
        return None
    size = frame.full_size if isinstance(frame.full_size, int) and frame.full_size > 0 else None
    return (frame.name.literal, frame.dim, size, frame.size != frame.full_size)


def _described(support: Support) -> tuple[tuple[str, Plain], ...] | None:
    """The kind and the bounds of a support, and the dims that it takes together; None where a bound is not a number."""
    bounds = (support.lower, support.upper)
    if not all(isinstance(bound, (int, float)) for bound in bounds) or support.parts:
        return None
    lower, upper = (bound for bound in bounds if isinstance(bound, (int, float)))
    own = next((named.event_dim for named in NAMED.values() if named.kind == support.kind), support.event_dim)
    return ("kind", support.kind), ("lower", lower), ("upper", upper), ("own_dims", own)
