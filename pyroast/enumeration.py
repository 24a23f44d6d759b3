"""What a loss that enumerates in parallel makes of a pair: summed-out sites, what depends on them, plates, scales.

Follows pyro.infer.traceenum_elbo (`_compute_model_factors`) and pyro.ops.contract.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.matcher import Alignment, certain
from pyroast.pairs import Pair
from pyroast.records import dataclass
from pyroast.site_shapes import INFINITY, Misfit, disagree, log_prob_shape, misplaced, unobservable
from pyroast.symbolic import App, Poly, Sym
from pyroast.trace import Site, in_scope, name_text
from pyroast.values import Choice, Distribution, Symbol, Tuple, Value

Ordinal = frozenset[str]

FORGETS = frozenset({"len", "dim", "numel", "item of", "is_tensor", "any", "all"})
"""Functions of a tensor whose result has no dims of it."""
REDUCES = frozenset({"sum", "mean", "prod", "max", "min", "std", "var", "norm"})
"""Functions that reduce over all dims where they are given a tensor only."""


@dataclass(frozen=True, slots=True)
class Term:
    """A factor of the sum over enumerated sites: the plates around a site, and the enumerated sites that it depends on."""

    ordinal: Ordinal
    dims: frozenset[str]
    site: Site


def ordinal(site: Site) -> Ordinal | None:
    """The vectorized plates around a site by name (`_find_ordinal`); None where one is not known."""
    names = []
    for frame in site.frames:
        if frame is None:
            return None
        if frame.vectorized:
            names.append(name_text(frame.name))
    return frozenset(names)


def summed_out(alignment: Alignment) -> list[Site]:
    """The model's sites that are enumerated in the model, on every run."""
    if alignment.pair.alone:
        return [
            site
            for site in certain(alignment.pair.model.trace.samples())
            if site.latent and site.enumerate == "parallel"
        ]
    return [site for row in alignment.rows if row.summed_out for site in certain(row.latents())]


def enumerates(alignment: Alignment) -> bool:
    """Whether sites are enumerated in parallel under the pair's loss or algorithm."""
    pair = alignment.pair
    if pair.alone:
        return not pair.intended and pair.via in ("NUTS", "HMC", "infer_discrete")
    return pair.compares and bool(pair.loss.enumerates)


def enumerated_in_guide(alignment: Alignment) -> list[Site]:
    """The guide's sites that are enumerated in parallel, on every run."""
    return [site for site in certain(alignment.pair.guide.trace.samples()) if site.enumerate == "parallel"]


def under_enumeration(pair: Pair, model: bool, site: Site) -> Site | None:
    """A site as it is in the run that the loss makes under enumeration; None where its shapes are not known there."""
    found = enumerated_twin(pair, model, site)
    return found if found is not None and log_prob_shape(found) is not None else None


def enumerated_twin(pair: Pair, model: bool, site: Site) -> Site | None:
    """A site as it is in the run that the loss makes under enumeration, if that run is followed up to it."""
    runs = pair.enumerated
    return None if runs is None else (runs.in_model if model else runs.in_guide).get(site.name)


def lost_under_enumeration(pair: Pair, model: bool, site: Site) -> bool:
    """Whether a site is the first whose shape is known without enumeration and lost under it.

    Then an operation does not take the dims of enumerated draws: torch raises, or it is not followed so far.
    """
    twin = enumerated_twin(pair, model, site)
    if twin is None or pair.enumerated is None or twin.distribution is None or log_prob_shape(site) is None:
        return False
    if twin.distribution.batch_shape is not None or twin.distribution.name in ("Delta", "Unit"):
        return False
    runs = pair.enumerated.in_model if model else pair.enumerated.in_guide
    earlier = [other for other in runs.values() if other.order < twin.order]
    return all(other.value_shape is not None and log_prob_shape(other) is not None for other in earlier)


def disagreement(pair: Pair, model: Site, guide: Site, limit: int | float) -> Misfit | None:
    """The shapes in which two draws disagree, in the runs that a loss makes: one without enumeration where it guesses the
    nesting of plates, and one under it."""
    found = disagree(model, guide, limit, pair.many)
    there, theirs = enumerated_twin(pair, True, model), enumerated_twin(pair, False, guide)
    if there is None or theirs is None or (isinstance(found, Misfit) and limit == INFINITY):
        return found if isinstance(found, Misfit) else None
    kept = limit if limit != INFINITY else pair.enumerated.nesting if pair.enumerated is not None else None
    seen = disagree(there, theirs, kept, pair.many) if kept is not None else Tri.UNKNOWN
    found = found if seen is Tri.UNKNOWN else seen
    return found if isinstance(found, Misfit) else None


