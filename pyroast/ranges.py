"""Ranges: in which set the result of a function lies, given the sets of its operands, as interval arithmetic says.

A set holds all results that are numbers: what is nan is in no set and makes none wrong. Bounds hold up to the
rounding of floating point. An operand that is None may be any number at all, and so may a result that is None.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from pyroast.curves import CLAMPS, MONOTONE, VALLEYS, Number
from pyroast.intervals import (
    add,
    all_whole,
    between,
    divide,
    floor_divide,
    greatest,
    is_positive,
    least,
    matmul,
    multiply,
    negate,
    numbers,
    power,
    remainder,
    total,
    without_zero,
)
from pyroast.records import replace
from pyroast.supports import (
    BOOLEAN,
    INFINITY,
    NONNEGATIVE,
    NONNEGATIVE_INTEGER,
    UNIT_INTERVAL,
    Support,
    elements,
    integers,
    interval,
)
from pyroast.symbolic import Sym

SIGNED_UNIT = interval(-1, 1)
LARGEST = 2**512


def of_number(number: Number) -> Support | None:
    """The set of one number; nan has none."""
    if isinstance(number, float) and math.isnan(number):
        return None
    if isinstance(number, int) and abs(number) > LARGEST:  # too large to be computed with
        return integers(LARGEST) if number > 0 else integers(upper=-LARGEST)
    if isinstance(number, int) or number.is_integer():
        return integers(int(number), int(number))
    return interval(number, number)


def elementwise(support: Support | None) -> Support | None:
    """The set in which every element of a value lies by itself; None where that is not known."""
    if support is None:
        return None
    flat = elements(support)
    if _is_unknown(flat.lower) or _is_unknown(flat.upper):
        lower = -INFINITY if _is_unknown(flat.lower) else flat.lower
        return between(flat.kind != "interval", lower, INFINITY if _is_unknown(flat.upper) else flat.upper)
    return flat


def _is_unknown(bound: object) -> bool:
    """Whether nothing is known of a bound, not even that it is finite (`supports.unknown_bound`)."""
    return isinstance(bound, Sym) and bound.origin[0] == "bound"


def join(left: Support | None, right: Support | None) -> Support | None:
    """The smallest known set that holds both; None if either is not known."""
    if left == right:
        return left
    a, b = elementwise(left), elementwise(right)
    if a is None or b is None:
        return None
    hull = between(all_whole(a, b), least([a.lower, b.lower]), greatest([a.upper, b.upper]))
    return without_zero(hull, [a, b])


def of_function(name: str, operands: Sequence[Support | None]) -> Support | None:
    """The set in which the elements of `name(*operands)` lie, for torch's function or method of that name.

    Options keep torch's defaults. Reductions and functions along a dim take the one tensor that they work on, `softmax`
    gives the set of single elements. `clamp` takes value, min and max: a bound that is not given is left out or infinite
    (`of_number(INFINITY)`), whereas None is a bound that is not known.
    """
    base = name.rpartition(".")[2]
    base = _ALIASES.get(base, base)
    given = [elementwise(operand) for operand in operands]
    if base in _FIXED or not given:
        return _FIXED.get(base)
    if base in MONOTONE:
        result = _monotone(base, given[0])
    elif base in VALLEYS:
        result = _valley(base, given[0])
    else:
        result = _RULES[base](given) if base in _RULES else None
    if base in _POSITIVE and result is not None and result.lower == 0:
        return replace(result, open_lower=True)
    return without_zero(result, given) if base in _KEEP_SIGN else result


def of_operator(op: str, left: Support | None, right: Support | None) -> Support | None:
    """The set in which `left op right` lies, for Python's operators on numbers and tensors."""
    a, b = elementwise(left), elementwise(right)
    match op:
        case "+":
            return add(a, b)
        case "-":
            return add(a, negate(b))
        case "*":
            return without_zero(multiply(a, b), [a, b])
        case "/":
            return without_zero(divide(a, b), [a, b])
        case "//":
            return floor_divide(a, b)
        case "%":
            return remainder(a, b)
        case "**":
            return without_zero(power(a, b), [a])
        case "@":
            return matmul(a, b)
        case "==" | "!=" | "<" | "<=" | ">" | ">=":
            return BOOLEAN
        case "&" | "|" | "^" if a == b == BOOLEAN:
            return BOOLEAN
        case _:
            return None


# Reductions and functions of several operands


def _cumsum(operands: Sequence[Support | None]) -> Support | None:
    """Sums of at least one element."""
    if operands[0] is None:
        return None
    low, high = numbers(operands[0])
    return between(all_whole(operands[0]), low if low >= 0 else -INFINITY, high if high <= 0 else INFINITY)


