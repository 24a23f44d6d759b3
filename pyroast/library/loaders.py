"""Library models of data sets and loaders (torch/utils/data/dataset.py, dataloader.py)."""

from __future__ import annotations

from pyroast import ranges
from pyroast.facts import Tri
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import Form, app, fresh, same
from pyroast.values import (
    NONE,
    OPEN,
    Constant,
    DictCell,
    Instance,
    Iterate,
    ListCell,
    Object,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
)

DATA = "torch.utils.data"
MAX_BATCHES = 16
"""Beyond this number of batches of two sizes, the size of a batch is known by name only."""


@model(f"{DATA}.TensorDataset", f"{DATA}.dataset.TensorDataset")
def tensor_dataset(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`TensorDataset(*tensors)`: row `index` of each tensor."""
    tensors = Tuple(tuple(arguments.args)) if arguments.complete else opaque("tensors", external=True)
    return m.new(Object({"tensors": tensors}, type=f"{DATA}.TensorDataset", span=span))


@model(f"{DATA}.TensorDataset.__getitem__")
def tensor_row(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`dataset[index]`: a tuple of rows."""
    cell, index = arguments.args
    assert isinstance(cell, Object)
    tensors = m.exact_items(m.select(cell.state["tensors"]))
    if tensors is None:
        return opaque("row", external=True, definite=True)
    return Tuple(tuple(m.item(m.select(tensor), index, span) for tensor in tensors))


@model(f"{DATA}.TensorDataset.__len__")
def tensor_length(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`len(dataset)`: the rows of the first tensor."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    tensors = m.exact_items(m.select(cell.state["tensors"]))
    return _length(m, tensors[0], span) if tensors else opaque("length", external=True, definite=True)


@model(f"{DATA}.Subset", f"{DATA}.dataset.Subset")
def subset(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Subset(dataset, indices)`."""
    indices = arguments.get(1, "indices", NONE) or NONE
    return _subset(m, arguments.get(0, "dataset", NONE) or NONE, _length(m, indices, span), span)


def _subset(m: Machine, dataset: Value, length: Value, span: Span) -> Value:
    return m.new(Object({"dataset": dataset, "$length": length}, type=f"{DATA}.Subset", span=span))


@model(f"{DATA}.Subset.__getitem__")
def subset_row(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`subset[index]`: some row of the data set; the first, since rows that are collated have one layout."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.item(m.select(cell.state["dataset"]), Constant(0), span)


@model(f"{DATA}.Subset.__len__")
def subset_length(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`len(subset)`."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.select(cell.state["$length"])


@model(f"{DATA}.random_split", f"{DATA}.dataset.random_split")
def random_split(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`random_split(dataset, lengths)`: a list of subsets of the given lengths; fractions are not counted out."""
    dataset = arguments.get(0, "dataset", NONE) or NONE
    lengths = m.exact_items(m.select(arguments.get(1, "lengths", NONE) or NONE))
    if lengths is None:
        return opaque("subsets", external=True, definite=True)
    sizes = [m.select(length) for length in lengths]
    parts = [
        _subset(
            m, dataset, opaque("length", external=True, definite=True) if _is_fraction(size) else size, span
        )
        for size in sizes
    ]
    return m.new(ListCell({"items": Tuple(tuple(parts))}))


def _is_fraction(size: Value) -> bool:
    return isinstance(size, Constant) and isinstance(size.value, float)


@model(f"{DATA}.DataLoader", f"{DATA}.dataloader.DataLoader")
def data_loader(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`DataLoader(dataset, batch_size=1, shuffle=False, sampler=None, batch_sampler=None, ..., drop_last=False)`."""
    state: dict[object, Value] = {
        "dataset": arguments.get(0, "dataset", NONE) or NONE,
        "batch_size": arguments.get(1, "batch_size", Constant(1)) or NONE,
        "sampler": arguments.get(3, "sampler", NONE) or NONE,
        "batch_sampler": arguments.get(4, "batch_sampler", NONE) or NONE,
        "collate_fn": arguments.get(6, "collate_fn", NONE) or NONE,
        "drop_last": arguments.get(8, "drop_last", Constant(False)) or NONE,
        "$complete": Constant(arguments.complete),
    }
    return m.new(Object(state, type=f"{DATA}.DataLoader", span=span))


def batch_sizes(m: Machine, loader: Object, span: Span) -> tuple[Form, ...] | Form | None:
    """The sizes of all batches; one form where there are many of that size or of one that is not known; None without batches.

    A sampler decides how many rows there are, and a batch sampler the size of each batch.
    """
    settings = {key: m.select(value) for key, value in loader.state.items()}
    if settings["batch_size"] == NONE and settings["batch_sampler"] == NONE:
        return None
    size = form_of(settings["batch_size"])
    if settings["batch_sampler"] != NONE or settings["$complete"] != Constant(True) or size is None:
        return fresh("size")
    drops = settings["drop_last"]
    sampled = settings["sampler"] != NONE
    total = None if sampled else form_of(m.select(_length(m, settings["dataset"], span)))
    if total is not None and same(size, total) is Tri.YES:
        return (size,)
    if isinstance(size, int) and isinstance(total, int) and size > 0 and isinstance(drops, Constant):
        rounds, rest = divmod(total, size)
        tail = (rest,) if rest and not drops.value else ()
        if rounds + len(tail) <= MAX_BATCHES:
            return (size,) * rounds + tail
        return size if not tail else fresh("size")
    return size if drops == Constant(True) else fresh("size")


@model(f"{DATA}.DataLoader.__iter__")
def batches(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`for batch in loader`: rows of the data set, collated."""
    loader = arguments.args[0]
    assert isinstance(loader, Object)
    sizes = batch_sizes(m, loader, span)
    count = app("len", fresh("loader"))
    if sizes is None:
        return Iterate(count, lambda index: _row(m, loader, span))
    if isinstance(sizes, tuple):
        exact = tuple(_batch(m, loader, size, span) for size in sizes)
        return Iterate(
            len(exact), lambda index: exact[index] if isinstance(index, int) else exact[0], exact=exact
        )
    return Iterate(count, lambda index: _batch(m, loader, sizes, span))


@model(f"{DATA}.DataLoader.__len__")
def loader_length(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`len(loader)`: the number of batches."""
    loader = arguments.args[0]
    assert isinstance(loader, Object)
    sizes = batch_sizes(m, loader, span)
    if isinstance(sizes, tuple):
        return Constant(len(sizes))
    return opaque("batches", external=True, definite=True)


def _length(m: Machine, value: Value, span: Span) -> Value:
    return m.run_quietly(lambda: m.library("builtins.len", Arguments([m.select(value)], {}), span))


def _row(m: Machine, loader: Object, span: Span) -> Value:
    """The first row of the data set: all rows have one layout, else torch could not collate them."""
    dataset = m.select(loader.state["dataset"])
    if isinstance(dataset, (Instance, Object, ListCell, Tuple, Symbol)):
        return m.select(m.run_quietly(lambda: m.item(dataset, Constant(0), span)))
    return opaque("row", external=True)


def _batch(m: Machine, loader: Object, size: Form, span: Span) -> Value:
    collate = m.select(loader.state["collate_fn"])
    row = _row(m, loader, span)
    if collate == NONE:
        return collated(m, row, size)
    rows = Tuple((row,) * size) if isinstance(size, int) and size <= 64 else opaque("rows", external=True)
    return m.call(collate, Arguments([m.new(ListCell({"items": rows}))], {}), span)


def collated(m: Machine, row: Value, size: Form) -> Value:
    """What `torch.utils.data.default_collate` makes of `size` rows: tensors are stacked, numbers become tensors, tuples lists
    of such batches, and dicts dicts."""
    match row:
        case Symbol(tensor=True):
            shape = (size, *row.shape) if row.shape is not None else None
            support = ranges.elementwise(row.support)
            return Symbol(fresh("batch"), True, True, True, shape, row.dtype, support)
        case Constant(value=bool() | int() | float() as number):
            dtype = {bool: "bool", int: "long", float: "float"}[type(number)]
            return Symbol(fresh("batch"), True, True, True, (size,), dtype)
        case Tuple() | ListCell():
            parts = m.exact_items(row)
            if parts is None:
                return opaque("batch", external=True, definite=True)
            items = tuple(collated(m, m.select(part), size) for part in parts)
            return m.new(ListCell({"items": Tuple(items)}))
        case DictCell(state=state) if OPEN not in state:
            return m.new(DictCell({key: collated(m, m.select(value), size) for key, value in state.items()}))
        case _:
            return opaque("batch", external=True, definite=True)
