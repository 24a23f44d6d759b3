"""Supports include one another as draws from Pyro's constraints pass each other's check."""

from __future__ import annotations

import itertools

import pyro.distributions as dist
import pytest
import torch
from pyro.distributions import constraints
from torch.distributions import transform_to
from torch.distributions.constraints import Constraint

from pyroast.facts import Tri
from pyroast.supports import (
    NAMED,
    POSITIVE,
    REAL,
    Support,
    describe,
    disjoint,
    elements,
    includes,
    independent,
    integers,
    interval,
    is_discrete,
    mixed,
    multinomial,
    unknown_bound,
)
from pyroast.symbolic import add, fresh

SIZE = 3

MADE: dict[str, tuple[Support, Constraint]] = {
    "interval(0, 2)": (interval(0, 2), constraints.interval(0.0, 2.0)),
    "interval(-1, 0.5)": (interval(-1, 0.5), constraints.interval(-1.0, 0.5)),
    "half_open_interval(0, 1)": (interval(0, 1, open_upper=True), constraints.half_open_interval(0.0, 1.0)),
    "greater_than(1)": (interval(1, open_lower=True), constraints.greater_than(1.0)),
    "greater_than_eq(-1)": (interval(-1), constraints.greater_than_eq(-1.0)),
    "less_than(1)": (interval(upper=1, open_upper=True), constraints.less_than(1.0)),
    "integer_interval(0, 4)": (integers(0, 4), constraints.integer_interval(0, 4)),
    "integer_interval(-2, 1)": (integers(-2, 1), constraints.integer_interval(-2, 1)),
    "multinomial(1)": (multinomial(1), constraints.multinomial(1)),
    "multinomial(4)": (multinomial(4), constraints.multinomial(4)),
    "independent(interval(0, 2), 1)": (
        independent(interval(0, 2), 1),
        constraints.independent(constraints.interval(0.0, 2.0), 1),
    ),
    "independent(simplex, 1)": (
        independent(NAMED["simplex"], 1),
        constraints.independent(constraints.simplex, 1),
    ),
}
ALL = {name: (support, getattr(constraints, name)) for name, support in NAMED.items()} | MADE


def draws(support: Support, constraint: Constraint) -> torch.Tensor:
    """Values that fill a constraint, with events of SIZE elements a dim."""
    generator = torch.Generator().manual_seed(0)
    batch = (200, SIZE, SIZE)
    if support.kind == "integer_interval":
        lower = max(float(support.lower), -9.0)  # type: ignore[arg-type]
        upper = min(float(support.upper), 9.0)  # type: ignore[arg-type]
        return torch.randint(int(lower), int(upper) + 1, batch, generator=generator).double()
    torch.manual_seed(0)
    if support.kind == "one_hot":
        return dist.OneHotCategorical(torch.ones(SIZE).double()).sample(batch[:2])
    if support.kind == "multinomial":
        return dist.Multinomial(int(support.upper), torch.ones(SIZE).double()).sample(batch[:2])  # type: ignore[arg-type]
    free = 3 * torch.randn(batch, generator=generator).double()
    match support.kind:
        case "square":
            return free
        case "symmetric":
            return free + free.mT
        case "lower_triangular":
            return free.tril()
        case "unit_lower_cholesky":
            return free.tril(-1) + torch.eye(SIZE)
        case "positive_ordered_vector":
            return free.exp().cumsum(-1)
        case "sphere":
            return free / free.norm(dim=-1, keepdim=True)
        case "corr_matrix":
            factor = transform_to(constraints.corr_cholesky)(free[..., :SIZE])
            matrix = factor @ factor.mT
            matrix.diagonal(dim1=-2, dim2=-1).fill_(1)
            return matrix
        case "corr_cholesky":
            return transform_to(constraints.corr_cholesky)(free[..., :SIZE])
    inner = constraint
    while isinstance(inner, constraints.independent):
        inner = inner.base_constraint
    return transform_to(inner)(free / 3)


PAIRS = list(itertools.product(ALL, ALL))


@pytest.mark.parametrize("outer", ALL)
def test_inclusion_is_what_the_check_says_of_draws(outer: str) -> None:
    support, constraint = ALL[outer]
    for inner in ALL:
        values = draws(*ALL[inner])
        fact = includes(support, ALL[inner][0])
        passes = bool(constraint.check(values).all())
        assert fact is Tri.UNKNOWN or (fact is Tri.YES) == passes, (outer, inner, fact, passes)


