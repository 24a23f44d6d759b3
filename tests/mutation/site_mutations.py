"""Slips at sample statements: names, distributions, observations, the infer dictionary."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .anatomy import BOTH, GUIDE, Anatomy, Edit, SampleSite, argument, called, keyword_value, lines_of
from .mutate import Change, change, mutation

OTHER_SUPPORTS = {
    "Normal": "LogNormal({0}, {1})",
    "LogNormal": "Normal({0}, {1})",
    "StudentT": "Gamma({0}, 1.0)",
    "Gamma": "Normal({0}, {1})",
    "InverseGamma": "Normal({0}, {1})",
    "Beta": "Gamma({0}, {1})",
    "Exponential": "Poisson({0})",
    "Poisson": "Exponential({0})",
    "HalfNormal": "Normal(0.0, {0})",
    "HalfCauchy": "Normal(0.0, {0})",
    "Dirichlet": "Gamma({0}, 1.0).to_event(1)",
    "Bernoulli": "Geometric({0})",
    "MultivariateNormal": "LogNormal({0}, 1.0).to_event(1)",
}
"""For the name of a distribution, one of other support that takes the same arguments."""


def _partners(anatomy: Anatomy, site: SampleSite) -> set[int]:
    return anatomy.partners([site]) - set(lines_of(site.call))


def _at(anatomy: Anatomy, site: SampleSite, edit: Edit, words: str) -> Change:
    return change(
        [edit],
        lines_of(site.call),
        _partners(anatomy, site),
        f"{site.side} site {sorted(site.names)}: {words}",
    )


def _guide_sites(anatomy: Anatomy) -> list[SampleSite]:
    return [site for site in anatomy.sites if site.side == GUIDE]


@mutation("rename a guide site")
def rename_guide_site(anatomy: Anatomy) -> Iterator[Change]:
    """Another name at the guide's statement."""
    for site in _guide_sites(anatomy):
        name = argument(site.call, 0, "name")
        if name is not None:
            text = anatomy.text(name)
            other = repr(f"{name.value}_") if isinstance(name, ast.Constant) else f'({text}) + "_"'
            yield _at(anatomy, site, anatomy.replace(name, other), f"named {other}")


@mutation("drop a guide site")
def drop_guide_site(anatomy: Anatomy) -> Iterator[Change]:
    """The guide's statement taken away; where its value is used, it becomes a plain draw."""
    for site in _guide_sites(anatomy):
        around = anatomy.parents[site.call]
        if isinstance(around, ast.Expr) or (isinstance(around, ast.Assign) and not _is_read(anatomy, around)):
            yield _at(anatomy, site, anatomy.replace(around, "pass"), "dropped")
        elif site.distribution is not None:
            text = f"({anatomy.text(site.distribution)})()"
            yield _at(anatomy, site, anatomy.replace(site.call, text), "a plain draw")


def _is_read(anatomy: Anatomy, assignment: ast.Assign) -> bool:
    names = {target.id for target in assignment.targets if isinstance(target, ast.Name)}
    if len(names) < len(assignment.targets):
        return True
    return any(
        isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names
        for node in ast.walk(anatomy.tree)
    )


@mutation("drop .to_event")
def drop_to_event(anatomy: Anatomy) -> Iterator[Change]:
    """A `.to_event(...)` around the distribution of a site taken away."""
    for site in anatomy.sites:
        match site.distribution:
            case ast.Call(func=ast.Attribute(attr="to_event", value=inner)) as whole:
                yield _at(anatomy, site, anatomy.replace(whole, anatomy.text(inner)), "without to_event")


@mutation("add .to_event(1)")
def add_to_event(anatomy: Anatomy) -> Iterator[Change]:
    """`.to_event(1)` after the distribution of a site that has none."""
    for site in anatomy.sites:
        match site.distribution:
            case ast.Call(func=ast.Attribute(attr="to_event")) | None:
                continue
            case ast.Call() as whole:
                end = anatomy.span(whole)[1]
                yield _at(anatomy, site, Edit(end, end, ".to_event(1)"), "with to_event(1)")


