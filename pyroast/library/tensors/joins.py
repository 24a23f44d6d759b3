"""Joining tensors and taking them apart."""

from __future__ import annotations

import itertools

from pyroast import ranges
from pyroast.library.elements import any_element
from pyroast.library.tensors.common import Call, Operand, kept, operation, place, promote, tensor
from pyroast.library.tensors.copies import operands_of
from pyroast.records import replace
from pyroast.shapes import Shape
from pyroast.supports import Support
from pyroast.symbolic import Form, Poly, add, app, fresh, multiply
from pyroast.values import Constant, Iterate, Symbol, Tuple, Value, opaque

MAX_PIECES = 64


def common(parts: list[Operand], dim: int | None) -> Support | None:
    """The support that all parts share; a joint constraint survives where the join leaves its dims alone."""
    if not parts:
        return None
    supports = [part.support for part in parts]
    if dim is not None and all(support == supports[0] for support in supports[1:]):
        shape = parts[0].shape
        return kept(supports[0], len(shape) if shape is not None else None, dim)
    result = ranges.elementwise(supports[0])
    for support in supports[1:]:
        result = ranges.join(result, ranges.elementwise(support))
    return result


def merged(shapes: list[Shape | None]) -> Shape | None:
    """The shape that tensors have that must agree in shape: the known size of each dim."""
    known = [shape for shape in shapes if shape is not None]
    if not known or any(len(shape) != len(known[0]) for shape in known):
        return None
    result: list[Form] = []
    for column in zip(*known):
        numbers = [size for size in column if isinstance(size, int)]
        result.append(numbers[0] if numbers else column[0])
    return tuple(result)


@operation("tensors dim", "stack", "torch numpy")
def stack(call: Call) -> Value:
    """`torch.stack(tensors, dim=0)`: a new dim; all tensors have one shape."""
    parts, dim = call.tensors(), call.integer("dim", 0)
    if parts is None:
        return _stack_of_rounds(call, dim)
    if not parts or dim is None:
        return call.made(None, promote(*(part.dtype for part in parts)))
    shape = merged([part.shape for part in parts])
    dtype = promote(*(part.dtype for part in parts))
    at = place(dim, len(shape) + 1) if shape is not None else None
    if at is None or shape is None:
        return call.made(None, dtype, common(parts, None))
    supports = {part.support for part in parts}
    alone = parts[0].support
    joint = len(supports) == 1 and alone is not None and at <= len(shape) - alone.event_dim
    return call.made((*shape[:at], len(parts), *shape[at:]), dtype, alone if joint else common(parts, None))


def _stack_of_rounds(call: Call, dim: int | None) -> Value:
    """Tensors of a loop whose number of rounds is not known."""
    value = call.value("tensors")
    if isinstance(value, (Symbol, Constant)) or dim is None:
        return call.made(None)
    rounds: Iterate = call.m.iterate(value, call.span)
    element = any_element(call.m, rounds)
    if not isinstance(element, Symbol) or not element.tensor or element.shape is None:
        return call.made(None)
    at = place(dim, len(element.shape) + 1)
    if at is None:
        return call.made(None)
    return call.made((*element.shape[:at], rounds.count, *element.shape[at:]), element.dtype)


@operation("tensors dim", "cat concat concatenate", "torch")
@operation("tensors dim", "concatenate", "numpy")
def cat(call: Call) -> Value:
    """`torch.cat(tensors, dim=0)`: the sizes at a dim add up, the others agree; an empty vector is left out."""
    parts, dim = call.tensors(), call.integer("dim", 0)
    if not parts or dim is None:
        return call.made(None, promote(*(part.dtype for part in parts)) if parts else "")
    dtype = promote(*(part.dtype for part in parts))
    full = [part for part in parts if part.shape != (0,)] or parts[:1]
    shape = merged([part.shape for part in full])
    at = place(dim, len(shape)) if shape is not None else None
    if at is None or shape is None:
        return call.made(None, dtype, common(parts, None))
    total: Form = 0
    for part in full:
        total = add(total, part.shape[at] if part.shape is not None else fresh("size"))
    return call.made((*shape[:at], total, *shape[at + 1 :]), dtype, common(full, at))


