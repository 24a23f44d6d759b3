"""Small faults put into programs about shapes: in plates, events, sizes, guides, enumeration and losses."""

from __future__ import annotations

import ast
from collections.abc import Callable
from random import Random
from typing import TypeVar

from .twins import _callee

N = TypeVar("N", bound=ast.AST)
Fault = Callable[[ast.Module, Random], bool]
"""Changes the tree, or leaves it and says so by False."""

FAULTS: dict[str, Fault] = {}


def _fault(function: Fault) -> Fault:
    FAULTS[function.__name__.strip("_").replace("_", " ")] = function
    return function


def mutate(text: str, random: Random) -> tuple[str, str]:
    """The program with one fault, and which."""
    tree = ast.parse(text)
    for _ in range(6):
        name = _pick(random, list(FAULTS))
        if FAULTS[name](tree, random):
            return ast.unparse(ast.fix_missing_locations(tree)) + "\n", name
    return text, "none"


def _pick(random: Random, options: list[N] | list[str]):  # type: ignore[no-untyped-def]  # of any kind
    return options[random.randint(0, len(options) - 1)]


def _calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _callee(node) in names]


def _methods(tree: ast.AST, *names: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ]


def _sites(tree: ast.AST) -> list[ast.Call]:
    return _calls(tree, "pyro.sample")


def _side(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _bodies(tree: ast.AST) -> list[list[ast.stmt]]:
    return [node.body for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.With, ast.For))]


def _keyword(call: ast.Call, name: str) -> ast.keyword | None:
    return next((word for word in call.keywords if word.arg == name), None)


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _numbers(tree: ast.AST) -> list[ast.Constant]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int]


def _enumerates(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id in ("TraceEnum_ELBO", "TraceTMC_ELBO")
        for node in ast.walk(_loss(tree))
    )


def _loss(tree: ast.AST) -> ast.expr:
    return next(node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "loss")


@_fault
def _missing_plate(tree: ast.Module, random: Random) -> bool:
    places = [
        (body, number)
        for body in _bodies(tree)
        for number, each in enumerate(body)
        if isinstance(each, ast.With) and _calls(each.items[0], "pyro.plate")
    ]
    if not places:
        return False
    body, number = _pick(random, places)  # type: ignore[arg-type]
    statement = body[number]
    if any(item.optional_vars is not None for item in statement.items):
        return False
    body[number : number + 1] = statement.body
    return True


@_fault
def _dim_of_a_plate(tree: ast.Module, random: Random) -> bool:
    plates = _calls(tree, "pyro.plate")
    if not plates:
        return False
    plate = _pick(random, plates)
    word = _keyword(plate, "dim")
    dim = [-1, -2, -3, -1, -2, 0][random.randint(0, 5)]
    if word is None:
        plate.keywords.append(ast.keyword("dim", _expression(str(dim))))
    elif random.randint(0, 1):
        plate.keywords.remove(word)
    else:
        word.value = _expression(str(dim))
    return True


@_fault
def _size_of_a_plate(tree: ast.Module, random: Random) -> bool:
    plates = [plate for plate in _calls(tree, "pyro.plate") if len(plate.args) > 1]
    if not plates:
        return False
    plate = _pick(random, plates)
    plate.args[1] = ast.BinOp(plate.args[1], ast.Add(), ast.Constant(1))
    if random.randint(0, 9) == 0:
        plate.args[1] = ast.Constant(0)
    return True


@_fault
def _name_of_a_plate(tree: ast.Module, random: Random) -> bool:
    plates = _calls(tree, "pyro.plate")
    if not plates:
        return False
    plate = _pick(random, plates)
    plate.args[0] = (
        ast.Constant("other") if len(plates) < 2 or random.randint(0, 1) else _pick(random, plates).args[0]
    )
    return True


@_fault
def _plate_twice(tree: ast.Module, random: Random) -> bool:
    withs = [node for node in ast.walk(tree) if isinstance(node, ast.With)]
    if not withs:
        return False
    node = _pick(random, withs)
    node.body = [ast.With([ast.withitem(node.items[0].context_expr)], node.body)]
    return True


@_fault
def _no_to_event(tree: ast.Module, random: Random) -> bool:
    found = _methods(tree, "to_event")
    if not found:
        return False
    call = _pick(random, found)
    # Draws that are enumerated stand to the left of all plates, which shows where more dims are taken for events.
    if random.randint(0, 2) or _enumerates(tree):
        call.args = [ast.Constant(0)]
    else:
        call.args = [ast.Constant(random.randint(1, 2))]
    return True


@_fault
def _extra_to_event(tree: ast.Module, random: Random) -> bool:
    sites = [site for site in _sites(tree) if len(site.args) > 1]
    if not sites or _enumerates(tree):
        return False
    site = _pick(random, sites)
    if random.randint(0, 1):
        site.args[1] = ast.Call(ast.Attribute(site.args[1], "expand_by"), [_expression("[2]")], [])
    site.args[1] = ast.Call(ast.Attribute(site.args[1], "to_event"), [ast.Constant(1)], [])
    return True


