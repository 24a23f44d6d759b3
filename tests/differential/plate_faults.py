"""Faults in plates and in what surrounds sites."""

from __future__ import annotations

import ast
from random import Random

from .fault_core import (
    bodies_in,
    calls_in,
    expression,
    fault,
    keyword,
    pick,
    side_of,
    sites_in,
)


@fault
def _missing_plate(tree: ast.Module, random: Random) -> bool:
    places = [
        (body, number)
        for body in bodies_in(tree)
        for number, each in enumerate(body)
        if isinstance(each, ast.With) and calls_in(each.items[0], "pyro.plate")
    ]
    if not places:
        return False
    body, number = pick(random, places)  # type: ignore[arg-type]
    statement = body[number]
    if any(item.optional_vars is not None for item in statement.items):
        return False
    body[number : number + 1] = statement.body
    return True


@fault
def _dim_of_a_plate(tree: ast.Module, random: Random) -> bool:
    plates = calls_in(tree, "pyro.plate")
    if not plates:
        return False
    plate = pick(random, plates)
    word = keyword(plate, "dim")
    dim = [-1, -2, -3, -1, -2, 0][random.randint(0, 5)]
    if word is None:
        plate.keywords.append(ast.keyword("dim", expression(str(dim))))
    elif random.randint(0, 1):
        plate.keywords.remove(word)
    else:
        word.value = expression(str(dim))
    return True


@fault
def _size_of_a_plate(tree: ast.Module, random: Random) -> bool:
    plates = [plate for plate in calls_in(tree, "pyro.plate") if len(plate.args) > 1]
    if not plates:
        return False
    plate = pick(random, plates)
    plate.args[1] = ast.BinOp(plate.args[1], ast.Add(), ast.Constant(1))
    if random.randint(0, 9) == 0:
        plate.args[1] = ast.Constant(0)
    return True


@fault
def _name_of_a_plate(tree: ast.Module, random: Random) -> bool:
    plates = calls_in(tree, "pyro.plate")
    if not plates:
        return False
    plate = pick(random, plates)
    plate.args[0] = (
        ast.Constant("other") if len(plates) < 2 or random.randint(0, 1) else pick(random, plates).args[0]
    )
    return True


@fault
def _plate_twice(tree: ast.Module, random: Random) -> bool:
    withs = [node for node in ast.walk(tree) if isinstance(node, ast.With)]
    if not withs:
        return False
    node = pick(random, withs)
    node.body = [ast.With([ast.withitem(node.items[0].context_expr)], node.body)]
    return True


@fault
def _max_plate_nesting(tree: ast.Module, random: Random) -> bool:
    words = [
        word
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "max_plate_nesting"
    ]
    if not words:
        return False
    words[0].value = ast.Constant(max(0, words[0].value.value - 1) if random.randint(0, 1) else 0)  # type: ignore[attr-defined]
    return True


@fault
def _scale_in_one_place(tree: ast.Module, random: Random) -> bool:
    places = [
        (body, number)
        for body in bodies_in(side_of(tree, ["model", "model", "guide"][random.randint(0, 2)]))
        for number, each in enumerate(body)
        if sites_in(each)
    ]
    if not places:
        return False
    body, number = pick(random, places)  # type: ignore[arg-type]
    scale = [
        "poutine.scale(scale=0.5)",
        "poutine.scale(scale=torch.ones(2))",
        "poutine.mask(mask=torch.ones(2).bool())",
    ][random.randint(0, 2)]
    body[number] = ast.With([ast.withitem(expression(scale))], [body[number]])
    return True


@fault
def _moved_out_of_a_plate(tree: ast.Module, random: Random) -> bool:
    places = [
        (body, number)
        for body in bodies_in(tree)
        for number, each in enumerate(body)
        if isinstance(each, ast.With) and len(each.body) > 1
    ]
    if not places:
        return False
    body, number = pick(random, places)  # type: ignore[arg-type]
    body.insert(number + 1, body[number].body.pop())
    return True


@fault
def _swapped_statements(tree: ast.Module, random: Random) -> bool:
    bodies = [body for body in bodies_in(side_of(tree, "guide")) if len(body) > 1]
    if not bodies:
        return False
    body = pick(random, bodies)  # type: ignore[arg-type]
    number = random.randint(0, len(body) - 2)
    body[number], body[number + 1] = body[number + 1], body[number]
    return True


@fault
def _other_subsample(tree: ast.Module, random: Random) -> bool:
    words = [
        word
        for plate in calls_in(tree, "pyro.plate")
        for word in plate.keywords
        if word.arg in ("subsample_size", "subsample")
    ]
    plates = [plate for plate in calls_in(tree, "pyro.plate") if len(plate.args) == 2 and not plate.keywords]
    if plates and random.randint(0, 1):
        pick(random, plates).keywords += [
            ast.keyword("subsample_size", ast.Constant(2)),
            ast.keyword("subsample", expression("torch.arange(3)")),
        ]
        return True
    if not words:
        return False
    word = pick(random, words)
    if word.arg == "subsample_size":
        word.value = ast.Constant(word.value.value - 1)  # type: ignore[attr-defined]
    else:
        word.value = expression("torch.tensor([0])")
    return True
