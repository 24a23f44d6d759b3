"""Ranges: in which set the result of a function lies, given the sets of its operands, as interval arithmetic says.

A set holds all results that are numbers: what is nan is in no set and makes none wrong. Bounds hold up to the
rounding of floating point. An operand that is None may be any number at all, and so may a result that is None.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from pyroast.curves import CLAMPS, MONOTONE, VALLEYS, Number, floor, raise_to
from pyroast.supports import (
    BOOLEAN,
    INFINITY,
    NONNEGATIVE_INTEGER,
    REAL,
    UNIT_INTERVAL,
    Support,
    integers,
    interval,
)
from pyroast.symbolic import Form, order
from pyroast.symbolic import add as add_forms
from pyroast.symbolic import scale as scale_form

Bounds = tuple[Number, Number]

NONNEGATIVE = interval(0)
SIGNED_UNIT = interval(-1, 1)

_ELEMENTS: dict[str, Support] = {
    "simplex": UNIT_INTERVAL,
    "one_hot": BOOLEAN,
    "sphere": SIGNED_UNIT,
    "corr_cholesky": SIGNED_UNIT,
    "corr_matrix": SIGNED_UNIT,
    "positive_ordered_vector": NONNEGATIVE,
    "softplus_positive": NONNEGATIVE,
    "permutation": NONNEGATIVE_INTEGER,
    **dict.fromkeys(
        (
            "real", "ordered", "ordered_vector", "lower_triangular", "lower_cholesky", "softplus_lower_cholesky",
            "unit_lower_cholesky", "positive_definite", "positive_semidefinite", "symmetric", "square",
        ),
        REAL,
    ),
}  # fmt: skip


def of_number(number: Number) -> Support | None:
    """The set of one number; nan has none."""
    if math.isnan(number):
        return None
    if isinstance(number, int) or number.is_integer():
        return integers(int(number), int(number))
    return interval(number, number)


def elementwise(support: Support | None) -> Support | None:
    """The set in which every element of a value lies by itself; None where that is not known."""
    if support is None:
        return None
    if support.kind in ("interval", "integer_interval"):
        return Support(support.kind, support.lower, support.upper)
    if support.kind == "multinomial":
        return integers(0, support.upper)
    return _ELEMENTS.get(support.kind)


def join(left: Support | None, right: Support | None) -> Support | None:
    """The smallest known set that holds both; None if either is not known."""
    if left is None or right is None or left == right:
        return left if left == right else None
    a, b = elementwise(left), elementwise(right)
    if a is None or b is None:
        return None
    return _support(_whole(a, b), _least([a.lower, b.lower]), _greatest([a.upper, b.upper]))


def of_function(name: str, operands: Sequence[Support | None]) -> Support | None:
    """The set in which the elements of `name(*operands)` lie, for torch's function or method of that name.

    Options keep torch's defaults. Reductions and functions along a dim take the one tensor that they work on, `softmax`
    gives the set of single elements. `clamp` takes value, min and max: a bound that is not given is left out or infinite
    (`of_number(INFINITY)`), whereas None is a bound that is not known.
    """
    base = name.rpartition(".")[2]
    base = _ALIASES.get(base, base)
    given = [elementwise(operand) for operand in operands]
    if base in _FIXED:
        return _FIXED[base]
    if base in MONOTONE:
        return _monotone(base, given[0] if given else None)
    if base in VALLEYS:
        return _valley(base, given[0] if given else None)
    rule = _RULES.get(base)
    return rule(given) if rule is not None and given else None


def of_operator(op: str, left: Support | None, right: Support | None) -> Support | None:
    """The set in which `left op right` lies, for Python's operators on numbers and tensors."""
    a, b = elementwise(left), elementwise(right)
    match op:
        case "+":
            return _add(a, b)
        case "-":
            return _add(a, _negate(b))
        case "*":
            return _multiply(a, b)
        case "/":
            return _divide(a, b)
        case "//":
            return _floor_divide(a, b)
        case "%":
            return _remainder(a, b)
        case "**":
            return _power(a, b)
        case "@":
            return _matmul(a, b)
        case "==" | "!=" | "<" | "<=" | ">" | ">=":
            return BOOLEAN
        case "&" | "|" | "^" if a == b == BOOLEAN:
            return BOOLEAN
        case _:
            return None


