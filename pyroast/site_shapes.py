"""What Pyro's shape checks see of a site: `pyro.util.check_site_shape`, and torch's check of an observed value."""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.records import dataclass
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.symbolic import App, Form, Poly, Sym, atoms, same, text
from pyroast.trace import PARTICLES, Site, Trace
from pyroast.values import Distribution, Frame

INFINITY = float("inf")
UNCHECKED = frozenset(
    {"Delta", "Unit", "Empirical", "ImproperUniform", "MaskedDistribution", "MaskedMixture"}
)
"""Distributions whose log_prob does not validate its argument."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Two shapes that do not go together; the dim where that shows only under enumeration."""

    expected: tuple[Form | None, ...]
    actual: Shape
    dim: int = 0

    @property
    def enumerated(self) -> bool:
        """Whether the misfit shows only where values are enumerated."""
        return self.dim != 0


def shape_text(shape: tuple[Form | None, ...]) -> str:
    """A shape as Python would show it; sizes that do not matter are -1, as in Pyro's messages."""
    return "[" + ", ".join("-1" if size is None else text(size) for size in shape) + "]"


def log_prob_shape(site: Site) -> Shape | None:
    """The shape of a site's log_prob after masking and scaling; None where it is not known."""
    fn = site.distribution
    if fn is None or fn.batch_shape is None or fn.event_dim is None:
        return None
    shape: Shape | None = fn.batch_shape
    if fn.name == "Unit":  # a factor
        pass
    elif site.value_shape is not None:
        shape = broadcast_shapes(shape, site.value_shape[: max(0, len(site.value_shape) - fn.event_dim)])
    elif site.observed is not False or site.enumerated_dims is not None:
        return None
    return broadcast_shapes(broadcast_shapes(shape, site.mask_shape), site.scale_shape)


def plates_shape(site: Site) -> tuple[Form | None, ...] | None:
    """The sizes that the plates around a site declare; None if not known.

    In it None stands for a dim that no plate has, and -1 for a plate without a size.
    """
    shape: list[Form | None] = []
    for frame in site.frames:
        if frame is None or not frame.dim_known or (frame.vectorized and frame.dim is None):
            return None
        if frame.dim is None:
            continue
        if len(shape) < -frame.dim:
            shape = [None] * (-frame.dim - len(shape)) + shape
        shape[frame.dim] = frame.size
        if frame.size is None:
            return None
    return tuple(shape)


def nesting(site: Site) -> int | None:
    """How many dims the plates around a site take up; None if not known."""
    declared = plates_shape(site)
    return len(declared) if declared is not None else None


def plate_sizes(*traces: Trace) -> frozenset[Form]:
    """The sizes of plates that are known by name: who lays a plate over them does not mean one.

    A single one would let tensors broadcast that no other number does; what goes wrong for all other numbers is wrong.
    """
    return frozenset(
        size
        for trace in traces
        for site in trace.samples()
        for frame in site.frames
        if frame is not None
        for size in (frame.size, frame.full_size)
        if isinstance(size, (Sym, App, Poly))
    )


def _same(own: Form, other: Form, many: frozenset[Form]) -> Tri:
    """Whether two sizes are equal, one of which may be that of a plate and so is not one."""
    if (own == 1 and other in many) or (other == 1 and own in many):
        return Tri.NO
    return same(own, other)


def misplaced(
    site: Site, max_plate_nesting: int | float, packs: bool = False, many: frozenset[Form] = frozenset()
) -> Misfit | Tri:
    """Whether the log_prob of a site has dims that its plates do not declare (`check_site_shape`).

    The sizes in `many` are larger than one.

    Dims left of `max_plate_nesting` are free, unless the loss `packs` tensors by the names of their dims, as the enumerating
    ones do (`pyro.ops.packed.pack`). Yes is the misfit; else `Tri.NO` or `Tri.UNKNOWN`.
    """
    actual, declared = log_prob_shape(site), plates_shape(site)
    if actual is None or declared is None:
        return Tri.UNKNOWN
    max_plate_nesting = min(max_plate_nesting, _guessed_nesting(site))
    if len(actual) > max_plate_nesting:
        left = actual[: len(actual) - int(max_plate_nesting)]
        if packs and any(isinstance(size, int) and size != 1 for size in left):
            return Misfit(declared, actual)
        actual = actual[len(actual) - int(max_plate_nesting) :]
    undecided = False
    for index in range(1, max(len(actual), len(declared)) + 1):
        own = actual[-index] if index <= len(actual) else 1
        expected = declared[-index] if index <= len(declared) else 1
        if expected == -1 or (expected is None and not packs):
            continue
        if expected is None:  # a gap between plates: a dim without a name
            expected = 1
        fact = _same(own, expected, many)
        if fact is Tri.NO:
            return Misfit(declared, actual)
        undecided = undecided or fact is not Tri.YES
    return Tri.UNKNOWN if undecided else Tri.NO


