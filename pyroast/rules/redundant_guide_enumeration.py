"""PYR420: a guide that samples what the loss could sum out in the model."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.conditions import TRUE
from pyroast.enumeration import Term, crossing, dependencies, ordinal
from pyroast.facts import Tri
from pyroast.finding import Severity
from pyroast.matcher import Alignment, Row, together
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import model_site, rows
from pyroast.symbolic import App, Poly, Sym
from pyroast.trace import Site, Trace, name_text
from pyroast.values import Constant, Distribution, Symbol, Tuple, Value

LOSSES = frozenset({"TraceEnum_ELBO", "JitTraceEnum_ELBO"})
FOLLOWED = frozenset({"param", "parameter", "nn.Parameter", "literal", "site"})
"""Where a symbol comes from that is no result of a call, which may hide that it depends on a site."""

FEW = 3
"""So many sites are cheap to sum out together, whatever depends on them."""


@rule(
    code="PYR420",
    name="redundant-guide-enumeration",
    subject=PAIR,
    runtime=(Silent("a looser bound than that of the model with the site summed out"),),
    severity=Severity.INFO,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide samples a discrete site that the loss could sum out in the model.

    ## Why is this bad?
    `TraceEnum_ELBO` sums a site out exactly where the model marks it for enumeration and the guide does not sample it. A
    guide that does has its own distribution over the site to learn, and the bound is looser by as much as this distribution
    differs from the posterior; where it does not enumerate the site, gradients are noisy as well. `infer_discrete` gives the
    values of a site that was summed out.

    ## Example
    ```python
    from pyro.infer import TraceEnum_ELBO

    def model(data):
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Bernoulli(0.3))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        q = pyro.param("q", torch.full((len(data),), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("data", len(data)):
            pyro.sample("z", dist.Bernoulli(q), infer={"enumerate": "parallel"})  # error

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    svi.step(data)
    ```
    Use instead:
    ```python
    def model(data):
        with pyro.plate("data", len(data)):
            z = pyro.sample("z", dist.Bernoulli(0.3), infer={"enumerate": "parallel"})
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        pass
    ```
    ## When pyroast stays silent
    Where something else in the guide may depend on the site, where a site of the model that may depend on it is outside of its
    plates or scaled otherwise, where the plates would not form a tree (PYR405), and where more than three
    sites would be summed out together.
    """
    pair = alignment.pair
    if pair.loss.name not in LOSSES or pair.model.trace.openings or pair.guide.trace.openings:
        return
    if pair.guide.automatic or any(
        site.presence != TRUE for site in _samples(pair.guide.trace, pair.model.trace)
    ):
        return
    found = [(row, *sites) for row in rows(alignment) if (sites := _discrete(row)) is not None]
    enumerated = [row for row in rows(alignment) if row.summed_out]
    if len(found) + len(enumerated) > FEW:
        return
    names = frozenset(row.text for row, _, _ in found)
    if not all(
        _alone(guide, pair.guide.trace, names) and _summable(model, pair.model.trace)
        for _, model, guide in found
    ):
        return
    if crossing(list(_terms(pair.model.trace, names | {row.text for row in enumerated}))) is not None:
        return
    for row, model, guide in found:
        yield Report(
            guide.span,
            guide.path,
            f"guide '{pair.guide.name}' samples '{row.text}', which {pair.loss.name} can sum out in the model: without it in the "
            'guide, and with infer={"enumerate": "parallel"} in the model, the bound is tighter, and infer_discrete gives '
            "its values",
            Runtime.SILENT,
            row.text,
            (model_site(model, row.text),),
        )


def _samples(*traces: Trace) -> Iterator[Site]:
    for trace in traces:
        yield from trace.samples()


def _discrete(row: Row) -> tuple[Site, Site] | None:
    """The one latent of the model and the one draw of the guide, where both have a support that can be enumerated."""
    if len(row.model) != 1 or len(row.guide) != 1 or row.name.literal is None:
        return None
    if row.missing is not Tri.NO or row.extra is not Tri.NO:
        return None
    model, guide = row.model[0], row.guide[0]
    for site in (model, guide):
        if not site.latent or site.loops or site.markov or site.num_samples is not False or site.provider:
            return None
        if (
            site.distribution is None
            or site.distribution.has_enumerate is not True
            or site.infer_keys == ("?",)
        ):
            return None
    return (model, guide) if together(model, guide) and guide.auxiliary is False else None


def _alone(site: Site, trace: Trace, names: frozenset[str]) -> bool:
    """Whether nothing else in the guide depends on a site, but for others that go with it."""
    return all(
        _origins(later) <= {("param",), ("literal",)} | {("site", name) for name in _texts(trace) - names}
        for later in trace.samples()
        if later.order > site.order
    )


def _summable(site: Site, trace: Trace) -> bool:
    """Whether all of a model that may depend on a site is in its plates, and scaled as it is."""
    own, name = ordinal(site), name_text(site.name)
    if own is None or any(frame is None or not frame.vectorized for frame in site.frames):
        return False
    for later in trace.samples():
        origins = _origins(later)
        if later.order <= site.order:
            continue
        if not {origin[0] for origin in origins} <= FOLLOWED:
            return False
        if ("site", name) in origins:
            around = ordinal(later)
            if around is None or not own <= around or later.loops or _numbers(later):
                return False
            if later.scale != site.scale or later.scale_shape != () or site.scale_shape != ():
                return False
    return True


def _terms(trace: Trace, sums: frozenset[str]) -> Iterator[Term]:
    """The factors of the model if all these sites were summed out."""
    for site in trace.samples():
        dims = (dependencies(site) | {name_text(site.name)}) & sums
        if dims:
            yield Term(ordinal(site) or frozenset(), dims, site)


def _texts(trace: Trace) -> frozenset[str]:
    return frozenset(name_text(site.name) for site in trace.samples())


def _origins(site: Site) -> frozenset[tuple[str, ...]]:
    """Where the symbols in the parameters of a site come from; of a site, its name too."""
    return frozenset(
        ("site", str(part.origin[1])) if part.origin[0] == "site" else (str(part.origin[0]),)
        for part in _parts(site.distribution)
        if isinstance(part, Sym)
    )


def _numbers(site: Site) -> bool:
    """Whether a parameter of a site has been a Python number, which enumeration does not allow."""
    return any(isinstance(part, App) and part.op == "item of" for part in _parts(site.distribution))


def _parts(value: Value | object | None) -> Iterator[object]:
    """All symbols and applications in the parameters of a distribution; a value that is not known is a symbol too."""
    match value:
        case Distribution(arguments=arguments, base=base):
            for _, argument in arguments:
                yield from _parts(argument)
            if base is not None:
                yield from _parts(base)
        case Symbol(form=form):
            yield from _parts(form)
        case Tuple(items=items) | tuple(items):
            for item in items:
                yield from _parts(item)
        case Sym():
            yield value
        case App(args=args):
            yield value
            yield from _parts(args)
        case Poly(terms=terms):
            for monomial, _ in terms:
                yield from _parts(monomial)
        case Constant() | str() | int() | float():
            return
        case _:
            yield Sym(("not followed",))