@_fault
def _number(tree: ast.Module, random: Random) -> bool:
    sites = _sites(tree)
    if not sites:
        return False
    numbers = [node for node in _numbers(_pick(random, sites)) if node.value]
    if not numbers:
        return False
    _pick(random, numbers).value += [1, 1, -1][random.randint(0, 2)]
    return True


@_fault
def _transposed(tree: ast.Module, random: Random) -> bool:
    words = [word for site in _sites(tree) for word in site.keywords if word.arg == "obs"]
    arguments = [
        (call, 0)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _callee(call).startswith("dist.") and call.args
    ]
    if words and random.randint(0, 1):
        word = _pick(random, words)
        word.value = (
            ast.Attribute(word.value, "mT")
            if random.randint(0, 1)
            else ast.Call(ast.Attribute(word.value, "unsqueeze"), [ast.Constant(-1)], [])
        )
        return True
    if not arguments:
        return False
    call, number = _pick(random, arguments)  # type: ignore[arg-type]
    if isinstance(call.args[number], ast.Constant):
        call.args[number] = _expression("torch.zeros(2) + 0.5")
    else:
        method = ["unsqueeze(0)", "unsqueeze(-1)", "transpose(-1, 0)", "expand(2, -1)", "sum(0)"][
            random.randint(0, 4)
        ]
        call.args[number] = _expression(f"({ast.unparse(call.args[number])}).{method}")
    return True


@_fault
def _observation_of_another_shape(tree: ast.Module, random: Random) -> bool:
    words = [word for site in _sites(tree) for word in site.keywords if word.arg == "obs"]
    if not words:
        return False
    word = _pick(random, words)
    text = ast.unparse(word.value)
    word.value = _expression(
        [f"({text}).unsqueeze(-1)", f"({text}).expand(2, *({text}).shape)", f"torch.stack([{text}, {text}], -1)", f"({text}).reshape(-1)",
         f"({text}).unsqueeze(0)"][random.randint(0, 4)]
    )  # fmt: skip
    return True


@_fault
def _family_of_the_guide(tree: ast.Module, random: Random) -> bool:
    calls = [
        call
        for call in ast.walk(_side(tree, "guide"))
        if isinstance(call, ast.Call)
        and _callee(call)
        in (
            "dist.Normal",
            "dist.LogNormal",
            "dist.Laplace",
            "dist.Gamma",
            "dist.Beta",
            "dist.HalfNormal",
            "dist.Categorical",
            "dist.Bernoulli",
            "dist.Poisson",
        )
    ]
    if not calls:
        return False
    call = _pick(random, calls)
    assert isinstance(call.func, ast.Attribute)
    others = {
        "Categorical": ["OneHotCategorical", "Dirichlet"],
        "Bernoulli": ["Exponential", "Geometric"],
        "Poisson": ["Exponential"],
    }
    call.func.attr = _pick(random, others.get(call.func.attr, ["Normal", "LogNormal", "Gamma", "Beta"]))
    return True


@_fault
def _dropped_site(tree: ast.Module, random: Random) -> bool:
    places = [(body, number) for body in _bodies(_side(tree, ["model", "guide"][random.randint(0, 1)])) for number, each in enumerate(body)
              if isinstance(each, (ast.Expr, ast.Assign)) and isinstance(each.value, ast.Call) and _callee(each.value) == "pyro.sample"]  # fmt: skip
    if not places:
        return False
    body, number = _pick(random, places)  # type: ignore[arg-type]
    statement = body[number]
    if isinstance(statement, ast.Assign):
        names = [
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        ]
        if statement.targets[0].id in names:
            return False
    body[number] = ast.Pass()
    return True


@_fault
def _renamed_site(tree: ast.Module, random: Random) -> bool:
    sites = _sites(_side(tree, ["model", "guide"][random.randint(0, 1)]))
    if not sites:
        return False
    site = _pick(random, sites)
    site.args[0] = ast.BinOp(site.args[0], ast.Add(), ast.Constant("_other"))
    return True


@_fault
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


@_fault
def _another_loss(tree: ast.Module, random: Random) -> bool:
    call = _loss(tree)
    assert isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    call.func.id = _pick(random, ["Trace_ELBO", "TraceEnum_ELBO", "TraceMeanField_ELBO", "TraceGraph_ELBO"])
    return True


