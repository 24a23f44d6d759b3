"""Faults in sites: events, sizes, families, names, enumeration, and losses."""

from __future__ import annotations

import ast
from random import Random

from .fault_core import (
    bodies_in,
    callee,
    calls_in,
    enumerates,
    expression,
    fault,
    keyword,
    loss_of,
    methods_in,
    numbers_in,
    pick,
    side_of,
    sites_in,
)


@fault
def _no_to_event(tree: ast.Module, random: Random) -> bool:
    found = methods_in(tree, "to_event")
    if not found:
        return False
    call = pick(random, found)
    # Draws that are enumerated stand to the left of all plates, which shows where more dims are taken for events.
    if random.randint(0, 2) or enumerates(tree):
        call.args = [ast.Constant(0)]
    else:
        call.args = [ast.Constant(random.randint(1, 2))]
    return True


@fault
def _extra_to_event(tree: ast.Module, random: Random) -> bool:
    sites = [site for site in sites_in(tree) if len(site.args) > 1]
    if not sites or enumerates(tree):
        return False
    site = pick(random, sites)
    if random.randint(0, 1):
        site.args[1] = ast.Call(ast.Attribute(site.args[1], "expand_by"), [expression("[2]")], [])
    site.args[1] = ast.Call(ast.Attribute(site.args[1], "to_event"), [ast.Constant(1)], [])
    return True


@fault
def _number(tree: ast.Module, random: Random) -> bool:
    sites = sites_in(tree)
    if not sites:
        return False
    numbers = [node for node in numbers_in(pick(random, sites)) if node.value]
    if not numbers:
        return False
    pick(random, numbers).value += [1, 1, -1][random.randint(0, 2)]
    return True


@fault
def _transposed(tree: ast.Module, random: Random) -> bool:
    words = [word for site in sites_in(tree) for word in site.keywords if word.arg == "obs"]
    arguments = [
        (call, 0)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and callee(call).startswith("dist.") and call.args
    ]
    if words and random.randint(0, 1):
        word = pick(random, words)
        word.value = (
            ast.Attribute(word.value, "mT")
            if random.randint(0, 1)
            else ast.Call(ast.Attribute(word.value, "unsqueeze"), [ast.Constant(-1)], [])
        )
        return True
    if not arguments:
        return False
    call, number = pick(random, arguments)  # type: ignore[arg-type]
    if isinstance(call.args[number], ast.Constant):
        call.args[number] = expression("torch.zeros(2) + 0.5")
    else:
        method = ["unsqueeze(0)", "unsqueeze(-1)", "transpose(-1, 0)", "expand(2, -1)", "sum(0)"][
            random.randint(0, 4)
        ]
        call.args[number] = expression(f"({ast.unparse(call.args[number])}).{method}")
    return True


@fault
def _observation_of_another_shape(tree: ast.Module, random: Random) -> bool:
    words = [word for site in sites_in(tree) for word in site.keywords if word.arg == "obs"]
    if not words:
        return False
    word = pick(random, words)
    text = ast.unparse(word.value)
    word.value = expression(
        [f"({text}).unsqueeze(-1)", f"({text}).expand(2, *({text}).shape)", f"torch.stack([{text}, {text}], -1)", f"({text}).reshape(-1)",
         f"({text}).unsqueeze(0)"][random.randint(0, 4)]
    )  # fmt: skip
    return True