@operation("tensors", "hstack vstack dstack column_stack row_stack", "torch numpy")
def named_stack(call: Call) -> Value:
    """`torch.hstack(tensors)` and its siblings, for vectors and matrices of one rank."""
    parts = call.tensors()
    if parts and call.name == "column_stack":
        parts = [_as_column(part) for part in parts]
    shape = merged([part.shape for part in parts]) if parts else None
    if not parts or shape is None or any(part.shape is None for part in parts) or len(shape) not in (1, 2):
        return call.made(None)
    dtype, support = promote(*(part.dtype for part in parts)), common(parts, None)
    vector = len(shape) == 1
    if call.name in ("vstack", "row_stack") and vector:
        return call.made((len(parts), shape[0]), dtype, support)
    if call.name == "dstack":
        return call.made(None, dtype, support)
    at = 0 if vector or call.name in ("vstack", "row_stack") else 1
    total: Form = 0
    for part in parts:
        total = add(total, part.shape[at])  # type: ignore[index]  # all known
    return call.made((*shape[:at], total, *shape[at + 1 :]), dtype, support)


def _as_column(part: Operand) -> Operand:
    """A vector as a matrix of one column, as `column_stack` takes it."""
    if part.shape is None or len(part.shape) != 1:
        return part
    return replace(part, shape=(*part.shape, 1))


def pieces(call: Call, lengths: list[Form], at: int) -> Value:
    """Slices of the given lengths along a dim."""
    own = call.operand()
    assert own.shape is not None
    support = kept(own.support, len(own.shape), at)
    before, after = own.shape[:at], own.shape[at + 1 :]
    return Tuple(
        tuple(
            tensor((*before, length, *after), app("item", call.form, index), own.dtype, support)
            for index, length in enumerate(lengths)
        )
    )


def some_pieces(call: Call, at: int | None) -> Value:
    """Slices along a dim, of which neither number nor size is known."""
    own = call.operand()
    if not isinstance(call.value("input"), Symbol):
        return opaque("pieces", external=True, definite=True)
    shape = own.shape if at is not None else None
    support = kept(own.support, len(shape) if shape is not None else None, at)

    def piece(index: Form) -> Value:
        cut = (*shape[:at], fresh("size"), *shape[at + 1 :]) if shape is not None and at is not None else None
        return tensor(cut, app("item", call.form, index), own.dtype, support)

    return Iterate(app("len", call.form), piece)


def quotient(total: Form, count: int) -> Form | None:
    """A size divided by a number, where that is whole for sure."""
    if isinstance(total, int):
        return total // count if total % count == 0 else None
    if not isinstance(total, Poly) or not isinstance(total.constant, int) or total.constant % count:
        return None
    result: Form = total.constant // count
    for monomial, factor in total.terms:
        if not isinstance(factor, int) or factor % count:
            return None
        term: Form = factor // count
        for atom in monomial:
            term = multiply(term, atom)
        result = add(result, term)
    return result


@operation("input split_size dim", "split", result="value")
@operation("input split_size dim", "split_with_sizes", result="value")
def split(call: Call) -> Value:
    """`x.split(split_size, dim=0)`, with one size for all pieces or a list of sizes."""
    own = call.operand()
    at = place(call.integer("dim", 0), len(own.shape)) if own.shape else None
    if at is None or own.shape is None:
        return _listed_pieces(call, own)
    size = call.integer("split_size")
    if size is None:
        given = call.value("split_size")
        lengths = None if isinstance(given, (Symbol, Constant)) else call.sizes("split_size")
        return pieces(call, list(lengths), at) if lengths is not None else some_pieces(call, at)
    total = own.shape[at]
    if not isinstance(total, int) or size <= 0 or total // size > MAX_PIECES:
        return some_pieces(call, at)
    starts = range(0, max(total, 1), size)
    return pieces(call, [min(size, total - start) for start in starts], at)


def _listed_pieces(call: Call, own: Operand) -> Value:
    """A list of sizes tells the number of pieces even where the shape is not known."""
    given = call.value("split_size")
    lengths = None if isinstance(given, (Symbol, Constant)) else call.sizes("split_size")
    if lengths is None:
        return some_pieces(call, None)
    support = ranges.elementwise(own.support)
    return Tuple(
        tuple(tensor(None, app("item", call.form, at), own.dtype, support) for at in range(len(lengths)))
    )


