"""Products of matrices, decompositions and solvers: the last two dims are matrices, those before them are batches."""

from __future__ import annotations

import math
import re

from pyroast import ranges
from pyroast.library.tensors.common import Call, Operand, is_array, operation, place, promote
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import Support
from pyroast.symbolic import Form, fresh, multiply
from pyroast.values import Constant, Symbol, Tuple, Value, opaque

BOTH = "torch torch.Tensor"
LINALG = "torch torch.Tensor torch.linalg"


def matmul_shape(left: Shape | None, right: Shape | None) -> Shape | None:
    """The shape of `left @ right` (`torch.matmul`)."""
    if not left or not right:
        return None
    inner = right[-2] if len(right) > 1 else right[0]
    if isinstance(left[-1], int) and isinstance(inner, int) and left[-1] != inner:
        return None
    rows = left[-2:-1]
    columns = right[-1:] if len(right) > 1 else ()
    batch = broadcast_shapes(left[:-2], right[:-2])
    return (*batch, *rows, *columns) if batch is not None else None


def product(call: Call, left: Operand, right: Operand, shape: Shape | None) -> Symbol:
    """The tensor that a product of matrices or vectors gives."""
    support = ranges.of_operator("@", left.support, right.support)
    return call.made(shape, promote(left.dtype, right.dtype), support)


@operation("input other", "matmul mm bmm mv dot inner vdot")
@operation("input other", "matmul dot", "numpy torch.linalg")
def matmul(call: Call) -> Value:
    """`torch.matmul(input, other)`."""
    left, right = call.operand(), call.operand("other")
    vectors = _rank(left) == _rank(right) == 1
    of_matrices = call.name == "dot" and (call.space == "numpy" or _is_array(call)) and _rank(right) in (1, 2)
    if call.name in ("dot", "inner") and not vectors and not of_matrices:
        return product(call, left, right, None)
    return product(call, left, right, matmul_shape(left.shape, right.shape))


def _is_array(call: Call) -> bool:
    value = call.value("input")
    return isinstance(value, Symbol) and is_array(value.form)


def _rank(own: Operand) -> int | None:
    return len(own.shape) if own.shape is not None else None


@operation("input other", "outer ger", "torch torch.Tensor numpy")
def outer(call: Call) -> Value:
    """`torch.outer(input, other)` of two vectors."""
    left, right = call.operand(), call.operand("other")
    shape = None
    if left.shape is not None and right.shape is not None and len(left.shape) == len(right.shape) == 1:
        shape = (left.shape[0], right.shape[0])
    return call.made(
        shape, promote(left.dtype, right.dtype), ranges.of_operator("*", left.support, right.support)
    )


@operation("bias input other beta alpha", "addmm addmv baddbmm addbmm addr", "torch torch.Tensor")
def addmm(call: Call) -> Value:
    """`torch.addmm(bias, input, other)`."""
    left, right, bias = call.operand(), call.operand("other"), call.operand("bias")
    shape = matmul_shape(left.shape, right.shape)
    if call.name in ("addbmm", "addr"):
        shape = None
    return call.made(broadcast_shapes(shape, bias.shape), promote(left.dtype, right.dtype))


@operation("equation *operands", "einsum", "torch numpy")
def einsum(call: Call) -> Value:
    """`torch.einsum(equation, *operands)`."""
    equation = call.value("equation")
    given = call.value("operands")
    parts = (
        [call.operand("operands")] if isinstance(given, Symbol) and given.tensor else call.tensors("operands")
    )
    if not isinstance(equation, Constant) or not isinstance(equation.value, str) or parts is None:
        return call.made(None)
    dtype = promote(*(part.dtype for part in parts))
    dtype = "" if dtype == "bool" else dtype
    return call.made(einsum_shape(equation.value.replace(" ", ""), parts), dtype)


