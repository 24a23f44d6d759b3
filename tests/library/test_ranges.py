"""Ranges against torch: what a function gives for random operands lies in the set that is claimed for them."""

from __future__ import annotations

import math
import operator
import random

import pytest
import torch
import torch.nn.functional as F

from pyroast.ranges import elementwise, join, of_function, of_number, of_operator
from pyroast.supports import (
    BOOLEAN,
    INFINITY,
    NAMED,
    NONNEGATIVE,
    NONNEGATIVE_INTEGER,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    SIMPLEX,
    UNIT_INTERVAL,
    Support,
    independent,
    integers,
    interval,
    unknown_bound,
)
from pyroast.symbolic import fresh

OPERATORS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow,
}  # fmt: skip

ELEMENTWISE = {
    **{
        name: getattr(torch, name)
        for name in (
            "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sigmoid", "logit", "tanh", "sinh", "cosh", "sin", "cos",
            "atan", "asinh", "acosh", "atanh", "asin", "acos", "abs", "square", "sqrt", "rsqrt", "reciprocal", "neg", "floor",
            "ceil", "round", "trunc", "sign", "erf", "erfc", "relu", "isnan", "logical_not", "cumsum", "cumprod",
            "log_softmax", "softmax",
        )
    },
    **{
        name: getattr(F, name)
        for name in (
            "softplus", "logsigmoid", "softsign", "elu", "celu", "selu", "gelu", "silu", "mish", "leaky_relu", "hardtanh",
            "hardsigmoid", "relu6", "dropout", "normalize",
        )
    },
    "ndtr": torch.special.ndtr,
}  # fmt: skip
ALONG = {"cumsum", "cumprod", "log_softmax", "softmax", "normalize"}
REDUCTIONS = {
    name: getattr(torch, name)
    for name in ("sum", "mean", "prod", "amax", "amin", "norm", "std", "var", "median", "argmax", "any")
}
ENDS = [-INFINITY, -40, -3, -2, -1.5, -1, -0.3, 0, 0.25, 0.5, 1, 2, 2.5, 3, 50, INFINITY]


def random_support(rng: random.Random) -> Support | None:
    """A random set, or none."""
    if rng.random() < 0.1:
        return None
    low, high = sorted(rng.choices(ENDS, k=2))
    if rng.random() < 0.4:
        low, high = (end if math.isinf(end) else math.floor(end) for end in (low, high))
        return integers(low, high) if not math.isinf(low) or low < high else integers()
    return interval(low, high) if low < high or math.isfinite(low) else interval()


def draw(rng: random.Random, support: Support | None, count: int = 40) -> torch.Tensor:
    """Elements of a set, its ends included."""
    low, high = (-INFINITY, INFINITY) if support is None else (support.lower, support.upper)
    floor = low if math.isfinite(low) else min(high, 0) - 60.0
    ceiling = high if math.isfinite(high) else max(low, 0) + 60.0
    values = [rng.uniform(floor, ceiling) for _ in range(count)]
    values += [min(max(rng.gauss(0, 1.5), floor), ceiling) for _ in range(count)] + [floor, ceiling]
    if support is not None and support.kind == "integer_interval":
        values = [float(min(max(round(value), floor), ceiling)) for value in values]
    rng.shuffle(values)
    return torch.tensor(values, dtype=torch.float64)


def check(claim: Support | None, result: torch.Tensor, what: object) -> None:
    """Every number of a result lies in the set."""
    if claim is None:
        return
    numbers = result.double().flatten()
    numbers = numbers[~numbers.isnan()]
    slack = 1e-9 * (1 + numbers.abs())
    assert (numbers >= float(claim.lower) - slack).all(), (what, str(claim), numbers.min())
    assert (numbers <= float(claim.upper) + slack).all(), (what, str(claim), numbers.max())
    if claim.kind == "integer_interval":
        finite = numbers[numbers.isfinite()]
        assert (finite == finite.round()).all(), (what, str(claim))


@pytest.mark.parametrize("op", OPERATORS)
def test_operators_hold(op: str) -> None:
    rng = random.Random(op)
    for _ in range(400):
        left, right = random_support(rng), random_support(rng)
        if rng.random() < 0.3:
            right = of_number(rng.choice([-2, -1, 0, 0.5, 1, 2, 3, 1.5]))
        a, b = draw(rng, left), draw(rng, right)
        check(of_operator(op, left, right), OPERATORS[op](a, b), (op, str(left), str(right)))


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_functions_hold(name: str) -> None:
    rng = random.Random(name)
    for _ in range(150):
        support = random_support(rng)
        values = draw(rng, support)
        result = ELEMENTWISE[name](values, dim=0) if name in ALONG else ELEMENTWISE[name](values)
        check(of_function(name, [support]), result, (name, str(support)))


@pytest.mark.parametrize("name", REDUCTIONS)
def test_reductions_hold(name: str) -> None:
    rng = random.Random(name)
    for count in (0, 1, 2, 20, 40) * 20:
        support = random_support(rng)
        values = draw(rng, support)[:count]
        if count == 0 and name in ("amax", "amin", "median", "argmax"):
            continue
        check(of_function(name, [support]), REDUCTIONS[name](values), (name, str(support), count))