@fault
def _family_of_the_guide(tree: ast.Module, random: Random) -> bool:
    calls = [
        call
        for call in ast.walk(side_of(tree, "guide"))
        if isinstance(call, ast.Call)
        and callee(call)
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
    call = pick(random, calls)
    assert isinstance(call.func, ast.Attribute)
    others = {
        "Categorical": ["OneHotCategorical", "Dirichlet"],
        "Bernoulli": ["Exponential", "Geometric"],
        "Poisson": ["Exponential"],
    }
    call.func.attr = pick(random, others.get(call.func.attr, ["Normal", "LogNormal", "Gamma", "Beta"]))
    return True


@fault
def _dropped_site(tree: ast.Module, random: Random) -> bool:
    places = [(body, number) for body in bodies_in(side_of(tree, ["model", "guide"][random.randint(0, 1)])) for number, each in enumerate(body)
              if isinstance(each, (ast.Expr, ast.Assign)) and isinstance(each.value, ast.Call) and callee(each.value) == "pyro.sample"]  # fmt: skip
    if not places:
        return False
    body, number = pick(random, places)  # type: ignore[arg-type]
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


@fault
def _renamed_site(tree: ast.Module, random: Random) -> bool:
    sites = sites_in(side_of(tree, ["model", "guide"][random.randint(0, 1)]))
    if not sites:
        return False
    site = pick(random, sites)
    site.args[0] = ast.BinOp(site.args[0], ast.Add(), ast.Constant("_other"))
    return True


@fault
def _another_loss(tree: ast.Module, random: Random) -> bool:
    call = loss_of(tree)
    assert isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    call.func.id = pick(random, ["Trace_ELBO", "TraceEnum_ELBO", "TraceMeanField_ELBO", "TraceGraph_ELBO"])
    return True


@fault
def _history(tree: ast.Module, random: Random) -> bool:
    calls = calls_in(tree, "pyro.markov")
    if not calls:
        return False
    call = pick(random, calls)
    if call.keywords:
        call.keywords = [ast.keyword("history", ast.Constant(random.randint(0, 1)))]
    else:
        call.keywords = [ast.keyword("history", ast.Constant([0, 2][random.randint(0, 1)]))]
    return True


@fault
def _missing_observation(tree: ast.Module, random: Random) -> bool:
    sites = [site for site in sites_in(tree) if keyword(site, "obs") and not keyword(site, "obs_mask")]
    if not sites:
        return False
    site = pick(random, sites)
    site.keywords = [word for word in site.keywords if word.arg != "obs"]
    return True


@fault
def _infer(tree: ast.Module, random: Random) -> bool:
    sites = sites_in(tree)
    if not sites:
        return False
    site = pick(random, sites)
    kind = ["parallel", "sequential"][random.randint(0, 1)]
    given = keyword(site, "infer")
    if given is not None:
        site.keywords.remove(given)
        if random.randint(0, 1):
            return True
    site.keywords.append(ast.keyword("infer", expression(f'{{"enumerate": "{kind}"}}')))
    return True


@fault
def _configuration(tree: ast.Module, random: Random) -> bool:
    side = side_of(tree, ["model", "guide"][random.randint(0, 1)])
    options = ["config_enumerate(default='parallell')", "config_enumerate(default='sequential')", "config_enumerate", "config_enumerate(expand=True)",
               "config_enumerate(num_samples=2)", "config_enumerate(default='sequential', num_samples=2)"]  # fmt: skip
    chosen = expression(options[random.randint(0, len(options) - 1)])
    side.decorator_list = [] if side.decorator_list and random.randint(0, 1) else [chosen]
    return True


@fault
def _event_dim(tree: ast.Module, random: Random) -> bool:
    words = [
        word
        for call in calls_in(tree, "pyro.param", "pyro.subsample", "pyro.deterministic")
        for word in call.keywords
        if word.arg == "event_dim"
    ]
    if not words:
        return False
    word = pick(random, words)
    word.value = ast.Constant(random.randint(0, 2))
    return True


@fault
def _index_of_an_index(tree: ast.Module, random: Random) -> bool:
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Call)
        and callee(node.value) == "Vindex"
        and isinstance(node.slice, ast.Tuple)
        and len(node.slice.elts) == 2
    ]
    if not found:
        return False
    node = pick(random, found)
    assert isinstance(node.value, ast.Call) and isinstance(node.slice, ast.Tuple)
    node.value, node.slice = ast.Subscript(node.value.args[0], node.slice.elts[0]), node.slice.elts[1]
    return True