def einsum_shape(equation: str, parts: list[Operand]) -> Shape | None:
    """The shape that an equation gives; letters that occur once make the output where none is written."""
    inputs, arrow, output = equation.partition("->")
    terms = inputs.split(",")
    if len(terms) != len(parts) or not re.fullmatch(r"[A-Za-z,.]*", inputs):
        return None
    sizes: dict[str, Form] = {}
    batch: Shape | None = ()
    for term, part in zip(terms, parts):
        if part.shape is None:
            return None
        letters = term.replace("...", ".")
        dots = len(part.shape) - len(letters.replace(".", ""))
        if dots < 0 or (dots and "." not in letters):
            return None
        position = 0
        for letter in letters:
            if letter == ".":
                batch = broadcast_shapes(batch, part.shape[position : position + dots])
                position += dots
                continue
            size = part.shape[position]
            known = sizes.get(letter)
            if (
                known is None
                or known == 1
                or (not isinstance(known, int) and isinstance(size, int) and size != 1)
            ):
                sizes[letter] = size
            position += 1
    if batch is None:
        return None
    if not arrow:
        plain = inputs.replace(",", "").replace(".", "")
        output = "..." + "".join(sorted(letter for letter in set(plain) if plain.count(letter) == 1))
    result: list[Form] = []
    for letter in output.replace("...", "."):
        if letter == ".":
            result.extend(batch)
        elif letter in sizes:
            result.append(sizes[letter])
        else:
            return None
    return tuple(result)


@operation("a b dims", "tensordot", "torch numpy")
def tensordot(call: Call) -> Value:
    """`torch.tensordot(a, b, dims=2)` over the last dims of a and the first of b."""
    left, right, count = call.operand("a"), call.operand("b"), call.integer("dims", 2)
    if left.shape is None or right.shape is None or count is None or count < 0:
        return call.made(None)
    if count > min(len(left.shape), len(right.shape)):
        return call.made(None)
    shape = (*left.shape[: len(left.shape) - count], *right.shape[count:])
    return product(call, left, right, shape)


@operation("input other", "kron", BOTH)
def kron(call: Call) -> Value:
    """`torch.kron(input, other)`: sizes multiply, dim by dim from the right."""
    left, right = call.operand(), call.operand("other")
    shape = None
    if left.shape is not None and right.shape is not None:
        rank = max(len(left.shape), len(right.shape))
        padded = [(*[1] * (rank - len(own)), *own) for own in (left.shape, right.shape)]
        shape = tuple(multiply(a, b) for a, b in zip(*padded))
    return call.made(shape, promote(left.dtype, right.dtype))


@operation("input", "cov corrcoef", BOTH)
def covariance(call: Call) -> Value:
    """`torch.cov(input)`: the rows of a matrix are the variables."""
    own = call.operand()
    if own.shape is None or len(own.shape) > 2:
        return call.made(None, own.dtype)
    return call.made((own.shape[0],) * 2 if len(own.shape) == 2 else (), own.dtype)


@operation("input r", "combinations", "torch")
def combinations(call: Call) -> Value:
    """`torch.combinations(input, r=2)` of a vector, without replacement."""
    own, r = call.operand(), call.integer("r", 2)
    known = (
        own.shape is not None and len(own.shape) == 1 and r is not None and call.absent("with_replacement")
    )
    count: Form = fresh("size")
    if known and isinstance(own.shape[0], int):  # type: ignore[index]  # known
        count = math.comb(own.shape[0], r)  # type: ignore[index,arg-type]  # known
    return call.made((count, r) if known else None, own.dtype)  # type: ignore[arg-type]  # known


@operation("input other dim", "cross", LINALG)
def pairwise(call: Call) -> Value:
    """`torch.cross(input, other, dim)`."""
    left, right = call.operand(), call.operand("other")
    shape = broadcast_shapes(left.shape, right.shape)
    return call.made(shape, promote(left.dtype, right.dtype))


def _square(own: Operand) -> Shape | None:
    return own.shape if own.shape is not None and len(own.shape) >= 2 else None