@operation("input chunks dim", "chunk", result="value")
def chunk(call: Call) -> Value:
    """`x.chunk(chunks, dim=0)`: pieces of size ceil(n / chunks), the last of what is left."""
    own, count = call.operand(), call.integer("chunks")
    at = place(call.integer("dim", 0), len(own.shape)) if own.shape else None
    total = own.shape[at] if own.shape and at is not None else None
    if at is None or total is None or not count or not 0 < count <= MAX_PIECES:
        return some_pieces(call, at)
    if not isinstance(total, int):
        part = quotient(total, count)
        return pieces(call, [part] * count, at) if part is not None else some_pieces(call, at)
    size = max(-(-total // count), 1)
    if total == 0:
        return pieces(call, [0] * count, at)
    return pieces(call, [min(size, total - start) for start in range(0, total, size)], at)


@operation("input indices_or_sections dim", "tensor_split", result="value")
@operation("input indices_or_sections dim", "split array_split", "numpy", result="value")
def tensor_split(call: Call) -> Value:
    """`x.tensor_split(sections)`, or at indices."""
    own = call.operand()
    at = place(call.integer("dim", 0), len(own.shape)) if own.shape else None
    total = own.shape[at] if own.shape and at is not None else None
    count = call.integer("indices_or_sections")
    cuts = call.integers("indices_or_sections")
    if at is None or not isinstance(total, int) or cuts is None or (count or 0) > MAX_PIECES:
        return some_pieces(call, at)
    if count:
        return pieces(call, [total // count + (index < total % count) for index in range(count)], at)
    bounds = [0, *(len(range(*slice(0, cut).indices(total))) for cut in cuts), total]
    return pieces(call, [max(b - a, 0) for a, b in itertools.pairwise(bounds)], at)


@operation("input dim", "unbind", result="value")
def unbind(call: Call) -> Value:
    """`x.unbind(dim=0)`: the slices along a dim."""
    own = call.operand()
    at = place(call.integer("dim", 0), len(own.shape)) if own.shape else None
    if at is None or own.shape is None:
        return opaque("slices", external=True, definite=True)
    count, rest = own.shape[at], (*own.shape[:at], *own.shape[at + 1 :])
    support = kept(own.support, len(own.shape), at)

    def piece(index: Form) -> Value:
        return tensor(rest, app("item", call.form, index), own.dtype, support)

    if isinstance(count, int) and count <= MAX_PIECES:
        return Tuple(tuple(piece(index) for index in range(count)))
    return Iterate(count, piece)


@operation("*tensors", "cartesian_prod", "torch")
def cartesian_prod(call: Call) -> Value:
    """`torch.cartesian_prod(*tensors)`: all combinations, one a row."""
    parts = operands_of(call)
    if not parts or any(part.shape is None or len(part.shape) != 1 for part in parts):
        return call.made(None)
    rows: Form = 1
    for part in parts:
        rows = multiply(rows, part.shape[0])  # type: ignore[index]  # vectors
    dtype, support = promote(*(part.dtype for part in parts)), common(parts, None)
    return call.made((rows, len(parts)) if len(parts) > 1 else (rows,), dtype, support)


@operation("sequences batch_first padding_value", "pad_sequence", "torch.nn.utils.rnn")
def pad_sequence(call: Call) -> Value:
    """`pad_sequence(sequences, batch_first=False)`: padded to the longest."""
    parts, first = call.tensors("sequences"), call.flag("batch_first")
    if not parts or first is None or any(part.shape is None or not part.shape for part in parts):
        return call.made(None)
    lengths = [part.shape[0] for part in parts]  # type: ignore[index]  # known
    longest: Form = max(lengths) if all(isinstance(one, int) for one in lengths) else fresh("size")  # type: ignore[type-var]
    outer: Shape = (len(parts), longest) if first else (longest, len(parts))
    rest = parts[0].shape[1:] if parts[0].shape is not None else ()
    return call.made((*outer, *rest), promote(*(part.dtype for part in parts)))
