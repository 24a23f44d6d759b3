"""The trace: what a model or guide samples, in order, as `pyro.poutine.Trace` would record it."""

from __future__ import annotations

from pyroast import conditions
from pyroast.conditions import Condition
from pyroast.facts import Tri
from pyroast.networks import ModuleUse
from pyroast.records import dataclass, field
from pyroast.shapes import Shape
from pyroast.spans import Place, Span
from pyroast.supports import Support
from pyroast.symbolic import Form, Sym, atoms, order, subtract, text
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
    """Whether constant text at the start or the end of two names excludes that they are equal."""
    head_l, head_r = edge(left, 0), edge(right, 0)
    if not (head_l.startswith(head_r) or head_r.startswith(head_l)):
        return True
    tail_l, tail_r = edge(left, -1), edge(right, -1)
    if not (tail_l.endswith(tail_r) or tail_r.endswith(tail_l)):
        return True
    if len(left) == 1 and isinstance(left[0], str) and not _fits(left[0], right):
        return True
    if len(right) == 1 and isinstance(right[0], str) and not _fits(right[0], left):
        return True
    shape_l = [part if isinstance(part, str) else None for part in left]
    shape_r = [part if isinstance(part, str) else None for part in right]
    if shape_l == shape_r:
        holes = [(a, b) for a, b in zip(left, right) if not isinstance(a, str) and a != b]
        return any(_differ(a, b) for a, b in holes)
    return False


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


def _fits(literal: str, parts: tuple[object, ...]) -> bool:
    """Whether a literal can be an instance of a name with holes; a hole of numbers matches digits only."""
    position = 0
    for index, part in enumerate(parts):
        if not isinstance(part, str):
            continue
        found = literal.find(part, position)
        if found < 0 or (index == 0 and found != 0):
            return False
        position = found + len(part)
    last = parts[-1] if parts else ""
    if isinstance(last, str) and not literal.endswith(last):
        return False
    if len(parts) == 2 and isinstance(parts[0], str) and _is_index(parts[1]):
        return literal[len(parts[0]) :].lstrip("-").isdigit()
    if len(parts) == 1 and _is_index(parts[0]):
        return literal.lstrip("-").isdigit()
    return True


def _is_index(part: object) -> bool:
    symbols = list(atoms(part))
    return bool(symbols) and all(symbol.origin[0] == "index" for symbol in symbols)


def family(name: Name) -> tuple[object, ...]:
    """What two families of names share when they differ only in the size of a loop: parts with bare indices."""
    shape: list[object] = []
    for part in name.parts:
        if isinstance(part, Sym) and part.origin[0] == "index":
            shape.append(("index", part.origin[1]))
        else:
            shape.append(part)
    return tuple(shape)


def compare_sizes(left: Name, right: Name) -> int | None:
    """For two names of one `family` with one loop: the sign of the difference of the loops' sizes, if known."""
    sizes_l = [part.origin[2] for part in left.parts if isinstance(part, Sym) and part.origin[0] == "index"]
    sizes_r = [part.origin[2] for part in right.parts if isinstance(part, Sym) and part.origin[0] == "index"]
    if len(sizes_l) != 1 or len(sizes_r) != 1:
        return None
    return order(sizes_l[0], sizes_r[0])  # type: ignore[arg-type]  # the third part of an index is a form


PARTICLES = "num_particles_vectorized"
"""The name of the plate that a loss with vectorized particles puts around model and guide."""

ALWAYS = conditions.TRUE
