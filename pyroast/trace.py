"""The trace: what a model or guide samples, in order, as `pyro.poutine.Trace` would record it."""

from __future__ import annotations

from pyroast import conditions
from pyroast.conditions import Condition
from pyroast.facts import Tri
from pyroast.name_languages import may_be_equal, unformatted
from pyroast.networks import ModuleUse
from pyroast.records import dataclass, field
from pyroast.shapes import Shape
from pyroast.spans import Place, Span
from pyroast.supports import Support
from pyroast.symbolic import Form, Poly, Sym, add, atoms, order, subtract, text
from pyroast.values import Distribution, Frame, Name, Value


@dataclass(frozen=True, slots=True)
class Step:
    """One round of a `pyro.markov` loop around a site; `history` is None where it is not known."""

    loop: tuple[int, object]
    number: int
    history: int | None


def in_scope(earlier: tuple[Step, ...], own: tuple[Step, ...]) -> bool | None:
    """Whether a site at some steps of `pyro.markov` may depend on an earlier enumerated one (`MarkovMessenger._pyro_sample`);
    None if not known."""
    for step in earlier:
        here = next((other for other in own if other.loop == step.loop), None)
        if here is None:
            return False
        if here.history is None:
            return None
        if not here.number - here.history <= step.number <= here.number:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Declared:
    """What a param statement says of a parameter that is not in the store yet: its first value and its constraint."""

    init: Value
    support: Support | None
    constrained: bool


@dataclass(frozen=True, slots=True)
class Site:
    """One sample, param or plate statement reached under a name.

    `kind` is "sample", "param" or "plate" (the subsample site that a plate with a size makes).
    `observed` and `auxiliary` are None where they are not known; `enumerate` is the value of
    `infer["enumerate"]`, "" for none and "unknown" where it is not known. `loops` are the symbolic loops around the
    statement that its name does not mention: it may be reached several times. `infer_values` are the settings that
    are known constants; `configured` is the place of the `config_enumerate` that set them, `provider` the autoguide
    that made the site; `late` tells that a handler around the inference call made it observed, after the replay.
    `distribution` is what the plates broadcast it to; `mask_shape` and `scale_shape` are the shapes of the tensors that
    its log_prob is masked and scaled with, `scale` the product of all scales, `own_batch` the batch_shape before any
    plate broadcast it; None stands for unknown. In a run
    under enumeration `enumerated_dims` are those in which Pyro expects values of enumerated sites, `enumerated_dim` that of
    the site's own values.
    """

    kind: str
    name: Name
    presence: Condition
    span: Span
    path: str
    distribution: Distribution | None = None
    observed: bool | None = False
    auxiliary: bool | None = False
    enumerate: str = ""
    num_samples: bool | None = False
    deterministic: bool = False
    infer_keys: tuple[str, ...] = ()
    infer_values: tuple[tuple[str, object], ...] = ()
    configured: Span | None = None
    provider: str = ""
    late: bool = False
    frames: tuple[Frame | None, ...] = ()
    loops: tuple[Sym, ...] = ()
    order: int = 0
    markov: tuple[Step, ...] = ()
    value_shape: Shape | None = None
    mask_shape: Shape | None = ()
    scale: Form | None = 1
    scale_shape: Shape | None = ()
    own_batch: Shape | None = None
    outside: bool = False  # something from outside the program has a say in its shape
    enumerated_dims: frozenset[int] | None = None
    enumerated_dim: int | None = None
    declared: Declared | None = None  # of a param statement that gives a first value
    bare: bool = False  # a param statement that certainly gives none
    observation: Form | None = None  # what is observed; of a plate, its indices
    sliced: Shape | None = None  # the shape of the tensor of which a slice with fixed bounds is observed

    @property
    def latent(self) -> bool:
        """Whether this is a sample statement that is certainly not observed."""
        return self.kind == "sample" and self.observed is False


@dataclass(frozen=True, slots=True)
class Opening:
    """An opaque call that may have sampled: after it, absence of a site cannot be concluded."""

    reason: str
    span: Span
    path: str
    presence: Condition


