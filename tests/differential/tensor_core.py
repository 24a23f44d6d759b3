"""What all parts of the grammar of tensor expressions need: contents, variables, sizes."""

from __future__ import annotations

from dataclasses import dataclass, field

from .pieces import Choices, Tally

Shape = tuple[int, ...]

REAL, POSITIVE, UNIT, SIMPLEX, HALF, ONE = "real", "positive", "unit", "simplex", "half", "one"
"""What is known of the elements: in some set, or all equal to 0.5 or 1."""

MAX_ELEMENTS = 120


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that holds a tensor; `states` is the number of values of an index, 0 for other tensors.

    A `loose` one may have more dims on the left than its shape says: particles, or the values of an enumerated site.
    """

    text: str
    shape: Shape
    event_dim: int = 0
    content: str = REAL
    states: int = 0
    loose: bool = False

    @property
    def batch(self) -> Shape:
        """The dims left of the event."""
        return self.shape[: len(self.shape) - self.event_dim]


@dataclass(slots=True)
class TensorCore:
    """Writes tensor expressions; `modules` are the definitions that they need."""

    choices: Choices
    tally: Tally
    side: str
    variables: list[Variable] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    params: int = 0

    def _plain(self, shape: Shape, content: str, depth: int) -> str:
        """An expression without variables that may have more dims than they seem to."""
        raise NotImplementedError


def sizes_text(choices: Choices, shape: Shape) -> str:
    """Sizes as the arguments of a constructor."""
    if not shape:
        return "()"
    listed = ", ".join(map(str, shape))
    return choices.pick([listed, listed, f"({listed},)", f"[{listed}]", f"torch.Size([{listed}])"])


def operand(text: str) -> str:
    """An expression of which an attribute can be taken."""
    return text if not text.startswith("-") else f"({text})"


def fits(shape: Shape, target: Shape) -> bool:
    """Whether a shape broadcasts to another one without changing it."""
    return len(shape) <= len(target) and all(own in (1, size) for own, size in zip(shape[::-1], target[::-1]))