@mutation("another support in the guide")
def swap_support(anatomy: Anatomy) -> Iterator[Change]:
    """A distribution of another support at the guide's statement, with the arguments of the first."""
    for site in _guide_sites(anatomy):
        if site.distribution is None:
            continue
        for node in ast.walk(site.distribution):
            if not isinstance(node, ast.Call) or called(node) not in OTHER_SUPPORTS or node.keywords:
                continue
            pattern = OTHER_SUPPORTS[called(node)]
            if any(isinstance(one, ast.Starred) for one in node.args) or len(node.args) < 1 + pattern.count(
                "{1}"
            ):
                continue
            other = pattern.format(*(anatomy.text(one) for one in node.args))
            prefix = anatomy.text(node.func)[: -len(called(node))] or "pyro.distributions."
            yield _at(anatomy, site, anatomy.replace(node, prefix + other), other)
            break


@mutation("drop infer=")
def drop_infer(anatomy: Anatomy) -> Iterator[Change]:
    """The infer dictionary of a site taken away."""
    yield from _without(anatomy, "infer")


@mutation("drop obs=")
def drop_obs(anatomy: Anatomy) -> Iterator[Change]:
    """The observation of a site taken away."""
    yield from _without(anatomy, "obs")


def _without(anatomy: Anatomy, name: str) -> Iterator[Change]:
    for site in anatomy.sites:
        for keyword in site.call.keywords:
            if keyword.arg == name:
                partners = {*_partners(anatomy, site), *(_losses(anatomy) if name == "infer" else ())}
                edit = anatomy.without_keyword(site.call, keyword)
                words = f"{site.side} site {sorted(site.names)}: without {name}"
                yield change([edit], lines_of(site.call), partners, words)


@mutation("drop config_enumerate")
def drop_config_enumerate(anatomy: Anatomy) -> Iterator[Change]:
    """A decorator `config_enumerate` taken away; its partners are the sites of the function."""
    for node in ast.walk(anatomy.tree):
        for decorator in getattr(node, "decorator_list", []):
            call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
            if called(call) != "config_enumerate":
                continue
            start, end = anatomy.span(decorator)
            start = anatomy.source.rindex("@", 0, start)
            sites = anatomy.sites_in(node)
            partners = {node.lineno, *anatomy.partners(sites), *_losses(anatomy)}
            yield change([Edit(start, end, "")], lines_of(decorator), partners, "without config_enumerate")


def _losses(anatomy: Anatomy) -> Iterator[int]:
    for call in anatomy.losses():
        yield from lines_of(call)


@mutation("data of another shape")
def reshape_data(anatomy: Anatomy) -> Iterator[Change]:
    """An argument of a step without its last row, or transposed; its partners are the observed sites."""
    partners = {line for site in anatomy.sites if site.observed for line in lines_of(site.call)}
    for node in ast.walk(anatomy.tree):
        if not isinstance(node, ast.Call) or called(node) not in ("step", "evaluate_loss"):
            continue
        for value in (*node.args, *(keyword.value for keyword in node.keywords)):
            if isinstance(value, ast.Starred | ast.Constant):
                continue
            for suffix in ("[:-1]", ".transpose(0, -1)"):
                edit = anatomy.replace(value, f"({anatomy.text(value)}){suffix}")
                yield change([edit], lines_of(node), partners, f"step with {anatomy.text(value)}{suffix}")


@mutation("a loop of another length")
def resize_loop(anatomy: Anatomy) -> Iterator[Change]:
    """`range` one shorter or longer on one side; partners are the sites in the loop and theirs."""
    for node in ast.walk(anatomy.tree):
        if not isinstance(node, ast.Call) or called(node) != "range" or anatomy.side(node) in ("", BOTH):
            continue
        if not node.args or len(node.args) > 2 or isinstance(node.args[-1], ast.Starred):
            continue
        loop = next((one for one in anatomy.ancestors(node) if isinstance(one, ast.For | ast.ListComp)), None)
        sites = anatomy.sites_in(loop) if loop is not None else []
        # A loop that holds no site makes names or modules for sites elsewhere.
        partners = anatomy.partners(sites or anatomy.sites)
        for step in (" - 1", " + 1"):
            text = anatomy.text(node.args[-1])
            edit = anatomy.replace(node.args[-1], f"({text}){step}")
            yield change([edit], lines_of(node), partners, f"{anatomy.side(node)} range({text}{step})")


@mutation("observe a guide site")
def observe_guide_site(anatomy: Anatomy) -> Iterator[Change]:
    """A guide statement that observes what it should draw."""
    for site in _guide_sites(anatomy):
        if keyword_value(site.call, "obs") is None and site.distribution is not None:
            end = anatomy.span(site.distribution)[1]
            text = f", obs=({anatomy.text(site.distribution)}).sample()"
            yield _at(anatomy, site, Edit(end, end, text), "observed")
