"""Functions of one number that torch applies to each element, continued to infinity, with their monotone pieces."""

from __future__ import annotations

import math
from collections.abc import Callable

Number = int | float
Bounds = tuple[Number, Number]


def raise_to(base: Number, exponent: Number) -> Number:
    """`base ** exponent` for bounds, at zero and infinity as the limit says."""
    if base == 0 and exponent < 0:
        return math.inf
    large = isinstance(base, int) and abs(base) > 1 and abs(exponent) * base.bit_length() > 512
    try:
        power = math.pow(base, exponent) if large else base**exponent
        return power if isinstance(power, (int, float)) else math.nan
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf


def floor(number: Number) -> Number:
    """The greatest whole number that is not greater."""
    return number if math.isinf(number) else math.floor(number)


def continued(
    function: Callable[[float], float], at_minus: float, at_plus: float
) -> Callable[[Number], Number]:
    """A function continued to both infinities, and to infinity where it overflows."""

    def extended(number: Number) -> Number:
        if math.isinf(number):
            return at_minus if number < 0 else at_plus
        try:
            return function(number)
        except (OverflowError, ZeroDivisionError):
            return at_minus if number < 0 else at_plus
        except ValueError:  # a pole at the end of the domain
            return at_minus if number <= 0 and math.isinf(at_minus) else at_plus

    return extended


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _softplus(x: float) -> float:
    return max(x, 0) + math.log1p(math.exp(-abs(x)))


def _normal_cdf(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2))


def _logit(x: float) -> float:
    return math.log(x) - math.log1p(-x)


_SCALE, _ALPHA = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717
_INF = math.inf

# Increasing functions: the function, its domain, and whether results are whole.
MONOTONE: dict[str, tuple[Callable[[Number], Number], Bounds, bool]] = {
    "exp": (continued(math.exp, 0, _INF), (-_INF, _INF), False),
    "exp2": (continued(lambda x: 2.0**x, 0, _INF), (-_INF, _INF), False),
    "expm1": (continued(math.expm1, -1, _INF), (-_INF, _INF), False),
    "log": (continued(math.log, -_INF, _INF), (0, _INF), False),
    "log2": (continued(math.log2, -_INF, _INF), (0, _INF), False),
    "log10": (continued(math.log10, -_INF, _INF), (0, _INF), False),
    "log1p": (continued(math.log1p, -_INF, _INF), (-1, _INF), False),
    "sqrt": (continued(math.sqrt, 0, _INF), (0, _INF), False),
    "softplus": (continued(_softplus, 0, _INF), (-_INF, _INF), False),
    "logsigmoid": (continued(lambda x: -_softplus(-x), -_INF, 0), (-_INF, _INF), False),
    "sigmoid": (continued(_sigmoid, 0, 1), (-_INF, _INF), False),
    "logit": (continued(_logit, -_INF, _INF), (0, 1), False),
    "ndtr": (continued(_normal_cdf, 0, 1), (-_INF, _INF), False),
    "tanh": (continued(math.tanh, -1, 1), (-_INF, _INF), False),
    "sinh": (continued(math.sinh, -_INF, _INF), (-_INF, _INF), False),
    "atan": (continued(math.atan, -math.pi / 2, math.pi / 2), (-_INF, _INF), False),
    "asinh": (continued(math.asinh, -_INF, _INF), (-_INF, _INF), False),
    "acosh": (continued(math.acosh, 0, _INF), (1, _INF), False),
    "atanh": (continued(math.atanh, -_INF, _INF), (-1, 1), False),
    "asin": (continued(math.asin, 0, 0), (-1, 1), False),
    "erf": (continued(math.erf, -1, 1), (-_INF, _INF), False),
    "softsign": (continued(lambda x: x / (1 + abs(x)), -1, 1), (-_INF, _INF), False),
    "elu": (continued(lambda x: x if x > 0 else math.expm1(x), -1, _INF), (-_INF, _INF), False),
    "selu": (
        continued(lambda x: _SCALE * (x if x > 0 else _ALPHA * math.expm1(x)), -_SCALE * _ALPHA, _INF),
        (-_INF, _INF),
        False,
    ),
    "leaky_relu": (continued(lambda x: x if x > 0 else 0.01 * x, -_INF, _INF), (-_INF, _INF), False),
    "hardsigmoid": (continued(lambda x: min(max(x / 6 + 0.5, 0), 1), 0, 1), (-_INF, _INF), False),
    "floor": (floor, (-_INF, _INF), True),
    "ceil": (continued(math.ceil, -_INF, _INF), (-_INF, _INF), True),
    "round": (continued(round, -_INF, _INF), (-_INF, _INF), True),
    "trunc": (continued(math.trunc, -_INF, _INF), (-_INF, _INF), True),
    "sign": (lambda x: (x > 0) - (x < 0), (-_INF, _INF), True),
}

# Functions that clamp to fixed bounds.
CLAMPS: dict[str, tuple[Number, Number]] = {"relu": (0, _INF), "relu6": (0, 6), "hardtanh": (-1, 1)}

# Functions that decrease up to a point and increase from there.
VALLEYS: dict[str, tuple[Callable[[Number], Number], float, bool]] = {
    "abs": (abs, 0, True),
    "square": (lambda x: raise_to(x, 2), 0, True),
    "cosh": (continued(math.cosh, _INF, _INF), 0, False),
    "gelu": (continued(lambda x: x * _normal_cdf(x), 0, _INF), -0.7517915246935645, False),
    "silu": (continued(lambda x: x * _sigmoid(x), 0, _INF), -1.2784645427610738, False),
    "mish": (continued(lambda x: x * math.tanh(_softplus(x)), 0, _INF), -1.1924312145154193, False),
}