def _product_of_many(operands: Sequence[Support | None]) -> Support | None:
    """A product of any number of elements, even none."""
    if operands[0] is None:
        return None
    low, high = numbers(operands[0])
    whole = all_whole(operands[0])
    if low >= 0:
        return between(whole, 1 if low >= 1 else 0, 1 if high <= 1 else INFINITY)
    return between(whole, -1, 1) if low >= -1 and high <= 1 else between(whole, -INFINITY, INFINITY)


def _mean(operands: Sequence[Support | None]) -> Support | None:
    """A mean lies between the bounds, but need not be whole."""
    value = operands[0]
    return None if value is None else interval(value.lower, value.upper)


def _scaled_by_any(operands: Sequence[Support | None]) -> Support | None:
    """Elements that are zeroed or scaled up: only the sign is kept."""
    if operands[0] is None:
        return None
    low, high = numbers(operands[0])
    return interval(0 if low >= 0 else -INFINITY, 0 if high <= 0 else INFINITY)


def _same(operands: Sequence[Support | None]) -> Support | None:
    return operands[0]


def _greater(operands: Sequence[Support | None]) -> Support | None:
    """The greatest of the operands, element by element; with one operand its greatest element."""
    values = [operand for operand in operands if operand is not None]
    lower = max(numbers(value)[0] for value in operands)
    known = len(values) == len(operands)
    upper = greatest([value.upper for value in values]) if known else INFINITY
    if len(operands) == 1:
        return operands[0]
    result = between(all_whole(*operands), lower, upper, known)
    return without_zero(result, [value for value in values if is_positive(value)][:1])


def _lesser(operands: Sequence[Support | None]) -> Support | None:
    """The least of the operands, element by element; with one operand its least element."""
    return negate(_greater([negate(operand) for operand in operands]))


def _clamp(operands: Sequence[Support | None]) -> Support | None:
    """`min(max(value, lower), upper)`."""
    unbounded = interval(INFINITY, INFINITY)
    value, lower, upper = [*operands, *[negate(unbounded), unbounded][len(operands) - 1 :]][:3]
    if lower != negate(unbounded):
        value = _greater([value, lower])
    return value if upper == unbounded else _lesser([value, upper])


def _reciprocal(operands: Sequence[Support | None]) -> Support | None:
    return divide(of_number(1), operands[0])


def _reverse_root(operands: Sequence[Support | None]) -> Support | None:
    root = _monotone("sqrt", operands[0])
    return NONNEGATIVE if root is None else divide(of_number(1), root)


def _logarithm_of_sum(operands: Sequence[Support | None]) -> Support | None:
    """`logaddexp(a, b)` is at least the greater of the two, and at most log 2 more."""
    greater = _greater(operands)
    if greater is None or len(operands) != 2:
        return None
    low, high = numbers(greater)
    return between(False, low, high + math.log(2), known=True)


# Functions of one operand


def _monotone(name: str, operand: Support | None) -> Support | None:
    """The set between the values at both bounds."""
    function, (first, last), whole = MONOTONE[name]
    low, high = numbers(operand)
    low, high = max(low, first), min(high, last)
    if low > high:
        return None
    return between(whole, function(low), function(high), known=operand is not None)


def _valley(name: str, operand: Support | None) -> Support | None:
    """The set between the least value and the greater one of those at both bounds."""
    function, bottom, keeps = VALLEYS[name]
    low, high = numbers(operand)
    least = function(min(max(bottom, low), high))
    return between(keeps and all_whole(operand), least, max(function(low), function(high)))


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

# Functions whose infimum of zero is never reached, and those whose results are positive where their operands are.
_POSITIVE = frozenset({"exp", "exp2", "softplus"})
_KEEP_SIGN = frozenset(
    {
        "abs", "square", "sqrt", "rsqrt", "reciprocal", "mean", "max", "min", "cumsum", "cumprod", "log1p", "expm1", "relu",
        "tanh", "sinh", "atan", "asinh", "softsign", "leaky_relu", "elu", "selu", "erf", "clamp_max",
    }
)  # fmt: skip

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
    "neg": lambda operands: negate(operands[0]),
    "reciprocal": _reciprocal,
    "rsqrt": _reverse_root,
    "clamp": _clamp,
    "clamp_min": lambda operands: _greater(operands[:2]) if len(operands) > 1 else None,
    "clamp_max": lambda operands: _lesser(operands[:2]) if len(operands) > 1 else None,
    "max": _greater,
    "min": _lesser,
    "sum": lambda operands: total(operands[0]),
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
