"""Slips at plates: their names, sizes and dims, and statements that leave them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .anatomy import BOTH, Anatomy, Edit, Plate, argument, keyword_value, lines_of
from .mutate import Change, change, mutation


def _partners(anatomy: Anatomy, plate: Plate) -> set[int]:
    """The lines of the plates of the same name, and of the sites in this one with their partners."""
    name = argument(plate.call, 0, "name")
    others = {
        line
        for other in anatomy.plates
        if (theirs := argument(other.call, 0, "name")) is not None
        and name is not None
        and other is not plate
        and ast.dump(theirs) == ast.dump(name)
        for line in lines_of(other.call)
    }
    sites = anatomy.sites_in(plate.entered) if plate.entered is not None else []
    text = name.value if isinstance(name, ast.Constant) else ""
    lines = others | anatomy.partners(sites) | anatomy.partners_in_plate(str(text))
    return lines | anatomy.entries(plate.call)


def _at(anatomy: Anatomy, plate: Plate, edit: Edit, words: str) -> Change:
    return change([edit], lines_of(plate.call), _partners(anatomy, plate), f"{plate.side} plate: {words}")


def _one_sided(anatomy: Anatomy) -> Iterator[Plate]:
    return (plate for plate in anatomy.plates if plate.side != BOTH)


@mutation("rename a plate")
def rename_plate(anatomy: Anatomy) -> Iterator[Change]:
    """Another name for a plate on one side."""
    for plate in _one_sided(anatomy):
        name = argument(plate.call, 0, "name")
        if name is not None:
            text = anatomy.text(name)
            other = repr(f"{name.value}_") if isinstance(name, ast.Constant) else f'({text}) + "_"'
            yield _at(anatomy, plate, anatomy.replace(name, other), f"named {other}")


@mutation("resize a plate")
def resize_plate(anatomy: Anatomy) -> Iterator[Change]:
    """A plate one longer on one side."""
    for plate in _one_sided(anatomy):
        size = argument(plate.call, 1, "size")
        if size is not None:
            text = f"({anatomy.text(size)}) + 1"
            yield _at(anatomy, plate, anatomy.replace(size, text), f"size {text}")


@mutation("another plate dim")
def move_plate_dim(anatomy: Anatomy) -> Iterator[Change]:
    """The dim of a plate one further to the left; a plate without dim takes -2."""
    for plate in anatomy.plates:
        dim = keyword_value(plate.call, "dim")
        if dim is not None:
            text = f"({anatomy.text(dim)}) - 1"
            yield _at(anatomy, plate, anatomy.replace(dim, text), f"dim {text}")
        elif plate.call.args and not any(keyword.arg is None for keyword in plate.call.keywords):
            end = anatomy.span((*plate.call.args, *(keyword.value for keyword in plate.call.keywords))[-1])[1]
            while anatomy.source[end] in " )" and end < anatomy.span(plate.call)[1] - 1:
                end += 1
            yield _at(anatomy, plate, Edit(end, end, ", dim=-2"), "dim -2")


@mutation("move a site out of its plate")
def leave_plate(anatomy: Anatomy) -> Iterator[Change]:
    """A statement put before the `with` of its plate, or after it where it needs what stands there."""
    for plate in anatomy.plates:
        block = plate.entered
        if block is None or block.body[0].lineno == block.lineno:
            continue
        for statement in block.body:
            sites = anatomy.sites_in(statement)
            if len(sites) != 1 or not isinstance(statement, ast.Expr | ast.Assign):
                continue
            edits = _moved(anatomy, block, statement)
            if edits is not None:
                partners = {*anatomy.partners(sites), *lines_of(plate.call)}
                words = f"{plate.side} site {sorted(sites[0].names)} moved"
                yield change(edits, lines_of(statement), partners, words)


def _moved(anatomy: Anatomy, block: ast.With, statement: ast.stmt) -> list[Edit] | None:
    """The edits that move a statement out of a block, or None where neither side of it will do."""
    before = block.body[: block.body.index(statement)]
    after = block.body[len(before) + 1 :]
    entering = {
        name for item in block.items if item.optional_vars for name in _names(item.optional_vars, ast.Store)
    }
    text = anatomy.text(statement)
    indent = " " * block.col_offset
    here = anatomy.replace(statement, "pass")
    if not _names(statement, ast.Load) & (
        entering | {name for one in before for name in _names(one, ast.Store)}
    ):
        place = anatomy.span(block)[0]
        return [Edit(place, place, f"{text}\n{indent}"), here]
    if not _names(statement, ast.Store) & {name for one in after for name in _names(one, ast.Load)}:
        place = anatomy.span(block)[1]
        moved = Edit(place, place, f"\n{indent}{text}")
        return [here, moved] if after else [Edit(here.start, place, f"pass\n{indent}{text}")]
    return None


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, context)}
