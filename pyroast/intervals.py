"""Arithmetic of intervals: the sets in which sums, products, quotients and powers lie, given those of their operands.

Bounds are numbers or forms; a form takes part where the result is exact, and is as good as none elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from pyroast.curves import Bounds, Number, floor, raise_to
from pyroast.records import replace
from pyroast.supports import INFINITY, NONNEGATIVE, REAL, Support, integers, interval
from pyroast.symbolic import Form, order
from pyroast.symbolic import add as add_forms
from pyroast.symbolic import scale as scale_form

LARGE = 1e150


def numbers(support: Support | None) -> Bounds:
    """The bounds as numbers: a symbolic one is as good as none."""
    if support is None:
        return -INFINITY, INFINITY
    lower = support.lower if isinstance(support.lower, (int, float)) else -INFINITY
    upper = support.upper if isinstance(support.upper, (int, float)) else INFINITY
    return lower, upper


def point(support: Support | None) -> Number | None:
    """The number of a set that holds only one."""
    lower, upper = numbers(support)
    return lower if lower == upper else None


def all_whole(*supports: Support | None) -> bool:
    """Whether all sets hold whole numbers only."""
    return all(support is not None and support.kind == "integer_interval" for support in supports)


def between(whole: bool, lower: Form, upper: Form, known: bool = True) -> Support | None:
    """The set between two bounds; None if it is empty, or if all operands were not `known` and it has no bounds."""
    if lower == INFINITY or upper == -INFINITY or (not known and (lower, upper) == (-INFINITY, INFINITY)):
        return None
    if isinstance(lower, (int, float)) and isinstance(upper, (int, float)) and lower > upper:
        return None
    return integers(lower, upper) if whole else interval(lower, upper)


def is_positive(support: Support | None) -> bool:
    """Whether a set holds no number that is zero or less."""
    low = numbers(support)[0]
    return support is not None and (low > 0 or (low == 0 and support.open_lower))


def without_zero(result: Support | None, operands: Sequence[Support | None]) -> Support | None:
    """The result of a function that is positive where its operands are: then a bound of zero is open."""
    if result is None or result.kind != "interval" or result.lower != 0 or result.open_lower:
        return result
    positive = bool(operands) and all(map(is_positive, operands))
    return replace(result, open_lower=True) if positive else result


def total(value: Support | None) -> Support | None:
    """The sum of any number of elements, even of none."""
    if value is None:
        return None
    low, high = numbers(value)
    return between(all_whole(value), 0 if low >= 0 else -INFINITY, 0 if high <= 0 else INFINITY)


def least(bounds: Sequence[Form]) -> Form:
    """The least of some lower bounds; infinite where symbolic bounds cannot be ordered."""
    best = bounds[0]
    for bound in bounds[1:]:
        sign = compare(bound, best)
        if sign is None:
            return -INFINITY
        best = bound if sign < 0 else best
    return best


def greatest(bounds: Sequence[Form]) -> Form:
    """The greatest of some upper bounds; infinite where symbolic bounds cannot be ordered."""
    best = bounds[0]
    for bound in bounds[1:]:
        sign = compare(bound, best)
        if sign is None:
            return INFINITY
        best = bound if sign > 0 else best
    return best


def compare(left: Form, right: Form) -> int | None:
    """Which of two bounds is the greater; infinite ones do not take part in symbolic arithmetic."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return (left > right) - (left < right)
    if left in (INFINITY, -INFINITY):
        return 1 if left == INFINITY else -1
    if right in (INFINITY, -INFINITY):
        return -1 if right == INFINITY else 1
    return order(left, right)


def add_bounds(left: Form, right: Form, infinite: float) -> Form:
    if any(isinstance(one, float) and math.isinf(one) for one in (left, right)):
        return infinite if left == infinite or right == infinite else -infinite
    return add_forms(left, right)


def add(left: Support | None, right: Support | None) -> Support | None:
    if left is None or right is None:
        return None
    lower = add_bounds(left.lower, right.lower, -INFINITY)
    upper = add_bounds(left.upper, right.upper, INFINITY)
    result = between(all_whole(left, right), lower, upper)
    if result is None or result.kind != "interval":
        return result
    return replace(
        result,
        open_lower=result.lower != -INFINITY and (left.open_lower or right.open_lower),
        open_upper=result.upper != INFINITY and (left.open_upper or right.open_upper),
    )