def unobservable_there(pair: Pair, model: bool, site: Site) -> Misfit | None:
    """The misfit of an observed value with its distribution, in whichever run of the loss comes to it first."""
    misfit = unobservable(site)
    if not isinstance(misfit, Misfit):
        twin = enumerated_twin(pair, model, site)
        there = unobservable(twin) if twin is not None else misfit
        if isinstance(there, Misfit) and not (
            _meets_another_shape(pair, site) or _ends_without_enumeration(pair)
        ):
            return there
    return misfit if isinstance(misfit, Misfit) else None


def _ends_without_enumeration(pair: Pair) -> bool:
    """Whether the run that guesses the nesting, which comes first, ends at a site (`ELBO._guess_max_plate_nesting`)."""
    if pair.loss.max_plate_nesting != INFINITY:
        return False
    sites = (site for side in (pair.model, pair.guide) for site in side.trace.samples())
    return any(isinstance(misplaced(site, INFINITY, many=pair.many), Misfit) for site in sites)


def _meets_another_shape(pair: Pair, site: Site) -> bool:
    """Whether a latent takes over a draw of a shape that Pyro refuses before it computes any density (PYR306)."""
    limit = pair.loss.max_plate_nesting
    return (
        site.latent
        and limit is not None
        and any(
            other.name == site.name and isinstance(disagree(site, other, limit, pair.many), Misfit)
            for other in pair.guide.trace.samples()
        )
    )


def names_another_cause(alignment: Alignment) -> bool:
    """Whether shapes under enumeration go back to a chained index (PYR419) or to a short history (PYR408)."""
    marked = {site.name for site in (*summed_out(alignment), *enumerated_in_guide(alignment))}
    texts = frozenset(map(name_text, marked))
    for side in (alignment.pair.guide, alignment.pair.model):
        sites = certain(side.trace.samples())
        if any(chained_index(site, texts) for site in sites):
            return True
        if next(out_of_scope(sites, [site for site in sites if site.name in marked]), None) is not None:
            return True
    return False


def dependencies(site: Site) -> frozenset[str]:
    """The names of the sites on whose values the parameters of a site depend, dims included."""
    if site.distribution is None:
        return frozenset()
    return frozenset(name for form in _forms(site.distribution) for name in carried(form))


def _forms(value: Value | None) -> Iterator[object]:
    match value:
        case Symbol(form=form):
            yield form
        case Distribution(arguments=arguments, base=base):
            for _, argument in arguments:
                yield from _forms(argument)
            yield from _forms(base)
        case Tuple(items=items):
            for item in items:
                yield from _forms(item)
        case Choice():
            return


def carried(form: object) -> Iterator[str]:
    """The sites whose dims a value has that is computed from them."""
    match form:
        case Sym(origin=("site", str(name), *_)):
            yield name
        case App(op=op, args=args):
            if op in FORGETS or (op == "attr" and args[-1] in ("shape", "device", "dtype")):
                return
            if op in REDUCES and len(args) == 1:
                return
            for arg in args:
                yield from carried(arg)
        case Poly(terms=terms):
            for monomial, _ in terms:
                for atom in monomial:
                    yield from carried(atom)
        case tuple():
            for part in form:
                yield from carried(part)


def factors(alignment: Alignment) -> list[Term]:
    """The terms that contain a summed-out site, in the order of the model; empty where plates are not known."""
    sums = {name_text(site.name) for site in summed_out(alignment)}
    if alignment.pair.loss.name == "TraceTMC_ELBO":  # contracts over all enumerated dims, the guide's too
        sums |= {name_text(site.name) for site in enumerated_in_guide(alignment)}
    terms: list[Term] = []
    places = _places(alignment.pair, sums)
    for site in certain(alignment.pair.model.trace.samples()):
        name, plates = name_text(site.name), ordinal(site)
        dims = (dependencies(site) & sums) | _stands_in(alignment.pair, site, places)
        if name in sums:
            dims |= {name}
        if plates is None:
            return []
        if dims:
            terms.append(Term(plates, dims, site))
    return terms


def _places(pair: Pair, sums: set[str]) -> dict[int, Site]:
    """The dims that summed-out sites outside of `pyro.markov` have from then on, where they are known."""
    runs = pair.enumerated
    return {} if runs is None else {
        site.enumerated_dim: site
        for site in runs.in_model.values()
        if site.enumerated_dim is not None and not site.markov and name_text(site.name) in sums
    }  # fmt: skip


def _stands_in(pair: Pair, site: Site, places: dict[int, Site]) -> frozenset[str]:
    """The summed-out sites in whose dims a site has a size of its own, such as that of a scale: it counts as theirs."""
    twin = enumerated_twin(pair, True, site) if places else None
    shape = log_prob_shape(twin) if twin is not None else None
    if twin is None or shape is None or twin.enumerated_dims is None:
        return frozenset()
    return frozenset(
        name_text(places[dim].name)
        for dim in range(-len(shape), 0)
        if dim in places and places[dim].order < twin.order and dim in twin.enumerated_dims
        if isinstance(shape[dim], int) and shape[dim] != 1
    )