def unpacked(
    site: Site, max_plate_nesting: int | float, many: frozenset[Form] = frozenset()
) -> Misfit | None:
    """The misfit of a site's log_prob under enumeration: with its plates, or in a dim left of them that is no enumerated one.

    `pyro.util.check_site_shape`, and `pyro.ops.packed.pack`, which knows the dims of the plates and of enumerated sites only.
    A batch in the dim of the site's own values is one too.
    """
    actual, declared = log_prob_shape(site), plates_shape(site)
    if actual is None or declared is None or site.enumerated_dims is None:
        return None
    own, batch = site.enumerated_dim, site.distribution.batch_shape if site.distribution else None
    if own is not None and batch is not None and len(batch) >= -own:
        size = batch[own]
        if (isinstance(size, int) and size != 1) or size in many:
            return Misfit(declared, actual, own)
    for index, size in enumerate(reversed(actual), 1):
        known = (isinstance(size, int) and size != 1) or size in many
        if not known or -index in site.enumerated_dims:
            continue
        expected = declared[-index] if index <= len(declared) else None
        if expected is None or (
            index <= max_plate_nesting and expected != -1 and _same(size, expected, many) is Tri.NO
        ):
            return Misfit(declared, actual, -index)
    return None


def _guessed_nesting(site: Site) -> int | float:
    """How many dims a loss with vectorized particles checks: its plate of particles is the leftmost of them, whether
    `max_plate_nesting` was given or guessed (`ELBO._guess_max_plate_nesting`)."""
    plate = particle_plate(site)
    return INFINITY if plate is None or plate.dim is None else -plate.dim


def particle_plate(site: Site) -> Frame | None:
    """The plate of the loss's particles around a site."""
    return next(
        (frame for frame in site.frames if frame is not None and frame.name.literal == PARTICLES), None
    )


def whole_data(site: Site) -> bool:
    """Whether a site observes one value for each of all indices inside a plate that took a minibatch."""
    fn, value = site.distribution, site.value_shape
    if not site.observed or fn is None or fn.event_dim is None or value is None:
        return False
    for frame in site.frames:
        if frame is None or frame.dim is None or frame.size == frame.full_size or frame.size is None:
            continue
        if isinstance(frame.size, int) and isinstance(frame.full_size, int) and frame.size > frame.full_size:
            continue  # indices of a larger plate of the guide
        position = frame.dim - fn.event_dim
        if len(value) >= -position and value[position] == frame.full_size:
            return True
    return False


def doubtful(site: Site, max_plate_nesting: int | float) -> Form | None:
    """A size that no plate declares, and that would fit only if it were 1: one that is known by name."""
    actual, declared = log_prob_shape(site), plates_shape(site)
    if actual is None or declared is None:
        return None
    for index in range(1, len(actual) + 1):
        own = actual[-index]
        if index > max_plate_nesting or index <= len(declared) or isinstance(own, (int, float)):
            continue
        if not any(symbol.origin[0] == "size" for symbol in atoms(own)):
            return own
    return None


def transposed(model: Site, guide: Site) -> tuple[Form, Form] | None:
    """Sizes of one dim of a draw that are two dims of one tensor: they are equal only if that tensor is square."""
    ours, theirs = model.distribution, guide.distribution
    if ours is None or theirs is None:
        return None
    for left, right in ((ours.batch_shape, theirs.batch_shape), (ours.event_shape, theirs.event_shape)):
        for a, b in zip(reversed(left or ()), reversed(right or ())):
            one, other = _dim_of(a), _dim_of(b)
            if one is None or other is None or one[0] != other[0] or one[1] == other[1]:
                continue
            if (one[1] < 0) == (other[1] < 0):  # else it depends on the rank
                return a, b
    return None


def _dim_of(size: Form) -> tuple[object, int] | None:
    """The tensor and the dim whose size this is."""
    match size:
        case App(op="item", args=(App(op="attr", args=(of, "shape")), int(dim))):
            return of, dim
        case App(op="len", args=(of,)):
            return of, 0
        case _:
            return None