@_fault
def _scale_in_one_place(tree: ast.Module, random: Random) -> bool:
    places = [
        (body, number)
        for body in _bodies(_side(tree, ["model", "model", "guide"][random.randint(0, 2)]))
        for number, each in enumerate(body)
        if _sites(each)
    ]
    if not places:
        return False
    body, number = _pick(random, places)  # type: ignore[arg-type]
    scale = [
        "poutine.scale(scale=0.5)",
        "poutine.scale(scale=torch.ones(2))",
        "poutine.mask(mask=torch.ones(2).bool())",
    ][random.randint(0, 2)]
    body[number] = ast.With([ast.withitem(_expression(scale))], [body[number]])
    return True


@_fault
def _history(tree: ast.Module, random: Random) -> bool:
    calls = _calls(tree, "pyro.markov")
    if not calls:
        return False
    call = _pick(random, calls)
    if call.keywords:
        call.keywords = [ast.keyword("history", ast.Constant(random.randint(0, 1)))]
    else:
        call.keywords = [ast.keyword("history", ast.Constant([0, 2][random.randint(0, 1)]))]
    return True


@_fault
def _missing_observation(tree: ast.Module, random: Random) -> bool:
    sites = [site for site in _sites(tree) if _keyword(site, "obs") and not _keyword(site, "obs_mask")]
    if not sites:
        return False
    site = _pick(random, sites)
    site.keywords = [word for word in site.keywords if word.arg != "obs"]
    return True


@_fault
def _infer(tree: ast.Module, random: Random) -> bool:
    sites = _sites(tree)
    if not sites:
        return False
    site = _pick(random, sites)
    kind = ["parallel", "sequential"][random.randint(0, 1)]
    given = _keyword(site, "infer")
    if given is not None:
        site.keywords.remove(given)
        if random.randint(0, 1):
            return True
    site.keywords.append(ast.keyword("infer", _expression(f'{{"enumerate": "{kind}"}}')))
    return True


@_fault
def _moved_out_of_a_plate(tree: ast.Module, random: Random) -> bool:
    places = [
        (body, number)
        for body in _bodies(tree)
        for number, each in enumerate(body)
        if isinstance(each, ast.With) and len(each.body) > 1
    ]
    if not places:
        return False
    body, number = _pick(random, places)  # type: ignore[arg-type]
    body.insert(number + 1, body[number].body.pop())
    return True


@_fault
def _swapped_statements(tree: ast.Module, random: Random) -> bool:
    bodies = [body for body in _bodies(_side(tree, "guide")) if len(body) > 1]
    if not bodies:
        return False
    body = _pick(random, bodies)  # type: ignore[arg-type]
    number = random.randint(0, len(body) - 2)
    body[number], body[number + 1] = body[number + 1], body[number]
    return True


@_fault
def _other_subsample(tree: ast.Module, random: Random) -> bool:
    words = [
        word
        for plate in _calls(tree, "pyro.plate")
        for word in plate.keywords
        if word.arg in ("subsample_size", "subsample")
    ]
    plates = [plate for plate in _calls(tree, "pyro.plate") if len(plate.args) == 2 and not plate.keywords]
    if plates and random.randint(0, 1):
        _pick(random, plates).keywords += [
            ast.keyword("subsample_size", ast.Constant(2)),
            ast.keyword("subsample", _expression("torch.arange(3)")),
        ]
        return True
    if not words:
        return False
    word = _pick(random, words)
    if word.arg == "subsample_size":
        word.value = ast.Constant(word.value.value - 1)  # type: ignore[attr-defined]
    else:
        word.value = _expression("torch.tensor([0])")
    return True


@_fault
def _configuration(tree: ast.Module, random: Random) -> bool:
    side = _side(tree, ["model", "guide"][random.randint(0, 1)])
    options = ["config_enumerate(default='parallell')", "config_enumerate(default='sequential')", "config_enumerate", "config_enumerate(expand=True)",
               "config_enumerate(num_samples=2)", "config_enumerate(default='sequential', num_samples=2)"]  # fmt: skip
    chosen = _expression(options[random.randint(0, len(options) - 1)])
    side.decorator_list = [] if side.decorator_list and random.randint(0, 1) else [chosen]
    return True


@_fault
def _event_dim(tree: ast.Module, random: Random) -> bool:
    words = [
        word
        for call in _calls(tree, "pyro.param", "pyro.subsample", "pyro.deterministic")
        for word in call.keywords
        if word.arg == "event_dim"
    ]
    if not words:
        return False
    word = _pick(random, words)
    word.value = ast.Constant(random.randint(0, 2))
    return True


@_fault
def _index_of_an_index(tree: ast.Module, random: Random) -> bool:
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Call)
        and _callee(node.value) == "Vindex"
        and isinstance(node.slice, ast.Tuple)
        and len(node.slice.elts) == 2
    ]
    if not found:
        return False
    node = _pick(random, found)
    assert isinstance(node.value, ast.Call) and isinstance(node.slice, ast.Tuple)
    node.value, node.slice = ast.Subscript(node.value.args[0], node.slice.elts[0]), node.slice.elts[1]
    return True