def test_inclusion_is_rarely_unknown() -> None:
    facts = [includes(ALL[outer][0], ALL[inner][0]) for outer, inner in PAIRS]
    assert sum(fact is Tri.UNKNOWN for fact in facts) < 0.12 * len(facts)
    elementwise = [name for name, (support, _) in ALL.items() if elements(support).kind == support.kind]
    assert all(
        includes(ALL[outer][0], ALL[inner][0]) is not Tri.UNKNOWN
        for outer, inner in itertools.product(elementwise, elementwise)
    )


@pytest.mark.parametrize("name", ALL)
def test_a_support_is_part_of_itself_and_of_the_hull_of_its_elements(name: str) -> None:
    support, constraint = ALL[name]
    assert includes(support, support) is Tri.YES
    assert includes(elements(support), support) is Tri.YES
    assert includes(independent(support, 1), support) is Tri.YES
    values = draws(support, constraint)
    assert (values >= float(elements(support).lower)).all()  # type: ignore[arg-type]
    assert (values <= float(elements(support).upper)).all()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ALL)
def test_inclusion_is_transitive_among_continuous_and_among_discrete_supports(name: str) -> None:
    support = ALL[name][0]
    alike = [one for one, _ in ALL.values() if is_discrete(one) == is_discrete(support)]
    for one in alike:
        for other in alike if includes(support, one) is Tri.YES else ():
            if includes(one, other) is Tri.YES:
                assert includes(support, other) is not Tri.NO


@pytest.mark.parametrize("name", ALL)
def test_dims_and_discreteness_are_those_of_the_constraint(name: str) -> None:
    support, constraint = ALL[name]
    # Pyro's positive_ordered_vector forgets to say that it has an event dim.
    assert support.event_dim == (constraint.event_dim if name != "positive_ordered_vector" else 1)
    assert is_discrete(support) == constraint.is_discrete


@pytest.mark.parametrize("name", ALL)
def test_a_support_is_described_in_the_words_of_pyro(name: str) -> None:
    expected = {"real_vector": "independent(real, 1)"}.get(name, name)
    assert describe(ALL[name][0]) == str(ALL[name][0]) == expected


@pytest.mark.parametrize(("left", "right"), [pair for pair in PAIRS if pair[0] <= pair[1]])
def test_disjoint_supports_share_no_draws(left: str, right: str) -> None:
    (a, first), (b, second) = ALL[left], ALL[right]
    fact = disjoint(a, b)
    assert disjoint(b, a) is fact
    if fact is not Tri.UNKNOWN:
        shared = second.check(draws(a, first)).any() or first.check(draws(b, second)).any()
        assert (fact is Tri.NO) == bool(shared), (left, right)


def test_disjoint_intervals() -> None:
    assert disjoint(interval(0, 1), interval(1, 2)) is Tri.YES
    assert disjoint(integers(0, 1), integers(1, 2)) is Tri.NO
    assert disjoint(integers(0, 1), interval(1, 2)) is Tri.UNKNOWN
    assert disjoint(interval(0, 1), interval(2, 3)) is Tri.YES
    assert disjoint(interval(0, 1), NAMED["sphere"]) is Tri.UNKNOWN


def test_symbolic_bounds() -> None:
    a, k = fresh("a"), fresh("K")
    assert includes(integers(0, add(k, -1)), integers(0, add(k, -1))) is Tri.YES
    assert includes(integers(0, k), integers(0, add(k, -1))) is Tri.YES
    assert includes(integers(0, add(k, -1)), integers(0, k)) is Tri.NO
    assert includes(REAL, interval(a, add(a, 1))) is Tri.YES
    assert includes(interval(a, add(a, 1)), REAL) is Tri.NO
    assert includes(interval(a, k), interval(k, a)) is Tri.UNKNOWN
    assert includes(interval(a), interval(add(a, 2))) is Tri.YES
    assert describe(integers(0, add(k, -1))) == "integer_interval(0, K - 1)"


def test_a_bound_that_is_not_known_may_be_none() -> None:
    loose = interval(0, unknown_bound())
    assert includes(loose, POSITIVE) is Tri.UNKNOWN
    assert includes(REAL, loose) is Tri.YES
    assert includes(NAMED["nonnegative"], loose) is Tri.YES


def test_mixtures_of_supports() -> None:
    stacked = mixed("stack", (NAMED["positive"], NAMED["unit_interval"]), 0)
    assert includes(NAMED["nonnegative"], stacked) is Tri.YES
    assert includes(NAMED["unit_interval"], stacked) is Tri.NO
    assert includes(stacked, NAMED["unit_interval"]) is Tri.YES
    assert includes(stacked, REAL) is Tri.NO
    masked = mixed("masked", (NAMED["positive"], NAMED["real"]), 0)
    assert includes(NAMED["positive"], masked) is Tri.UNKNOWN
    assert mixed("masked", (REAL, REAL), 0) == REAL