@operation("input upper", "cholesky", LINALG)
@operation("input", "inverse pinverse", BOTH)
@operation("A upper", "cholesky inv pinv matrix_exp", "torch.linalg numpy.linalg")
@operation("input upper", "cholesky_inverse matrix_exp", BOTH)
@operation("input n", "matrix_power", LINALG)
def matrix_function(call: Call) -> Value:
    """Functions of matrices that keep the shape."""
    own = call.operand("A" if "A" in call.bound else "input")
    shape = _square(own)
    if shape is not None and call.name in ("pinverse", "pinv"):
        shape = (*shape[:-2], shape[-1], shape[-2])
    support = None
    if call.name == "cholesky" and call.absent("upper"):
        support = Support("lower_cholesky", event_dim=2)
    return call.made(shape, "float", support)


@operation("input", "det logdet", BOTH)
@operation("A", "det matrix_rank cond", "torch.linalg")
@operation("a", "det", "numpy.linalg")
def determinant(call: Call) -> Value:
    """`torch.det(input)`: one number for each matrix."""
    own = next(call.operand(name) for name in ("input", "A", "a") if name in call.bound)
    shape = _square(own)
    dtype = "long" if call.name == "matrix_rank" else "float"
    return call.made(shape[:-2] if shape is not None else None, dtype)


@operation("A", "slogdet", "torch torch.Tensor torch.linalg numpy.linalg", result="value")
def slogdet(call: Call) -> Value:
    """`torch.slogdet(A)`: sign and logarithm of the determinant."""
    shape = _square(call.operand("A"))
    batch = shape[:-2] if shape is not None else None
    return Tuple(
        (call.made(batch, "float", form=fresh("sign")), call.made(batch, "float", form=fresh("logabsdet")))
    )


@operation("A B left", "solve", "torch.linalg")
def solve(call: Call) -> Value:
    """`torch.linalg.solve(A, B)`: B may be a vector, or a batch of vectors if its shape is that of A without the last dim."""
    matrix, right = call.operand("A").shape, call.operand("B").shape
    if not call.absent("left") or matrix is None or right is None or len(matrix) < 2 or not right:
        return call.made(None, "float")
    if len(right) == 1 or right == matrix[:-1]:
        return call.made(matrix[:-1], "float")
    if len(right) == len(matrix) - 1 and any(not isinstance(size, int) for size in (*matrix, *right)):
        return call.made(None, "float")
    return call.made(_solved(matrix, right), "float")


def _solved(matrix: Shape, right: Shape) -> Shape | None:
    batch = broadcast_shapes(matrix[:-2], right[:-2])
    return (*batch, *right[-2:]) if batch is not None else None


@operation("input A upper transpose unitriangular", "triangular_solve", BOTH, result="value")
def triangular_solve(call: Call) -> Value:
    """`b.triangular_solve(A)`: a pair, of which the first is the solution."""
    right, matrix = call.operand().shape, call.operand("A").shape
    shape = (
        _solved(matrix, right)
        if matrix is not None and right is not None and min(len(matrix), len(right)) >= 2
        else None
    )
    copy = (*shape[:-2], *matrix[-2:]) if shape is not None and matrix is not None else None
    return Tuple(
        (
            call.made(shape, "float", form=fresh("solution")),
            call.made(copy, "float", form=fresh("coefficient")),
        )
    )


@operation("A B upper left unitriangular", "solve_triangular", "torch.linalg")
@operation("B A upper", "cholesky_solve", BOTH)
def solve_matrices(call: Call) -> Value:
    """Solvers whose right side is a matrix."""
    matrix, right = call.operand("A").shape, call.operand("B").shape
    if matrix is None or right is None or min(len(matrix), len(right)) < 2:
        return call.made(None, "float")
    return call.made(_solved(matrix, right), "float")


@operation("A UPLO", "eigh", "torch.linalg", result="value")
def eigh(call: Call) -> Value:
    """`torch.linalg.eigh(A)`: eigenvalues and eigenvectors."""
    shape = _square(call.operand("A"))
    first = call.made(shape[:-1] if shape is not None else None, "float", form=fresh("eigenvalues"))
    return Tuple((first, call.made(shape, "float", form=fresh("eigenvectors"))))