# Bounds


def _numbers(support: Support | None) -> Bounds:
    """The bounds as numbers: a symbolic one is as good as none."""
    if support is None:
        return -INFINITY, INFINITY
    lower = support.lower if isinstance(support.lower, (int, float)) else -INFINITY
    upper = support.upper if isinstance(support.upper, (int, float)) else INFINITY
    return lower, upper


def _point(support: Support | None) -> Number | None:
    """The number of a set that holds only one."""
    lower, upper = _numbers(support)
    return lower if lower == upper else None


def _whole(*supports: Support | None) -> bool:
    """Whether all sets hold whole numbers only."""
    return all(support is not None and support.kind == "integer_interval" for support in supports)


def _support(whole: bool, lower: Form, upper: Form, known: bool = True) -> Support | None:
    """The set between two bounds; a bound that is nan is none, and `known` is set where all operands are known."""
    if isinstance(lower, float) and math.isnan(lower):
        lower = -INFINITY
    if isinstance(upper, float) and math.isnan(upper):
        upper = INFINITY
    if isinstance(lower, (int, float)) and isinstance(upper, (int, float)):
        if lower > upper or (not known and (lower, upper) == (-INFINITY, INFINITY)):
            return None
    return integers(lower, upper) if whole else interval(lower, upper)


def _least(bounds: Sequence[Form]) -> Form:
    """The least of some lower bounds; infinite where symbolic bounds cannot be ordered."""
    best = bounds[0]
    for bound in bounds[1:]:
        sign = _order(bound, best)
        if sign is None:
            return -INFINITY
        best = bound if sign < 0 else best
    return best


def _greatest(bounds: Sequence[Form]) -> Form:
    """The greatest of some upper bounds; infinite where symbolic bounds cannot be ordered."""
    best = bounds[0]
    for bound in bounds[1:]:
        sign = _order(bound, best)
        if sign is None:
            return INFINITY
        best = bound if sign > 0 else best
    return best