@pytest.mark.parametrize(
    "name", ["clamp", "clamp_min", "clamp_max", "maximum", "minimum", "logaddexp", "atan2", "hypot"]
)
def test_functions_of_several_operands_hold(name: str) -> None:
    rng = random.Random(name)
    for _ in range(200):
        supports = [random_support(rng) for _ in range(3 if name == "clamp" else 2)]
        values = [draw(rng, support) for support in supports]
        result = getattr(torch, name)(*values)
        check(of_function(name, supports), result, (name, *map(str, supports)))


def test_matrix_products_hold() -> None:
    rng = random.Random(0)
    for _ in range(200):
        left, right = random_support(rng), random_support(rng)
        check(of_operator("@", left, right), draw(rng, left) @ draw(rng, right), (str(left), str(right)))


def test_hulls_hold() -> None:
    rng = random.Random(0)
    for _ in range(200):
        left, right = random_support(rng), random_support(rng)
        both = torch.cat([draw(rng, left), draw(rng, right)])
        check(join(left, right), both, (str(left), str(right)))


SIZE = fresh("size")
UPPER = interval(upper=0)
TIGHT = [
    (of_function("exp", [None]), POSITIVE),
    (of_function("exp", [interval(0, 1)]), interval(1, math.e)),
    (of_function("softplus", [None]), POSITIVE),
    (of_function("softplus", [POSITIVE]), interval(math.log(2))),
    (of_function("torch.nn.functional.softplus", [None]), POSITIVE),
    (of_function("sigmoid", [None]), UNIT_INTERVAL),
    (of_function("torch.expit", [None]), UNIT_INTERVAL),
    (of_function("tanh", [None]), interval(-1, 1)),
    (of_function("abs", [None]), NONNEGATIVE),
    (of_function("abs", [integers(-3, 2)]), integers(0, 3)),
    (of_function("square", [interval(-2, 1)]), interval(0, 4)),
    (of_function("sqrt", [interval(0, 4)]), interval(0, 2)),
    (of_function("sqrt", [None]), NONNEGATIVE),
    (of_function("relu", [None]), NONNEGATIVE),
    (of_function("relu", [integers(-2, 5)]), integers(0, 5)),
    (of_function("softmax", [None]), UNIT_INTERVAL),
    (of_function("log_softmax", [None]), UPPER),
    (of_function("log", [None]), None),
    (of_function("log", [POSITIVE]), REAL),
    (of_function("log", [UNIT_INTERVAL]), UPPER),
    (of_function("log", [SIMPLEX]), UPPER),
    (of_function("clamp", [None, of_number(0), of_number(1)]), interval(0, 1)),
    (of_function("clamp", [None, of_number(0.5)]), interval(0.5)),
    (of_function("clamp", [None, of_number(0.5), of_number(INFINITY)]), interval(0.5)),
    (of_function("clamp", [None, of_number(-INFINITY), of_number(2)]), interval(upper=2)),
    (of_function("clamp", [POSITIVE, of_number(-1), None]), None),
    (of_function("clamp", [integers(0), of_number(1), of_number(6)]), integers(1, 6)),
    (of_function("clamp_min", [None, of_number(1e-6)]), interval(1e-6)),
    (of_function("clamp_max", [POSITIVE, of_number(3)]), interval(0, 3, open_lower=True)),
    (of_function("sin", [None]), interval(-1, 1)),
    (of_function("cumsum", [POSITIVE]), POSITIVE),
    (of_function("erf", [None]), interval(-1, 1)),
    (of_function("reciprocal", [POSITIVE]), POSITIVE),
    (of_function("reciprocal", [interval(2, 4)]), interval(0.25, 0.5)),
    (of_function("rsqrt", [POSITIVE]), POSITIVE),
    (of_function("rsqrt", [interval(0.25, 4)]), interval(0.5, 2)),
    (of_function("neg", [POSITIVE]), interval(upper=0, open_upper=True)),
    (of_function("floor", [interval(0.5, 2.5)]), integers(0, 2)),
    (of_function("ceil", [interval(0.5, 2.5)]), integers(1, 3)),
    (of_function("round", [interval(0.2, 2.2)]), integers(0, 2)),
    (of_function("log1p", [POSITIVE]), POSITIVE),
    (of_function("expm1", [POSITIVE]), POSITIVE),
    (of_function("sum", [POSITIVE]), NONNEGATIVE),
    (of_function("sum", [BOOLEAN]), NONNEGATIVE_INTEGER),
    (of_function("mean", [BOOLEAN]), UNIT_INTERVAL),
    (of_function("max", [UNIT_INTERVAL]), UNIT_INTERVAL),
    (of_function("max", [None, POSITIVE]), POSITIVE),
    (of_function("min", [UNIT_INTERVAL, POSITIVE]), UNIT_INTERVAL),
    (of_function("prod", [UNIT_INTERVAL]), UNIT_INTERVAL),
    (of_function("norm", [None]), NONNEGATIVE),
    (of_function("softsign", [None]), interval(-1, 1)),
    (of_function("elu", [None]), interval(-1)),
    (of_function("leaky_relu", [POSITIVE]), POSITIVE),
    (of_function("hardtanh", [None]), interval(-1, 1)),
    (of_function("dropout", [POSITIVE]), NONNEGATIVE),
    (of_function("isnan", [None]), BOOLEAN),
    (of_function("nothing known of this", [POSITIVE]), None),
    (of_operator("+", POSITIVE, POSITIVE), POSITIVE),
    (of_operator("+", POSITIVE, of_number(1e-6)), interval(1e-6, open_lower=True)),
    (of_operator("+", POSITIVE, None), None),
    (of_operator("+", POSITIVE, REAL), REAL),
    (of_operator("+", integers(0, 3), of_number(1)), integers(1, 4)),
    (of_operator("+", integers(0, SIZE), of_number(1)).lower, 1),
    (of_operator("-", integers(0, SIZE), of_number(0)), integers(0, SIZE)),
    (of_operator("-", of_number(1), UNIT_INTERVAL), UNIT_INTERVAL),
    (of_operator("*", POSITIVE, POSITIVE), POSITIVE),
    (of_operator("*", of_number(2), UNIT_INTERVAL), interval(0, 2)),
    (of_operator("*", of_number(-0.5), interval(-1, 1)), interval(-0.5, 0.5)),
    (of_operator("*", UNIT_INTERVAL, UNIT_INTERVAL), UNIT_INTERVAL),
    (of_operator("*", integers(0, 2), UNIT_INTERVAL), interval(0, 2)),
    (of_operator("/", POSITIVE, POSITIVE), POSITIVE),
    (of_operator("/", of_number(1), POSITIVE), POSITIVE),
    (of_operator("/", UNIT_INTERVAL, of_number(2)), interval(0, 0.5)),
    (of_operator("/", POSITIVE, REAL), REAL),
    (of_operator("//", integers(0, 49), of_number(49)), integers(0, 1)),
    (of_operator("%", integers(), of_number(5)), integers(0, 4)),
    (of_operator("%", None, of_number(5)), interval(0, 5)),
    (of_operator("%", integers(0, 3), of_number(5)), integers(0, 3)),
    (of_operator("**", None, of_number(2)), NONNEGATIVE),
    (of_operator("**", interval(-1, 2), of_number(2)), interval(0, 4)),
    (of_operator("**", integers(-2, 2), of_number(3)), integers(-8, 8)),
    (of_operator("**", POSITIVE, of_number(0.5)), POSITIVE),
    (of_operator("**", POSITIVE, of_number(-1)), POSITIVE),
    (of_operator("**", None, of_number(-2)), NONNEGATIVE),
    (of_operator("**", of_number(10), REAL), POSITIVE),
    (of_operator("**", of_number(10), of_number(10**9)), None),
    (of_operator("**", POSITIVE, None), POSITIVE),
    (of_operator("@", POSITIVE, POSITIVE), NONNEGATIVE),
    (of_operator("<", None, None), BOOLEAN),
    (join(UNIT_INTERVAL, POSITIVE), NONNEGATIVE),
    (join(of_number(0), of_number(1)), BOOLEAN),
    (join(of_number(0), of_number(0.5)), interval(0, 0.5)),
    (join(SIMPLEX, SIMPLEX), SIMPLEX),
    (join(SIMPLEX, POSITIVE), NONNEGATIVE),
    (join(None, POSITIVE), None),
    (join(integers(0, SIZE), integers(1, SIZE)), integers(0, SIZE)),
    (of_number(2.0), integers(2, 2)),
    (of_number(0.5), interval(0.5, 0.5)),
    (of_number(math.nan), None),
    (of_number(True), integers(1, 1)),
    (elementwise(SIMPLEX), UNIT_INTERVAL),
    (elementwise(NAMED["one_hot"]), BOOLEAN),
    (elementwise(independent(POSITIVE, 2)), POSITIVE),
    (elementwise(NAMED["corr_cholesky"]), interval(-1, 1)),
    (elementwise(NAMED["positive_definite"]), REAL),
    (elementwise(interval(0, unknown_bound())), NONNEGATIVE),
    (of_operator("+", integers(0, unknown_bound()), of_number(1)), POSITIVE_INTEGER),
    (elementwise(None), None),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), TIGHT)
def test_bounds_are_tight(found: object, expected: object) -> None:
    if isinstance(found, Support) and isinstance(expected, Support) and found.kind == expected.kind:
        assert (found.open_lower, found.open_upper) == (expected.open_lower, expected.open_upper)
        ends = [(found.lower, expected.lower), (found.upper, expected.upper)]
        assert all(a == b or math.isclose(a, b, rel_tol=1e-12) for a, b in ends), (str(found), str(expected))  # type: ignore[arg-type]
    else:
        assert found == expected