@operation("A UPLO", "eigvalsh", "torch.linalg")
@operation("A", "svdvals", "torch.linalg")
def spectrum(call: Call) -> Value:
    """The eigenvalues or singular values."""
    shape = _square(call.operand("A"))
    if shape is None:
        return call.made(None, "float")
    return call.made((*shape[:-2], _smaller(shape[-2], shape[-1])), "float")


def _smaller(rows: Form, columns: Form) -> Form:
    if isinstance(rows, int) and isinstance(columns, int):
        return min(rows, columns)
    return rows if rows == columns else fresh("size")


@operation("A some", "svd qr", "torch torch.Tensor", result="value")
@operation("A mode", "qr", "torch.linalg", result="value")
@operation("A full_matrices", "svd", "torch.linalg", result="value")
def decomposition(call: Call) -> Value:
    """`torch.svd(A)` and `torch.linalg.qr(A)`, in the reduced form."""
    shape = _square(call.operand("A"))
    full = (
        call.space == "torch.linalg" and call.name == "svd" and call.flag("full_matrices", True) is not False
    )
    if shape is None or full or len(call.bound) > 1 + (call.name == "svd" and call.space == "torch.linalg"):
        return opaque("decomposition", external=True, definite=True)
    batch, rows, columns = shape[:-2], shape[-2], shape[-1]
    inner = _smaller(rows, columns)
    shapes: tuple[Shape, ...] = ((*batch, rows, inner), (*batch, inner, columns))
    if call.name == "svd":
        last = (columns, inner) if call.space != "torch.linalg" else (inner, columns)
        shapes = ((*batch, rows, inner), (*batch, inner), (*batch, *last))
    return Tuple(tuple(call.made(one, "float", form=fresh("factor")) for one in shapes))


@operation("x1 x2 p", "cdist", "torch")
def cdist(call: Call) -> Value:
    """`torch.cdist(x1, x2)`: the distances of all rows."""
    left, right = call.operand("x1").shape, call.operand("x2").shape
    if left is None or right is None or min(len(left), len(right)) < 2:
        return call.made(None, "float")
    batch = broadcast_shapes(left[:-2], right[:-2])
    shape = (*batch, left[-2], right[-2]) if batch is not None else None
    return call.made(shape, "float", ranges.of_function("cdist", [None]))


@operation("x1 x2 dim eps", "cosine_similarity", "torch torch.nn.functional")
def cosine_similarity(call: Call) -> Value:
    """`cosine_similarity(x1, x2, dim=1)`."""
    shape = broadcast_shapes(call.operand("x1").shape, call.operand("x2").shape)
    at = place(call.integer("dim", 1), len(shape)) if shape is not None else None
    if shape is None or at is None:
        return call.made(None, "float")
    return call.made(
        (*shape[:at], *shape[at + 1 :]), "float", ranges.of_function("cosine_similarity", [None])
    )


@operation("input weight bias", "linear", "torch.nn.functional")
def linear(call: Call) -> Value:
    """`linear(input, weight)`: the last dim becomes the rows of the weight."""
    own, weight = call.operand(), call.operand("weight")
    if not own.shape or weight.shape is None or len(weight.shape) not in (1, 2):
        return call.made(None, own.dtype)
    return call.made((*own.shape[:-1], *weight.shape[:-1]), own.dtype)


@operation("input weight padding_idx", "embedding", "torch.nn.functional")
def embedding(call: Call) -> Value:
    """`embedding(input, weight)`: the rows of the weight at the indices."""
    own, weight = call.operand(), call.operand("weight")
    if own.shape is None or weight.shape is None or len(weight.shape) != 2:
        return call.made(None, weight.dtype)
    return call.made((*own.shape, weight.shape[1]), weight.dtype, ranges.elementwise(weight.support))