def _order(left: Form, right: Form) -> int | None:
    """Which of two bounds is the greater; infinite ones do not take part in symbolic arithmetic."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return (left > right) - (left < right)
    if left in (INFINITY, -INFINITY):
        return 1 if left == INFINITY else -1
    if right in (INFINITY, -INFINITY):
        return -1 if right == INFINITY else 1
    return order(left, right)


# Operators


def _add_bounds(left: Form, right: Form, infinite: float) -> Form:
    if any(isinstance(one, float) and math.isinf(one) for one in (left, right)):
        return infinite if left == infinite or right == infinite else -infinite
    return add_forms(left, right)


def _add(left: Support | None, right: Support | None) -> Support | None:
    if left is None or right is None:
        return None
    lower = _add_bounds(left.lower, right.lower, -INFINITY)
    upper = _add_bounds(left.upper, right.upper, INFINITY)
    return _support(_whole(left, right), lower, upper)


def _negate(value: Support | None) -> Support | None:
    if value is None:
        return None
    return Support(value.kind, scale_form(value.upper, -1), scale_form(value.lower, -1))


def _product(left: Number, right: Number) -> Number:
    """A product of bounds, where nothing times infinity is nothing."""
    if left == 0 or right == 0:
        return 0
    try:
        return left * right
    except OverflowError:
        return INFINITY if (left > 0) == (right > 0) else -INFINITY


def _multiply(left: Support | None, right: Support | None) -> Support | None:
    if left is None or right is None:
        return None
    for factor, other in ((_point(left), right), (_point(right), left)):
        if factor is not None and factor != 0 and math.isfinite(factor):
            first, last = _scaled(other.lower, factor), _scaled(other.upper, factor)
            return _support(_whole(left, right), *((first, last) if factor > 0 else (last, first)))
    return _hull(_whole(left, right), _product, left, right)


def _scaled(bound: Form, factor: Number) -> Form:
    return _product(bound, factor) if isinstance(bound, (int, float)) else scale_form(bound, factor)


def _hull(
    whole: bool, function: Callable[[Number, Number], Number], left: Support | None, right: Support | None
) -> Support | None:
    """The set between the extreme values at the corners, for functions that are monotone in either operand."""
    corners = [function(a, b) for a in _numbers(left) for b in _numbers(right)]
    if any(math.isnan(corner) for corner in corners):
        return REAL
    return _support(whole, min(corners), max(corners))


def _quotient(left: Number, right: Number) -> Number:
    """A quotient of bounds; a divisor of infinity takes everything to nothing."""
    if left == 0 or math.isinf(right):
        return 0
    try:
        return left / right
    except OverflowError:
        return INFINITY if (left > 0) == (right > 0) else -INFINITY


def _divide(
    left: Support | None,
    right: Support | None,
    quotient: Callable[[Number, Number], Number] = _quotient,
    whole: bool = False,
) -> Support | None:
    if left is None or right is None:
        return None
    low, high = _numbers(right)
    if low < 0 < high:
        return integers() if whole else REAL
    if low == high == 0:
        return None
    sign = 1 if low >= 0 else -1

    def corner(dividend: Number, divisor: Number) -> Number:
        if divisor:
            return quotient(dividend, divisor)
        return dividend and math.copysign(INFINITY, sign * dividend)

    return _hull(whole, corner, left, right)


def _floor_divide(left: Support | None, right: Support | None) -> Support | None:
    if _whole(left, right):
        low, high = _numbers(right)
        right = integers(1 if low == 0 else low, -1 if high == 0 else high)  # a divisor is not zero
        return _divide(left, right, _floor_quotient, whole=True)
    quotient = _divide(left, right)
    if quotient is None:
        return None
    lower, upper = _numbers(quotient)
    return integers(floor(lower) - 1, floor(upper))  # the quotient may be rounded before it is floored


def _floor_quotient(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    quotient = _quotient(left, right)
    return -1 if quotient == 0 and left and (left < 0) != (right < 0) else floor(quotient)


def _remainder(left: Support | None, right: Support | None) -> Support | None:
    """`x % y` has the sign of y and is less than y (`torch.remainder`)."""
    if right is None:
        return None
    low, high = _numbers(right)
    whole = _whole(left, right)
    if low >= 0:
        upper = _add_bounds(right.upper, -1, INFINITY) if whole else right.upper
        if left is not None and _numbers(left)[0] >= 0:
            ends = [upper, left.upper]
            upper = min(ends, key=lambda end: end if isinstance(end, (int, float)) else INFINITY)
        return _support(whole, 0, upper)
    if high <= 0:
        return _support(whole, _add_bounds(right.lower, 1, -INFINITY) if whole else right.lower, 0)
    return _support(whole, _add_bounds(right.lower, 0, -INFINITY), _add_bounds(right.upper, 0, INFINITY))


def _power(base: Support | None, exponent: Support | None) -> Support | None:
    low, high = _numbers(base)
    power = _point(exponent)
    if power is None or math.isinf(power):
        if low < 0 or exponent is None:
            return NONNEGATIVE if low >= 0 else None
        return _hull(_whole(base, exponent) and _numbers(exponent)[0] >= 0, raise_to, base, exponent)
    if power < 0:
        return _divide(of_number(1), _power(base, of_number(-power)))
    if not float(power).is_integer():
        if high < 0:
            return None
        return _support(False, raise_to(max(low, 0), power), raise_to(high, power))
    power, whole = int(power), _whole(base)
    if power == 0:
        return of_number(1)
    ends = raise_to(low, power), raise_to(high, power)
    if power % 2:
        return _support(whole, *ends, known=base is not None)
    return _support(whole, 0 if low <= 0 <= high else min(ends), max(ends))


def _matmul(left: Support | None, right: Support | None) -> Support | None:
    """A sum of products, of any number of terms."""
    product = _multiply(left, right)
    return _sum([product])


# Reductions and functions of several operands


def _sum(operands: Sequence[Support | None]) -> Support | None:
    """A sum of any number of elements, even none."""
    if operands[0] is None:
        return None
    low, high = _numbers(operands[0])
    return _support(_whole(operands[0]), 0 if low >= 0 else -INFINITY, 0 if high <= 0 else INFINITY)


def _cumsum(operands: Sequence[Support | None]) -> Support | None:
    """Sums of at least one element."""
    if operands[0] is None:
        return None
    low, high = _numbers(operands[0])
    return _support(_whole(operands[0]), low if low >= 0 else -INFINITY, high if high <= 0 else INFINITY)


def _product_of_many(operands: Sequence[Support | None]) -> Support | None:
    """A product of any number of elements, even none."""
    if operands[0] is None:
        return None
    low, high = _numbers(operands[0])
    whole = _whole(operands[0])
    if low >= 0:
        return _support(whole, 1 if low >= 1 else 0, 1 if high <= 1 else INFINITY)
    return _support(whole, -1, 1) if low >= -1 and high <= 1 else _support(whole, -INFINITY, INFINITY)


def _mean(operands: Sequence[Support | None]) -> Support | None:
    """A mean lies between the bounds, but need not be whole."""
    value = operands[0]
    return None if value is None else interval(value.lower, value.upper)


def _scaled_by_any(operands: Sequence[Support | None]) -> Support | None:
    """Elements that are zeroed or scaled up: only the sign is kept."""
    if operands[0] is None:
        return None
    low, high = _numbers(operands[0])
    return interval(0 if low >= 0 else -INFINITY, 0 if high <= 0 else INFINITY)


def _same(operands: Sequence[Support | None]) -> Support | None:
    return operands[0]


def _greater(operands: Sequence[Support | None]) -> Support | None:
    """The greatest of the operands, element by element; with one operand its greatest element."""
    values = [operand for operand in operands if operand is not None]
    lower = max(_numbers(value)[0] for value in operands)
    known = len(values) == len(operands)
    upper = _greatest([value.upper for value in values]) if known else INFINITY
    if len(operands) == 1:
        return operands[0]
    return _support(_whole(*operands), lower, upper, known)


def _lesser(operands: Sequence[Support | None]) -> Support | None:
    """The least of the operands, element by element; with one operand its least element."""
    return _negate(_greater([_negate(operand) for operand in operands]))


def _clamp(operands: Sequence[Support | None]) -> Support | None:
    """`min(max(value, lower), upper)`."""
    unbounded = interval(INFINITY, INFINITY)
    value, lower, upper = [*operands, *[_negate(unbounded), unbounded][len(operands) - 1 :]][:3]
    if lower != _negate(unbounded):
        value = _greater([value, lower])
    return value if upper == unbounded else _lesser([value, upper])


def _reciprocal(operands: Sequence[Support | None]) -> Support | None:
    return _divide(of_number(1), operands[0])


def _reverse_root(operands: Sequence[Support | None]) -> Support | None:
    root = _monotone("sqrt", operands[0])
    return NONNEGATIVE if root is None else _divide(of_number(1), root)


def _logarithm_of_sum(operands: Sequence[Support | None]) -> Support | None:
    """`logaddexp(a, b)` is at least the greater of the two, and at most log 2 more."""
    greater = _greater(operands)
    if greater is None or len(operands) != 2:
        return None
    low, high = _numbers(greater)
    return _support(False, low, high + math.log(2), known=True)


# Functions of one operand


def _monotone(name: str, operand: Support | None) -> Support | None:
    """The set between the values at both bounds."""
    function, (first, last), whole = MONOTONE[name]
    low, high = _numbers(operand)
    low, high = max(low, first), min(high, last)
    if low > high:
        return None
    return _support(whole, function(low), function(high), known=operand is not None)


def _valley(name: str, operand: Support | None) -> Support | None:
    """The set between the least value and the greater one of those at both bounds."""
    function, bottom, keeps = VALLEYS[name]
    low, high = _numbers(operand)
    least = function(min(max(bottom, low), high))
    return _support(keeps and _whole(operand), least, max(function(low), function(high)))


def _kept(low: Number, high: Number) -> Callable[[Sequence[Support | None]], Support | None]:
    """Clamping to fixed bounds, which keeps whole numbers whole."""
    return lambda operands: _clamp([operands[0], of_number(low), of_number(high)])


_ALIASES = {
    "absolute": "abs", "fabs": "abs", "negative": "neg", "expit": "sigmoid", "amax": "max", "amin": "min", "fmax": "max",
    "fmin": "min", "maximum": "max", "minimum": "min", "fix": "trunc", "clip": "clamp", "sgn": "sign", "swish": "silu",
    "nanmean": "mean", "nansum": "sum", "arcsin": "asin", "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "log_sigmoid": "logsigmoid", "softmin": "softmax", "median": "max", "mode": "max", "pow": "power",
    "float_power": "power", "true_divide": "div", "divide": "div", "multiply": "mul", "subtract": "sub", "mm": "matmul",
    "bmm": "matmul", "mv": "matmul", "dot": "matmul", "inner": "matmul", "outer": "mul", "ger": "mul",
    "mod": "remainder", "cummax": "max", "cummin": "min", "celu": "elu",
}  # fmt: skip

_FIXED: dict[str, Support] = {
    **dict.fromkeys(("softmax", "gumbel_softmax"), UNIT_INTERVAL),
    **dict.fromkeys(("sin", "cos", "cosine_similarity", "normalize"), SIGNED_UNIT),
    **dict.fromkeys(("norm", "vector_norm", "var", "std", "cdist", "dist", "hypot", "pairwise_distance"), NONNEGATIVE),
    **dict.fromkeys(("argmax", "argmin", "argsort", "count_nonzero", "bincount", "numel"), NONNEGATIVE_INTEGER),
    **dict.fromkeys(
        (
            "one_hot", "any", "all", "isnan", "isinf", "isfinite", "isclose", "signbit", "logical_not", "logical_and",
            "logical_or", "logical_xor", "eq", "ne", "lt", "le", "gt", "ge", "bernoulli",
        ),
        BOOLEAN,
    ),
    "log_softmax": interval(upper=0),
    "acos": interval(0, math.pi),
    "arccos": interval(0, math.pi),
    "erfc": interval(0, 2),
    "atan2": interval(-math.pi, math.pi),
}  # fmt: skip

_RULES: dict[str, Callable[[Sequence[Support | None]], Support | None]] = {
    **{name: _kept(*bounds) for name, bounds in CLAMPS.items()},
    **dict.fromkeys(("detach", "clone", "contiguous", "identity", "positive", "flip", "sort"), _same),
    "dropout": _scaled_by_any,
    "neg": lambda operands: _negate(operands[0]),
    "reciprocal": _reciprocal,
    "rsqrt": _reverse_root,
    "clamp": _clamp,
    "clamp_min": lambda operands: _greater(operands[:2]) if len(operands) > 1 else None,
    "clamp_max": lambda operands: _lesser(operands[:2]) if len(operands) > 1 else None,
    "max": _greater,
    "min": _lesser,
    "sum": _sum,
    "cumsum": _cumsum,
    "prod": _product_of_many,
    "cumprod": _product_of_many,
    "mean": _mean,
    "logaddexp": _logarithm_of_sum,
    **{
        name: lambda operands, op=op: of_operator(op, *operands) if len(operands) == 2 else None  # type: ignore[misc]
        for name, op in {
            "add": "+", "sub": "-", "mul": "*", "div": "/", "floor_divide": "//", "remainder": "%", "power": "**",
            "matmul": "@",
        }.items()
    },
}  # fmt: skip