def negate(value: Support | None) -> Support | None:
    if value is None:
        return None
    ends = scale_form(value.upper, -1), scale_form(value.lower, -1)
    return replace(
        value, lower=ends[0], upper=ends[1], open_lower=value.open_upper, open_upper=value.open_lower
    )


def _product(left: Number, right: Number) -> Number:
    """A product of bounds, where nothing times infinity is nothing."""
    if left == 0 or right == 0:
        return 0
    product = float(left) * float(right)
    exact = isinstance(left, int) and isinstance(right, int) and abs(product) < LARGE
    return left * right if exact else product


def multiply(left: Support | None, right: Support | None) -> Support | None:
    if left is None or right is None:
        return None
    for factor, other in ((point(left), right), (point(right), left)):
        if factor is not None and factor != 0 and math.isfinite(factor):
            first, last = _scaled(other.lower, factor), _scaled(other.upper, factor)
            return between(all_whole(left, right), *((first, last) if factor > 0 else (last, first)))
    return _hull(all_whole(left, right), _product, left, right)


def _scaled(bound: Form, factor: Number) -> Form:
    return _product(bound, factor) if isinstance(bound, (int, float)) else scale_form(bound, factor)


def _hull(
    whole: bool, function: Callable[[Number, Number], Number], left: Support | None, right: Support | None
) -> Support | None:
    """The set between the extreme values at the corners, for functions that are monotone in either operand."""
    corners = [function(a, b) for a in numbers(left) for b in numbers(right)]
    return between(whole, min(corners), max(corners))


def _quotient(left: Number, right: Number) -> Number:
    """A quotient of bounds; a divisor of infinity takes everything to nothing."""
    if left == 0 or math.isinf(right):
        return 0
    return (
        float(left) / float(right)
        if abs(right) >= 1 or abs(left) < LARGE * abs(right)
        else left * INFINITY * right
    )


def divide(
    left: Support | None,
    right: Support | None,
    quotient: Callable[[Number, Number], Number] = _quotient,
    whole: bool = False,
) -> Support | None:
    if left is None or right is None:
        return None
    low, high = numbers(right)
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


def floor_divide(left: Support | None, right: Support | None) -> Support | None:
    if all_whole(left, right):
        low, high = numbers(right)
        right = integers(1 if low == 0 else low, -1 if high == 0 else high)  # a divisor is not zero
        return divide(left, right, _floor_quotient, whole=True)
    quotient = divide(left, right)
    if quotient is None:
        return None
    lower, upper = numbers(quotient)
    return integers(floor(lower) - 1, floor(upper))  # the quotient may be rounded before it is floored


def _floor_quotient(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    quotient = _quotient(left, right)
    return -1 if quotient == 0 and left and (left < 0) != (right < 0) else floor(quotient)


def remainder(left: Support | None, right: Support | None) -> Support | None:
    """`x % y` has the sign of y and is less than y (`torch.remainder`)."""
    if right is None:
        return None
    low, high = numbers(right)
    whole = all_whole(left, right)
    if low >= 0:
        upper = add_bounds(right.upper, -1, INFINITY) if whole else right.upper
        if left is not None and numbers(left)[0] >= 0:
            ends = [upper, left.upper]
            upper = min(ends, key=lambda end: end if isinstance(end, (int, float)) else INFINITY)
        return between(whole, 0, upper)
    if high <= 0:
        return between(whole, add_bounds(right.lower, 1, -INFINITY) if whole else right.lower, 0)
    return between(whole, add_bounds(right.lower, 0, -INFINITY), add_bounds(right.upper, 0, INFINITY))


def power(base: Support | None, exponent: Support | None) -> Support | None:
    """`base ** exponent`."""
    low, high = numbers(base)
    number = point(exponent)
    if number is None or math.isinf(number):
        if low < 0 or exponent is None:
            return NONNEGATIVE if low >= 0 else None
        return _hull(all_whole(base, exponent) and numbers(exponent)[0] >= 0, raise_to, base, exponent)
    if number < 0:
        return divide(integers(1, 1), power(base, interval(-number, -number)))
    if not float(number).is_integer():
        return None if high < 0 else between(False, raise_to(max(low, 0), number), raise_to(high, number))
    exact = int(number)
    if exact == 0:
        return integers(1, 1)
    ends = raise_to(low, exact), raise_to(high, exact)
    if exact % 2:
        return between(all_whole(base), *ends, known=base is not None)
    return between(all_whole(base), 0 if low <= 0 <= high else min(ends), max(ends))


def matmul(left: Support | None, right: Support | None) -> Support | None:
    """A sum of products, of any number of terms."""
    return total(multiply(left, right))