def crossing(terms: list[Term]) -> Site | None:
    """The first site in which sums over independent plates meet (`pyro.ops.contract._check_tree_structure`)."""
    for component in _components(terms):
        found = _crossing(component)
        if found is not None:
            return found
    return None


def _components(terms: list[Term]) -> list[list[Term]]:
    """The groups of terms that share an enumerated site, directly or not."""
    groups: list[list[Term]] = []
    for term in terms:
        linked = [group for group in groups if any(term.dims & other.dims for other in group)]
        merged = [other for group in linked for other in group]
        groups = [group for group in groups if group not in linked]
        groups.append([*merged, term])
    return groups


def _crossing(component: list[Term]) -> Site | None:
    home: dict[str, Ordinal] = {}
    for term in component:
        for dim in term.dims:
            home[dim] = home[dim] & term.ordinal if dim in home else term.ordinal
    root = frozenset.intersection(*(term.ordinal for term in component))
    by_plates: dict[Ordinal, list[tuple[frozenset[str], Site]]] = {}
    for term in component:
        by_plates.setdefault(term.ordinal, []).append((term.dims, term.site))
    left = set(home)
    while left and by_plates:
        leaf = max(by_plates, key=len)
        results = _eliminate(by_plates.pop(leaf), {dim for dim in left if home[dim] == leaf})
        left -= {dim for dim in left if home[dim] == leaf}
        if leaf == root:
            continue
        for dims, site in results:
            parent: Ordinal = frozenset().union(*(home[dim] for dim in dims)) if dims else root
            if parent == leaf:
                return site
            by_plates.setdefault(parent, []).append((dims, site))
    return None


def _eliminate(terms: list[tuple[frozenset[str], Site]], sums: set[str]) -> list[tuple[frozenset[str], Site]]:
    """Sum out dims at home in a leaf: terms that share one become one term, at the first of their sites."""
    groups: list[tuple[frozenset[str], Site]] = []
    for dims, site in terms:
        joined, first = dims, site
        rest = []
        for other, where in groups:
            if other & joined & sums:
                joined = joined | other
                first = where if len(other - sums) >= len(dims - sums) else first
            else:
                rest.append((other, where))
        groups = [*rest, (joined, first)]
    return [(dims - sums, site) for dims, site in groups]


# Dims under pyro.markov


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A site that depends on an enumerated one whose dim may have been given away; `silent` where another site has it."""

    site: Site
    earlier: Site
    silent: bool


def out_of_scope(sites: list[Site], enumerated: list[Site]) -> Iterator[OutOfScope]:
    """The sites of one trace that depend on an enumerated site which `pyro.markov` has forgotten."""
    marked = {name_text(site.name): site for site in enumerated}
    dims: dict[str, int] = {}
    for site in sites:
        visible = [
            other
            for name, other in marked.items()
            if name in dims and in_scope(other.markov, site.markov) is not False
        ]
        taken = {dims[name_text(other.name)] for other in visible}
        name = name_text(site.name)
        own: int | None = None
        if name in marked:
            own = next(dim for dim in range(len(taken) + 1) if dim not in taken)
            if not site.markov:
                own = -1 - len(dims)  # a dim for ever, in no one's way
        for dependency in sorted(dependencies(site)):
            earlier = marked.get(dependency)
            if (
                earlier is None
                or dependency not in dims
                or in_scope(earlier.markov, site.markov) is not False
            ):
                continue
            yield OutOfScope(site, earlier, dims[dependency] != own and dims[dependency] in taken)
        if own is not None:
            dims[name] = own


def chained_index(site: Site, enumerated: frozenset[str]) -> bool:
    """Whether a parameter of a site is `T[a][b]` with enumerated `a` and `b`."""
    if site.distribution is None:
        return False
    return any(_chained(form, enumerated) for form in _forms(site.distribution))


def _chained(form: object, enumerated: frozenset[str]) -> bool:
    if isinstance(form, App):
        if form.op == "item" and isinstance(form.args[0], App) and form.args[0].op == "item":
            outer, inner = form.args[1], form.args[0].args[1]
            if (
                not isinstance(inner, tuple)
                and set(carried(inner)) & enumerated
                and set(carried(outer)) & enumerated
            ):
                return True
        return any(_chained(arg, enumerated) for arg in form.args)
    if isinstance(form, Poly):
        return any(_chained(atom, enumerated) for monomial, _ in form.terms for atom in monomial)
    return isinstance(form, tuple) and any(_chained(part, enumerated) for part in form)