@dataclass(frozen=True, slots=True)
class Fault:
    """A statement at which Pyro raises, on every run that reaches it: the code of the rule, and what it says."""

    code: str
    span: Span
    path: str
    message: str
    presence: Condition
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A site that a handler kept from being recorded."""

    name: Name
    handler: str
    span: Span
    path: str


@dataclass(frozen=True, slots=True)
class Minibatch:
    """A minibatch whose rows do not meet those of an autoguide: the guide, where it is made, and what it does to which site.

    `harm` and `remedy` are clauses for a person; `places` are related ones.
    """

    span: Span
    path: str
    latent: str
    harm: str
    remedy: str
    places: tuple[tuple[str, Span, str], ...] = ()
    made: Place | None = None  # the plate of the model, where the guide's should be like it


@dataclass(frozen=True, slots=True)
class Trace:
    """All that one run of a function does, sites in program order."""

    sites: tuple[Site, ...] = ()
    openings: tuple[Opening, ...] = ()
    hidden: tuple[Hidden, ...] = field(default=())
    faults: tuple[Fault, ...] = ()
    uses: tuple[ModuleUse, ...] = ()
    minibatches: tuple[Minibatch, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether every site of the function is in `sites`."""
        return not self.openings

    def samples(self) -> tuple[Site, ...]:
        """The sample sites, without parameters and plates."""
        return tuple(site for site in self.sites if site.kind == "sample")


def name_text(name: Name) -> str:
    """A name as a person would write it: holes in braces."""
    return "".join(part if isinstance(part, str) else "{" + text(part) + "}" for part in name.parts)


def is_open(name: Name) -> bool:
    """Whether a name holds something other than constants and loop indices."""
    return any(
        symbol.origin[0] != "index"
        for part in name.parts
        if not isinstance(part, str)
        for symbol in atoms(part)
    )


def same_name(left: Name, right: Name) -> Tri:
    """Whether two names are the same on every run; no where they can never be equal."""
    if left == right:
        return Tri.YES
    if left.literal is not None and right.literal is not None:
        return Tri.NO
    return Tri.NO if _clash(left.parts, right.parts) else Tri.UNKNOWN


def _clash(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    """Whether two names can never be equal, which mostly shows at their ends."""
    for end, goes_on in ((0, str.startswith), (-1, str.endswith)):
        one, two = edge(left, end), edge(right, end)
        if not (goes_on(one, two) or goes_on(two, one)):
            return True
    shape_l = [part if isinstance(part, str) else None for part in left]
    shape_r = [part if isinstance(part, str) else None for part in right]
    if shape_l == shape_r:
        holes = [(a, b) for a, b in zip(left, right) if not isinstance(a, str) and a != b]
        if any(_differ(a, b) for a, b in holes):
            return True
    return not may_be_equal(left, right)


def _differ(left: object, right: object) -> bool:
    if any(symbol.origin[0] == "index" for part in (left, right) for symbol in atoms(part)):
        return False
    return isinstance(subtract(left, right), (int, float))  # type: ignore[arg-type]  # holes are forms


def edge(parts: tuple[object, ...], position: int) -> str:
    """The constant text at the start (0) or the end (-1) of a name; empty where there is a hole."""
    if not parts:
        return ""
    part = parts[position]
    return part if isinstance(part, str) else ""


def family(name: Name) -> tuple[object, ...]:
    """What families of names share that differ in where a loop begins and in how many rounds it has."""
    return tuple(
        ("index", part[0].origin[1], unformatted(each)[1]) if (part := _round(each)) else each
        for each in name.parts
    )


def compare_families(left: Name, right: Name) -> tuple[bool, bool] | None:
    """For two names of one `family` with one loop: whether each has members that the other has not, if known.

    A loop is taken to have a round.
    """
    rounds_l, rounds_r = ([part for part in map(_round, name.parts) if part] for name in (left, right))
    if len(rounds_l) != 1 or len(rounds_r) != 1:
        return None
    (index_l, first_l), (index_r, first_r) = rounds_l[0], rounds_r[0]
    begins = order(first_l, first_r)
    ends = order(add(index_l.origin[2], first_l), add(index_r.origin[2], first_r))  # type: ignore[arg-type]  # the third part of an index is a form
    if begins is None or ends is None:
        return None
    return begins < 0 or ends > 0, begins > 0 or ends < 0


def _round(part: object) -> tuple[Sym, int] | None:
    """The loop index in a hole, and the number that is added to it."""
    part, _ = unformatted(part)
    found, number = part, 0
    if isinstance(part, Poly) and len(part.terms) == 1 and isinstance(part.constant, int):
        monomial, factor = part.terms[0]
        found, number = (monomial[0] if factor == 1 and len(monomial) == 1 else None), part.constant
    return (found, number) if isinstance(found, Sym) and found.origin[0] == "index" else None


PARTICLES = "num_particles_vectorized"
"""The name of the plate that a loss with vectorized particles puts around model and guide."""

ALWAYS = conditions.TRUE
