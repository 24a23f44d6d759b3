"""Which tensors does the inference train? Of the modules that model and guide call, those that no optimiser reaches."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast import conditions
from pyroast.conditions import TRUE
from pyroast.facts import Tri
from pyroast.networks import ModuleUse, Outside, TrainingLog
from pyroast.pairs import Pair
from pyroast.records import dataclass
from pyroast.shapes import same_shape
from pyroast.supports import Support
from pyroast.symbolic import Sym, atoms
from pyroast.trace import Site, Trace, same_name
from pyroast.values import Distribution, Name, Symbol, Value


@dataclass(frozen=True, slots=True)
class Untrained:
    """A call of a module whose parameters stay as they are, and the side that makes it."""

    use: ModuleUse
    side: str


def untrained(pair: Pair) -> Iterator[Untrained]:
    """The outermost calls of modules of which the inference trains no parameter.

    `SVI.step` hands the optimiser what the param statements of the two traces give (`pyro.infer.svi.SVI.step`);
    an optimiser of torch has what it is handed, such as the parameters of an `ELBOModule`,
    whose submodules are the model and the guide where these are modules (`pyro.infer.elbo.ELBOModule`). Whatever cannot be
    followed may register or train any module: nothing is said then.
    """
    if not pair.descends or not (pair.model.trace.closed and pair.guide.trace.closed):
        return
    for side, trace in (("guide", pair.guide.trace), ("model", pair.model.trace)):
        for use in _untrained(trace, pair.training):
            yield Untrained(use, side)


def _untrained(trace: Trace, log: TrainingLog) -> Iterator[ModuleUse]:
    pending = list(reversed(trace.uses))
    while pending:
        use = pending.pop()
        if log.leaves_alone(use):
            continue
        alone = [log.untrained(cell) for cell in use.weights]
        if all(alone) and (log.untrained(use.module) or not use.inner):
            yield use
        elif any(alone):
            pending.extend(reversed(use.inner))


@dataclass(frozen=True, slots=True)
class Frozen:
    """A value made once, outside of model and guide, and the first site of a run that is computed from it."""

    name: str
    made: Outside
    site: Site


def frozen(pair: Pair) -> Iterator[Frozen]:
    """Parameters and draws that were made before the runs: no run asks for them, so that none is trained or drawn anew."""
    log = pair.training
    if not pair.trains or not log.outside or not (pair.model.trace.closed and pair.guide.trace.closed):
        return
    seen: set[Sym] = set()
    for trace in (pair.guide.trace, pair.model.trace):
        for site in trace.samples():
            for symbol in _symbols(site):
                if symbol in seen or symbol not in log.outside or symbol in log.detached | log.handed:
                    continue
                seen.add(symbol)
                name = str(symbol.origin[1])
                again = _sampled(pair, name) if symbol.origin[0] == "site" else _asked_for(log, name)
                if not again:
                    yield Frozen(name, log.outside[symbol], site)


def _sampled(pair: Pair, name: str) -> bool:
    """Whether a run may sample a site of that name itself, as after an autoguide was called to set it up."""
    sites = (site for side in (pair.model, pair.guide) for site in side.trace.samples())
    return any(same_name(Name((name,)), site.name) is not Tri.NO for site in sites)


def _asked_for(log: TrainingLog, name: str) -> bool:
    """Whether any run may ask for a parameter under its name."""
    return any(same_name(Name((name,)), other) is not Tri.NO for other in log.inside)


def _symbols(site: Site) -> Iterator[Sym]:
    """What the distribution of a site is computed from."""
    fn = site.distribution
    while fn is not None:
        for _, value in fn.arguments:
            yield from _of(value)
        fn = fn.base


def _of(value: Value) -> Iterator[Sym]:
    match value:
        case Symbol(form=form):
            yield from atoms(form)
        case Distribution(arguments=arguments):
            for _, part in arguments:
                yield from _of(part)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two param statements of one name that both give a first value; the second is ignored."""

    first: Site
    second: Site
    what: str


def conflicts(pair: Pair) -> Iterator[Conflict]:
    """Param statements of which Pyro ignores what they say (`pyro.params.ParamStoreDict.setdefault`)."""
    if not pair.trains:
        return
    known: dict[Name, list[Site]] = {}
    for trace in (pair.guide.trace, pair.model.trace):
        for site in trace.sites:
            if site.kind != "param" or site.declared is None:
                continue
            others = known.setdefault(site.name, [])
            first = next((other for other in others if conditions.both(other.presence, site.presence)), None)
            if first is None:
                others.append(site)
            elif what := _difference(first, site):
                yield Conflict(first, site, what)


def _difference(first: Site, second: Site) -> str:
    """In what two declarations certainly differ; empty where they may be equal."""
    one, other = first.declared, second.declared
    if one is None or other is None:
        return ""
    if one.constrained != other.constrained or _known_to_differ(one.support, other.support):
        if one.constrained != other.constrained or (one.constrained and other.constrained):
            return "constraint"
    init, again = one.init, other.init
    if not (isinstance(init, Symbol) and isinstance(again, Symbol)):
        return ""
    if init.shape is not None and again.shape is not None and same_shape(init.shape, again.shape) is Tri.NO:
        return "initial value"
    return "initial value" if _disjoint(init.support, again.support) else ""


def _known_to_differ(one: Support | None, other: Support | None) -> bool:
    return one is not None and other is not None and one != other


def _disjoint(one: Support | None, other: Support | None) -> bool:
    """Whether all elements of one tensor certainly differ from those of another."""
    if one is None or other is None:
        return False
    bounds = (one.lower, one.upper, other.lower, other.upper)
    if not all(isinstance(bound, (int, float)) for bound in bounds):
        return False
    low, high, lower, higher = (float(str(bound)) for bound in bounds)
    return high < lower or higher < low


def never_initialised(pair: Pair) -> Iterator[Site]:
    """Param statements without a first value, of a name to which nothing in the program gives one."""
    log = pair.training
    if not pair.trains or log.store or not (pair.model.trace.closed and pair.guide.trace.closed):
        return
    for trace in (pair.guide.trace, pair.model.trace):
        for site in trace.sites:
            if not site.bare or site.presence != TRUE:
                continue
            name = site.name.literal
            if name is None or "$$$" in name or log.mentions(name):  # pyro.module makes names with "$$$"
                continue
            if all(same_name(site.name, other) is Tri.NO for other in log.initialised):
                yield site
