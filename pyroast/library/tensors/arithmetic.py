"""Operators and functions of two operands that broadcast, and comparisons."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library.tensors.common import Call, Operand, is_array, operand, operation, promote
from pyroast.library.tensors.linear_algebra import matmul_shape
from pyroast.library.tensors.versions import current
from pyroast.protocol import Machine
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import BOOLEAN, INFINITY, Support
from pyroast.symbolic import add, app, multiply, subtract
from pyroast.values import NONE, Constant, Symbol, Template, Value, form_of, opaque

ALL = "torch torch.Tensor numpy"

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})

OPERATORS = {
    "add": "+", "sub": "-", "subtract": "-", "mul": "*", "multiply": "*", "div": "/", "divide": "/", "true_divide": "/",
    "floor_divide": "//", "remainder": "%", "fmod": "fmod", "pow": "**", "power": "**", "float_power": "**",
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "greater": ">", "less": "<",
    "greater_equal": ">=", "less_equal": "<=", "equal": "==", "not_equal": "!=",
    "logical_and": "logical_and", "logical_or": "logical_or", "logical_xor": "logical_xor", "bitwise_and": "&",
    "bitwise_or": "|", "bitwise_xor": "^", "maximum": "maximum", "minimum": "minimum", "fmax": "maximum",
    "fmin": "minimum", "max": "maximum", "min": "minimum", "atan2": "atan2", "arctan2": "atan2", "hypot": "hypot",
    "logaddexp": "logaddexp", "xlogy": "xlogy", "isclose": "isclose", "copysign": "copysign", "outer": "*",
}  # fmt: skip

BOOLEANS = COMPARISONS | {"logical_and", "logical_or", "logical_xor", "isclose"}
FLOATS = frozenset({"/", "atan2", "logaddexp", "xlogy", "hypot", "copysign"})


def result_of(op: str, left: Operand, right: Operand) -> Operand:
    """What an operation on two operands gives."""
    if op == "@":
        support = ranges.of_operator("@", left.support, right.support)
        return Operand(matmul_shape(left.shape, right.shape), promote(left.dtype, right.dtype), support)
    return Operand(
        broadcast_shapes(left.shape, right.shape), result_dtype(op, left, right), _support(op, left, right)
    )


def result_dtype(op: str, left: Operand, right: Operand) -> str:
    """The dtype of a result, by category (`torch.result_type`)."""
    if op in BOOLEANS:
        return "bool"
    if op in FLOATS:
        return "float"
    if op in ("<<", ">>", "//", "%", "**") and promote(left.dtype, right.dtype) == "bool":
        return ""
    return promote(left.dtype, right.dtype)


def _support(op: str, left: Operand, right: Operand) -> Support | None:
    if op in BOOLEANS:
        return BOOLEAN
    if "" in (left.dtype, right.dtype) or "bool" == left.dtype == right.dtype:
        if op in ("+", "-", "*", "**") and "float" not in (left.dtype, right.dtype):
            return BOOLEAN if left.dtype == right.dtype == "bool" else None
    if op.isalpha() or "_" in op:
        return ranges.of_function(op, [left.support, right.support])
    return ranges.of_operator(op, left.support, right.support)


def operator_result(m: Machine, op: str, left: Value, right: Value) -> Symbol:
    """`left op right`, where at least one is a tensor."""
    forms = [current(m, value) if isinstance(value, Symbol) else form_of(value) for value in (left, right)]
    form = app(op, *forms) if None not in forms else opaque("operation").form
    first, second = operand(m, left), operand(m, right)
    if op == "@":
        made = result_of(op, first, second)
    else:
        made = result_of(op, *_of_lists(m, left, right, first, second))
    return Symbol(form, True, True, True, made.shape, made.dtype, made.support)


def _of_lists(
    m: Machine, left: Value, right: Value, first: Operand, second: Operand
) -> tuple[Operand, Operand]:
    """Arrays of NumPy take lists as operands."""
    for value, other in ((left, right), (right, left)):
        if isinstance(value, Symbol) and value.tensor and is_array(value.form):
            from pyroast.library.tensors.literals import nested

            found = nested(m, other, 0)
            return (first, found) if other is right else (found, second)
    return first, second


def is_tensor(value: Value) -> bool:
    """Whether a value is a tensor."""
    return isinstance(value, Symbol) and value.tensor


def comparable(value: Value) -> bool:
    """Whether comparing a tensor with a value compares elements: with None or a string it gives one boolean."""
    return not (
        value == NONE
        or isinstance(value, Template)
        or (isinstance(value, Constant) and isinstance(value.value, str))
    )


def unary_result(m: Machine, op: str, value: Symbol) -> Symbol:
    """`-x`, `+x` or `~x` for a tensor."""
    form = value.form if op == "+" else app(op, current(m, value))
    support = ranges.elementwise(value.support)
    if op == "-":
        support = ranges.of_function("neg", [value.support])
    elif op == "~":
        support = BOOLEAN if value.dtype == "bool" else None
    return Symbol(form, value.external, True, True, value.shape, value.dtype, support)


@operation(
    "input other",
    "add sub subtract mul multiply div divide true_divide floor_divide remainder fmod pow float_power eq "
    "ne lt le gt ge greater less greater_equal less_equal not_equal logical_and logical_or logical_xor "
    "bitwise_and bitwise_or bitwise_xor maximum minimum fmax fmin atan2 arctan2 hypot logaddexp xlogy copysign",
)
@operation(
    "input other",
    "add subtract multiply divide true_divide floor_divide mod power equal not_equal greater less "
    "greater_equal less_equal logical_and logical_or logical_xor maximum minimum arctan2 hypot logaddexp",
    "numpy",
)
def binary(call: Call) -> Value:
    """`torch.add(input, other)` and its siblings."""
    left, right = call.operand(), call.operand("other")
    op = OPERATORS.get(call.name, "%")
    made = result_of(op, left, right)
    dtype = "float" if call.name == "float_power" else made.dtype
    return call.made(made.shape, dtype, made.support)


PYTHON_OPERATORS = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@",
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "and_": "&", "or_": "|", "xor": "^",
}  # fmt: skip


@operation("input other", " ".join(PYTHON_OPERATORS), "operator", result="value")
def python_operator(call: Call) -> Value:
    """`operator.add(a, b)` and its siblings on numbers and tensors."""
    op, left, right = PYTHON_OPERATORS[call.name], call.value("input"), call.value("other")
    if is_tensor(left) or is_tensor(right):
        return operator_result(call.m, op, left, right)
    first, second = form_of(left), form_of(right)
    symbolic = {"+": add, "-": subtract, "*": multiply}.get(op)
    if first is None or second is None:
        return opaque("operation", external=True, definite=True)
    if symbolic is not None:
        made = symbolic(first, second)
        return Constant(made) if isinstance(made, (int, float)) else Symbol(made, True, True)
    return Symbol(app(op, first, second), True, True)


@operation("input other alpha", "add sub subtract", "torch torch.Tensor")
def scaled(call: Call) -> Value:
    """`torch.add(input, other, alpha=1)`."""
    made = result_of(OPERATORS[call.name], call.operand(), call.operand("other"))
    plain = call.absent("alpha")
    dtype = made.dtype if plain else promote(made.dtype, call.operand("alpha").dtype)
    return call.made(made.shape, dtype, made.support if plain else None)


@operation("input other rounding_mode", "div divide", "torch torch.Tensor")
def divided(call: Call) -> Value:
    """`torch.div(input, other, rounding_mode=None)`."""
    left, right = call.operand(), call.operand("other")
    made = result_of("/", left, right)
    if call.absent("rounding_mode"):
        return call.made(made.shape, made.dtype, made.support)
    return call.made(
        made.shape, promote(left.dtype, right.dtype) if "bool" not in (left.dtype, right.dtype) else ""
    )


@operation("input exponent", "pow float_power", "torch torch.Tensor")
def power(call: Call) -> Value:
    """`torch.pow(input, exponent)`."""
    made = result_of("**", call.operand(), call.operand("exponent"))
    return call.made(made.shape, "float" if call.name == "float_power" else made.dtype, made.support)


@operation("input other rtol atol equal_nan", "isclose", ALL)
def isclose(call: Call) -> Value:
    """`torch.isclose(input, other)`."""
    return call.made(broadcast_shapes(call.operand().shape, call.operand("other").shape), "bool", BOOLEAN)


@operation("input other", "rsub", "torch torch.Tensor")
def rsub(call: Call) -> Value:
    """`torch.rsub(input, other)`: other - input."""
    made = result_of("-", call.operand("other"), call.operand())
    return call.made(made.shape, made.dtype, made.support)


@operation("input tensor1 tensor2 value", "addcmul addcdiv")
@operation("input end weight", "lerp")
def three_operands(call: Call) -> Value:
    """Operations on three operands that broadcast."""
    names = ("input", "end", "weight") if call.name == "lerp" else ("input", "tensor1", "tensor2")
    shape: Shape | None = ()
    for name in names:
        shape = broadcast_shapes(shape, call.operand(name).shape)
    return call.made(shape, call.operand().dtype)


@operation("condition input other", "where", "torch numpy")
@operation("input condition other", "where", "torch.Tensor")
def where(call: Call) -> Value:
    """`torch.where(condition, input, other)`; with the condition alone, indices of the true elements."""
    if "input" not in call.bound or "other" not in call.bound:
        return opaque("indices", external=True, definite=True)
    left, right, condition = call.operand(), call.operand("other"), call.operand("condition")
    shape = broadcast_shapes(broadcast_shapes(left.shape, right.shape), condition.shape)
    support = ranges.join(ranges.elementwise(left.support), ranges.elementwise(right.support))
    if left.support == right.support and left.support is not None and left.support.event_dim == 0:
        support = left.support
    return call.made(shape, promote(left.dtype, right.dtype), support)


@operation("input mask value", "masked_fill", "torch torch.Tensor")
def masked_fill(call: Call) -> Value:
    """`x.masked_fill(mask, value)`."""
    own = call.operand()
    shape = broadcast_shapes(own.shape, call.operand("mask").shape)
    support = ranges.join(ranges.elementwise(own.support), call.operand("value").support)
    return call.made(shape, own.dtype, support)


@operation("input min max", "clamp clip", ALL)
def clamp(call: Call) -> Value:
    """`x.clamp(min=None, max=None)`."""
    own = call.operand()
    shape, dtype = own.shape, own.dtype
    bounds: list[Support | None] = []
    for name, infinite in (("min", -INFINITY), ("max", INFINITY)):
        if call.absent(name):
            bounds.append(ranges.of_number(infinite))
            continue
        bound = call.operand(name)
        shape, dtype = broadcast_shapes(shape, bound.shape), promote(dtype, bound.dtype)
        bounds.append(bound.support)
    return call.made(shape, dtype, ranges.of_function("clamp", [own.support, *bounds]))


@operation("input min", "clamp_min")
@operation("input max", "clamp_max")
def clamp_once(call: Call) -> Value:
    """`x.clamp_min(min)`."""
    own, bound = call.operand(), call.operand(call.name[-3:])
    support = ranges.of_function(call.name, [own.support, bound.support])
    return call.made(broadcast_shapes(own.shape, bound.shape), promote(own.dtype, bound.dtype), support)


@operation("input other", "equal allclose is_same_size", "torch torch.Tensor", result="value")
def same(call: Call) -> Value:
    """`torch.equal(input, other)`: one boolean."""
    return Symbol(call.form, True, True)
