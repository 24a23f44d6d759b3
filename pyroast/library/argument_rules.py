"""Rules that say which arguments of a constructor decide a fact, and constraints spelled with them.

They are written in JSON in the tables of this package; `rule` and `expression` read them. `None` means
unknown.
"""

from __future__ import annotations

from typing import TypeAlias

from pyroast.records import dataclass

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


@dataclass(frozen=True, slots=True)
class Argument:
    """The value of the argument `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Size:
    """The size of dimension `dim` (negative) of a tensor argument."""

    argument: str
    dim: int


@dataclass(frozen=True, slots=True)
class ShapeSize:
    """The size of dimension `dim` of the `shape` ("event_shape" or "batch_shape") of an argument that is a
    distribution."""

    argument: str
    shape: str
    dim: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an argument answers that is a distribution, a constraint, a transform or a tensor.

    Of a distribution: event_dim, event_shape, support, is_discrete, has_rsample, has_enumerate_support, dtype
    (of a draw). Of a constraint: event_dim, is_discrete. Of a transform, or of the composition of a list of
    them: domain, codomain, domain_event_dim, codomain_event_dim, bijective. Of a tensor: ndim, dtype.
    """

    argument: str
    attribute: str


@dataclass(frozen=True, slots=True)
class Length:
    """The number of dimensions in a shape that is given as argument."""

    argument: str


@dataclass(frozen=True, slots=True)
class Tail:
    """The last `count` sizes of the shape of an argument (of a distribution: batch_shape + event_shape)."""

    argument: str
    count: Rule


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of `terms`."""

    terms: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`left` less `right`."""

    left: Rule
    right: Rule


@dataclass(frozen=True, slots=True)
class Maximum:
    """The largest of `terms`."""

    terms: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Whether all of `terms` are true."""

    terms: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Broadcast:
    """The size to which the sizes `terms` broadcast; a dimension that an argument lacks has size 1."""

    terms: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """The shape of one size `first` and then the sizes of the shape `rest`."""

    first: Rule
    rest: Rule


@dataclass(frozen=True, slots=True)
class First:
    """The first of `options` whose argument is given and is not None."""

    options: tuple[Rule, ...]


Rule: TypeAlias = (
    bool
    | int
    | float
    | Argument
    | Size
    | ShapeSize
    | Attribute
    | Length
    | Tail
    | Sum
    | Difference
    | Maximum
    | All
    | Broadcast
    | Join
    | First
)


@dataclass(frozen=True, slots=True)
class ConstraintRule:
    """A constraint by the name it has in pyro.distributions.constraints, with the arguments of a factory.

    `ConstraintRule("positive", ())`, `ConstraintRule("independent", (ConstraintRule("real", ()), 1))`,
    `ConstraintRule("interval", (Argument("low"), Argument("high")))`. `independent` by 0 dimensions is no
    wrapper; a bound that is None is unknown. "undefined" stands for a distribution whose `.support` raises
    NotImplementedError, "dependent" for Pyro's own placeholder. Kinds that have no public name are spelled
    after their class: `masked` (mask, where it is 0, where it is 1), `coalescent_times`, `one_one_matching`,
    `one_two_matching`. `masked` of one support twice is that support.
    """

    name: str
    arguments: tuple[ConstraintExpression | Rule | None, ...] = ()


# The support of an argument is `Attribute(argument, "support")`, a constraint given as argument is
# `Argument(name)`.
ConstraintExpression: TypeAlias = ConstraintRule | Argument | Attribute


def _known(value: Json) -> Rule:
    found = rule(value)
    if found is None:
        raise ValueError(f"not a rule: {value!r}")
    return found


def rule(value: Json) -> Rule | None:
    """The rule that JSON spells, None for null. Raises ValueError for what is no rule."""
    match value:
        case None | bool() | int() | float():
            return value
        case {"arg": str(name)}:
            return Argument(name)
        case {"size": [str(name), int(dim)]}:
            return Size(name, dim)
        case {"of_size": [str(name), str(shape), int(dim)]}:
            return ShapeSize(name, shape, dim)
        case {"of": [str(name), str(attribute)]}:
            return Attribute(name, attribute)
        case {"len": str(name)}:
            return Length(name)
        case {"tail": [str(name), count]}:
            return Tail(name, _known(count))
        case {"plus": [term, int(step)]}:
            return Sum((_known(term), step))
        case {"sum": [*terms]}:
            return Sum(tuple(map(_known, terms)))
        case {"difference": [left, right]}:
            return Difference(_known(left), _known(right))
        case {"max": [*terms]}:
            return Maximum(tuple(map(_known, terms)))
        case {"all": [*terms]}:
            return All(tuple(map(_known, terms)))
        case {"broadcast": [*terms]}:
            return Broadcast(tuple(map(_known, terms)))
        case {"join": [first, rest]}:
            return Join(_known(first), _known(rest))
        case {"first": [*options]}:
            return First(tuple(map(_known, options)))
    raise ValueError(f"not a rule: {value!r}")


_RULES = frozenset(
    {
        "arg", "size", "of_size", "of", "len", "tail", "plus", "sum", "difference", "max", "all", "broadcast", "join",
        "first",
    }
)  # fmt: skip


def expression(value: Json) -> ConstraintExpression | None:
    """The constraint that JSON spells, None for null. Raises ValueError for what is no constraint."""
    match value:
        case None:
            return None
        case str(name):
            return ConstraintRule(name)
        case {"arg": str(name)}:
            return Argument(name)
        case {"of": [str(name), str(attribute)]}:
            return Attribute(name, attribute)
        case dict() if len(value) == 1:
            ((name, operands),) = value.items()
            if isinstance(operands, list):
                return ConstraintRule(name, tuple(map(_operand, operands)))
    raise ValueError(f"not a constraint: {value!r}")


def _operand(value: Json) -> ConstraintExpression | Rule | None:
    if isinstance(value, str) or (isinstance(value, dict) and not value.keys() & _RULES):
        return expression(value)
    return rule(value)