def unobservable(site: Site) -> Misfit | Tri:
    """Whether the value of a site cannot be broadcast with the distribution (`Distribution._validate_sample`): what is
    observed, or a draw that the model takes over from the guide."""
    fn, value = site.distribution, site.value_shape
    if site.kind != "sample" or site.observed is None or site.deterministic or fn is None or _unchecked(fn):
        return Tri.NO
    if value is None or fn.batch_shape is None or fn.event_shape is None:
        misfit = _misses_a_plate(site, fn, value) if value is not None else None
        return misfit or (Tri.UNKNOWN if site.observed else Tri.NO)
    full = (*fn.batch_shape, *fn.event_shape)
    strict = _strict_dims(fn)
    if strict is None:
        return Tri.UNKNOWN
    if len(value) < strict:
        return Misfit(full, value)
    undecided = False
    for index in range(1, min(len(full), len(value)) + 1):
        wanted, own = full[-index], value[-index]
        fact = same(wanted, own)
        if fact is Tri.NO and (index <= strict or (own != 1 and wanted != 1)):
            return Misfit(full, value)  # a size known by name may be 1, but not one more or less than another
        needed = index <= strict or (isinstance(wanted, int) and wanted != 1)
        undecided = undecided or (fact is Tri.UNKNOWN and needed)
    return Tri.UNKNOWN if undecided else Tri.NO


def _misses_a_plate(site: Site, fn: Distribution, value: Shape) -> Misfit | None:
    """The misfit of a value with a plate: to those the distribution is expanded, whatever shape it has itself."""
    if fn.event_dim is None:
        return None
    expected: list[Form | None] = [None] * max(len(value), fn.event_dim)
    found = False
    for frame in site.frames:
        if frame is None or not frame.vectorized or frame.dim is None or frame.size in (None, -1, 1):
            continue
        index = fn.event_dim - frame.dim
        if index > len(value):
            continue
        expected[-index] = frame.size
        found = found or (value[-index] != 1 and same(frame.size, value[-index]) is Tri.NO)
    return Misfit(tuple(expected), value) if found else None


def _unchecked(fn: Distribution) -> bool:
    while fn.name == "Independent" and fn.base is not None:
        fn = fn.base
    return fn.name in UNCHECKED


def _strict_dims(fn: Distribution) -> int | None:
    """How many rightmost dims must match exactly: those of the innermost distribution's event."""
    while fn.name == "Independent" and fn.base is not None:
        fn = fn.base
    return fn.event_dim


def disagree(
    model: Site, guide: Site, max_plate_nesting: int | float, many: frozenset[Form] = frozenset()
) -> Misfit | Tri:
    """Whether the draws of model and guide differ in shape (`pyro.util.check_model_guide_match`).

    The sizes in `many` are larger than one.
    """
    ours, theirs = model.distribution, guide.distribution
    if ours is None or theirs is None or ours.event_dim is None or theirs.event_dim is None:
        return Tri.UNKNOWN
    if None in (ours.batch_shape, ours.event_shape, theirs.batch_shape, theirs.event_shape):
        return Tri.UNKNOWN
    max_plate_nesting = min(max_plate_nesting, _guessed_nesting(model))
    left = _right_of_plates((*ours.batch_shape, *ours.event_shape), ours.event_dim, max_plate_nesting)  # type: ignore[misc]
    right = _right_of_plates((*theirs.batch_shape, *theirs.event_shape), theirs.event_dim, max_plate_nesting)  # type: ignore[misc]
    undecided = False
    for index in range(1, max(len(left), len(right)) + 1):
        a: Form = left[-index] if index <= len(left) else 1
        b: Form = right[-index] if index <= len(right) else 1
        fact = _same(a, b, many)
        if fact is Tri.NO:
            return Misfit(left, right)
        undecided = undecided or fact is not Tri.YES
    return Tri.UNKNOWN if undecided else Tri.NO


def _right_of_plates(shape: Shape, event_dim: int, max_plate_nesting: int | float) -> Shape:
    """A shape without the dims left of `max_plate_nesting`, which may broadcast (`check_model_guide_match`).

    The start can be negative, where it counts from the right: then Pyro compares some of the last dims only.
    """
    if len(shape) <= max_plate_nesting:
        return shape
    return shape[len(shape) - int(max_plate_nesting) - event_dim :]
