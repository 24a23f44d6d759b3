"""What all parts of the grammar of programs about shapes need: data, plates, names, blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .families import Family
from .losses import Loss
from .pieces import Choices, Tally, inside
from .tensor_core import HALF, ONE, Shape, Variable
from .tensors import Tensors

DATA = (
    Variable("data", (4, 3), content=HALF),
    Variable("row", (3,), content=HALF),
    Variable("counts", (4, 2), content=ONE),
)
Lines = list[str]
Both = tuple[Lines, Lines]
"""The statements of the model and those of the guide."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate: its construction, the size of a minibatch, the whole size, dim and name."""

    text: str
    size: int
    full: int
    dim: int
    name: str


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates around a statement: sizes of minibatches, whole sizes and names by dim; loop variables; the depth."""

    dims: tuple[tuple[int, int], ...] = ()
    full: tuple[tuple[int, int], ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    loops: tuple[str, ...] = ()
    depth: int = 0

    @property
    def shape(self) -> Shape:
        """The batch shape that the plates give."""
        sizes = dict(self.dims)
        return tuple(sizes.get(dim, 1) for dim in range(min(sizes, default=0), 0))

    def free(self) -> int:
        """The dim that Pyro allocates."""
        taken, dim = dict(self.dims), -1
        while dim in taken:
            dim -= 1
        return dim

    def inner(self, plate: Plate) -> Plates:
        """With one more plate."""
        dims, full = (*self.dims, (plate.dim, plate.size)), (*self.full, (plate.dim, plate.full))
        return replace(
            self, dims=dims, full=full, names=(*self.names, (plate.dim, plate.name)), depth=self.depth + 1
        )


@dataclass(slots=True)
class ShapedCore:
    """Writes both sides of a program."""

    choices: Choices
    tally: Tally
    loss: Loss
    model: Tensors = field(init=False)
    guide: Tensors = field(init=False)
    serial: int = 0
    statements: int = 0
    nesting: int = 0
    latents: list[tuple[str, Family, Shape]] = field(default_factory=list)
    head: Lines = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = Tensors(self.choices, self.tally, "model", list(DATA))
        self.guide = Tensors(self.choices, self.tally, "guide", list(DATA))

    def fresh(self, letter: str) -> str:
        """A new identifier or base of a name."""
        self.serial += 1
        return f"{letter}{self.serial}"

    def block(self, plates: Plates, most: int) -> Both:
        """Some statements for both sides; what they bind is forgotten at their end."""
        kept = list(self.model.variables), list(self.guide.variables)
        model: Lines = []
        guide: Lines = []
        for _ in range(self.choices.number(1, most)):
            ours, theirs = self.statement(plates)
            model += ours
            guide += theirs
        if plates.depth:
            self.model.variables, self.guide.variables = kept
        return model, guide

    def statement(self, plates: Plates) -> Both:
        """One statement."""
        raise NotImplementedError

    def name(self, base: str, plates: Plates) -> str:
        """The name of a site as source text."""
        if not plates.loops:
            return f'"{base}"'
        return f'f"{base}_{"_".join("{" + variable + "}" for variable in plates.loops)}"'

    def around(self, header: str, both: Both) -> Both:
        model, guide = both
        if self.choices.chance(20) and len(guide) > 1:
            return [header, *inside(model)], [header, *inside(guide)]
        return [header, *inside(model)], [header, *inside(guide)] if guide else []
