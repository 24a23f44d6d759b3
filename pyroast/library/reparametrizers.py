"""Library models of the reparametrisers that move a latent site elsewhere (pyro/infer/reparam): which sites each makes.

Each takes a statement and gives the one that is left, or says why that is not followed: Pyro raises, or it is not known.
"""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.library import distributions as table
from pyroast.library.distribution_supports import made
from pyroast.library.distribution_transforms import as_transform, transformed
from pyroast.library.distribution_values import Transform, full_shape, rebatched, reinterpreted
from pyroast.library.plates import PLATE
from pyroast.library.primitives import suffixed
from pyroast.library.reparam_bases import base_dist, lost_event_dims
from pyroast.library.reparam_parts import (
    Statement,
    batch_of,
    determined,
    flag,
    integer,
    is_a,
    moved,
    noise,
    unwrapped,
    wrapped,
)
from pyroast.protocol import Arguments, Machine, Message
from pyroast.records import replace
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import REAL, UNIT_INTERVAL, Support, elements, independent, is_discrete
from pyroast.symbolic import Form, Sym, add, same
from pyroast.trace import name_text
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    Constant,
    Distribution,
    ListCell,
    Object,
    Reference,
    Symbol,
    Tuple,
    Value,
    opaque,
)

Outcome = Statement | str


def _elements(fn: Distribution) -> Support | None:
    return elements(fn.support) if fn.support is not None else None


def refuses(kind: str, what: str) -> str:
    """Why a statement is not followed: the reparametriser raises."""
    return f"{kind} raises: {what}"


def loc_scale(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`LocScaleReparam(centered=None, shape_params=None)` (pyro/infer/reparam/loc_scale.py)."""
    centered = m.select(reparam.state.get("centered", NONE))
    match centered:
        case Constant(value=None) | Symbol(tensor=True):
            pass
        case Constant(value=float(weight)) if 0 <= weight <= 1:
            if weight == 1:
                return statement
        case Constant():
            return refuses("LocScaleReparam", "centered is neither None nor a float between 0 and 1")
        case _:
            return "LocScaleReparam(...) leaves a site as it is where centered is 1, which is not known"
    fn, inner = statement.fn, unwrapped(statement.fn)
    info = table.lookup(inner.qualified)
    if info is not None and not {"loc", "scale"} <= info.arg_constraints.keys():
        return refuses("LocScaleReparam", f"{inner.name} has no loc and scale")
    if inner.name == "LogisticNormal":
        return refuses("LocScaleReparam", "the event of LogisticNormal is larger than its loc")
    if centered == NONE:
        _learned(m, statement)
    decentered = _without_arguments(fn)
    if centered != NONE and isinstance(centered, Symbol):
        shape = broadcast_shapes(full_shape(fn), centered.shape)
        cut = None if shape is None or fn.event_dim is None else len(shape) - fn.event_dim
        decentered = rebatched(decentered, shape[:cut] if shape is not None and cut is not None else None)
    draw = moved(m, statement, "_decentered", decentered)
    real = fn.support is not None and elements(fn.support) == REAL
    return determined(statement, [batch_of(draw, fn.event_dim)], REAL if real else None)


def _learned(m: Machine, statement: Statement) -> None:
    """The parameter `name_centered`, one weight for each element of the event."""
    name = suffixed(m, statement.name, "_centered")
    value = Symbol(
        Sym(("param", name_text(m.site_name(name)))),
        True,
        True,
        True,
        statement.fn.event_shape,
        "float",
        UNIT_INTERVAL,
    )
    m.emit(Message("param", name, NONE, statement.span, value=value))


def _without_arguments(fn: Distribution) -> Distribution:
    """The same class with other parameters of the same shapes."""
    return replace(fn, arguments=(), base=None if fn.base is None else _without_arguments(fn.base))


def transform(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`TransformReparam()` (pyro/infer/reparam/transform.py)."""
    fn, inner = statement.fn, unwrapped(statement.fn)
    if not is_a(inner, "TransformedDistribution"):
        return refuses("TransformReparam", f"{inner.name} is not a TransformedDistribution")
    known, base = base_dist(m, inner)
    lost = lost_event_dims(m, inner)
    if known and base is None:
        return refuses(
            "TransformReparam", f"the base distribution of {inner.name} is one of torch, without event_dim"
        )
    if base is None:
        base = Distribution("", "", None)
    dims = None if fn.event_dim is None or lost is None else fn.event_dim - lost
    base = wrapped(base, dims)
    draw = moved(m, statement, "_base", base)
    return determined(statement, [batch_of(draw, base.event_dim)], _elements(fn))


def haar(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`HaarReparam(dim=-1, flip=False, *, experimental_allow_batch=False)` (pyro/infer/reparam/haar.py)."""
    made_ = m.library("pyro.distributions.transforms.HaarTransform", _given(reparam, "dim", "flip"))
    return _unit_jacobian(m, reparam, statement, made_, Constant("haar"))


def discrete_cosine(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`DiscreteCosineReparam(dim=-1, smooth=0., *, experimental_allow_batch=False)` (…/discrete_cosine.py)."""
    made_ = m.library(
        "pyro.distributions.transforms.DiscreteCosineTransform", _given(reparam, "dim", "smooth")
    )
    return _unit_jacobian(m, reparam, statement, made_, Constant("dct"))


def unit_jacobian(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`UnitJacobianReparam(transform, suffix="transformed", *, experimental_allow_batch=False)` (…/unit_jacobian.py)."""
    suffix = reparam.state.get("suffix", Constant("transformed"))
    return _unit_jacobian(m, reparam, statement, reparam.state.get("transform", NONE), suffix)


def _given(reparam: Object, *names: str) -> Arguments:
    return Arguments([], {name: reparam.state[name] for name in names if name in reparam.state})


def _unit_jacobian(m: Machine, reparam: Object, statement: Statement, way: Value, suffix: Value) -> Outcome:
    fn, chain = statement.fn, as_transform(m, way)
    text = m.select(suffix)
    if chain is None or chain.domain_dim is None or chain.codomain_dim is None or fn.event_dim is None:
        return "the event dims of a reparametrised site are not known"
    if not isinstance(text, Constant) or not isinstance(text.value, str):
        return "the suffix of UnitJacobianReparam is not known"
    shift = max(0, max(chain.domain_dim, chain.codomain_dim) - fn.event_dim)
    source: Distribution = fn
    passes: tuple[Value, ...] = ()
    if shift:
        allowed = flag(m, reparam.state.get("experimental_allow_batch", FALSE_VALUE))
        if allowed is not True:
            what = "ValueError 'Cannot transform along batch dimension'"
            return "whether batch dims may be transformed is not known" if allowed is None else what
        if not _reshapes(unwrapped(fn)):
            return refuses(
                "experimental_allow_batch", f"reshape_batch() does not support {unwrapped(fn).name}"
            )
        source, passes = _with_batch_in_event(fn, shift), _plates(m, shift)
    if fn.support is not None and (is_discrete(fn.support) or fn.support.kind == "sphere"):
        return refuses("biject_to", f"no bijection from real numbers to {fn.support}")
    moved_fn = _pushed_forward(m, source, chain)
    given = statement
    if shift and statement.value != NONE:
        given = replace(statement, value=opaque("reshaped", external=True, tensor=True))
    draw = moved(m, given, f"_{text.value}", moved_fn, passes)
    batch = batch_of(draw, moved_fn.event_dim)
    own = fn.batch_shape
    if shift and own is not None and len(own) < shift:
        if statement.observed is not False:
            return refuses("reparam", "AssertionError: an observed value gets more dims")
        statement = replace(statement, fn=rebatched(fn, (*(1,) * (shift - len(own)), *own)))
    return determined(statement, [batch], _elements(fn))


RESHAPED = frozenset(
    {
        "AffineBeta", "Bernoulli", "Beta", "BetaBinomial", "Cauchy", "Dirichlet", "DirichletMultinomial", "Exponential",
        "Gamma", "GammaPoisson", "GaussianHMM", "Geometric", "InverseGamma", "Laplace", "LinearHMM", "LogNormal",
        "MultivariateNormal", "NegativeBinomial", "Normal", "Poisson", "Stable", "StudentT", "Uniform",
        "ZeroInflatedNegativeBinomial", "ZeroInflatedPoisson",
    }
)  # fmt: skip
"""The distributions of which `pyro.contrib.forecast.util.reshape_batch` can move batch dims."""


def _reshapes(fn: Distribution) -> bool:
    """Whether `reshape_batch` takes a distribution; those made of others are taken where these are."""
    if fn.name in ("MaskedDistribution", "FoldedDistribution", "IndependentHMM", "TransformedDistribution"):
        return fn.base is None or _reshapes(unwrapped(fn.base))
    return not fn.name or fn.name in RESHAPED


def _with_batch_in_event(fn: Distribution, shift: int) -> Distribution:
    """`reshape_batch(fn, ...).to_event(shift)`: the rightmost batch dims go to the event, and size 1 takes their place."""
    own = fn.batch_shape
    batch = None if own is None else (*own[:-shift], *(1,) * shift, *own[-shift:])
    return reinterpreted(rebatched(fn, batch), shift)


def _plates(m: Machine, shift: int) -> tuple[Value, ...]:
    """The active plates whose dims go to the event (`block_plate(dim=..., strict=False)`)."""
    plates = [handler for handler in m.handlers if handler.type == PLATE]
    dims = {plate: m.select(plate.state["dim"]) for plate in plates}
    return tuple(plate for plate in plates if dims[plate] in [Constant(-dim) for dim in range(1, shift + 1)])


def _pushed_forward(m: Machine, fn: Distribution, chain: Transform) -> Distribution:
    """The distribution of unconstrained values after the transform."""
    if fn.support is None:
        return Distribution("TransformedDistribution", "pyro.distributions.TransformedDistribution", None)
    free = m.library("torch.distributions.biject_to", Arguments([made(m, fn.support, m.here)], {}))
    steps = Tuple((m.attribute(free, "inv", m.here), chain))
    result = transformed(m, fn, steps, {}, "pyro.distributions.TransformedDistribution")
    assert isinstance(result, Distribution)  # it always is
    return result


def projected_normal(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`ProjectedNormalReparam()` (pyro/infer/reparam/projected_normal.py)."""
    return _latent_noise(
        m, statement, "ProjectedNormal", "ProjectedNormalReparam", "_normal", ("Normal", 0.0, 1.0)
    )


def gumbel_softmax(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`GumbelSoftmaxReparam()` (pyro/infer/reparam/softmax.py)."""
    return _latent_noise(
        m, statement, "RelaxedOneHotCategorical", "GumbelSoftmaxReparam", "_uniform", ("Uniform", 0.0, 1.0)
    )


def _latent_noise(
    m: Machine, statement: Statement, cls: str, kind: str, suffix: str, parts: tuple[str, float, float]
) -> Outcome:
    """Noise without parameters, one number for each element of a latent site of a class."""
    fn, inner = statement.fn, unwrapped(statement.fn)
    if not is_a(inner, cls):
        return refuses(kind, f"{inner.name} is not a {cls}")
    if statement.observed is not False:
        return refuses(kind, "NotImplementedError '... does not support observe statements'")
    name, first, second = parts
    source = noise(m, name, [Constant(first), Constant(second)], full_shape(fn), fn.event_dim)
    draw = moved(m, statement, suffix, source)
    return determined(statement, [batch_of(draw, fn.event_dim)], _elements(fn))


def split(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`SplitReparam(sections, dim, support_fn=default_support)` (pyro/infer/reparam/split.py)."""
    fn = statement.fn
    given, dim = m.select(reparam.state.get("sections", NONE)), integer(m, reparam.state.get("dim", NONE))
    items = m.exact_items(given)
    sections = [integer(m, item) for item in items or ()]
    if items is None or dim is None or None in sections or fn.event_dim is None:
        return "the sections of SplitReparam are not known"
    if not isinstance(given, ListCell) or dim >= 0 or fn.event_dim < -dim:
        return refuses("SplitReparam", "sections is no list, or dim is none of the event")
    position = fn.event_dim + dim
    event: list[Form] | None = list(fn.event_shape) if fn.event_shape is not None else None
    support = _split_support(m, reparam, fn)
    batches: list[Shape | None] = []
    total: Form = 0
    for index, size in enumerate(sections):
        assert size is not None  # seen above
        part = None if event is None else (*event[:position], size, *event[position + 1 :])
        improper = Distribution(
            "ImproperUniform", "pyro.distributions.ImproperUniform", fn.event_dim, fn.batch_shape, part, support,
            has_enumerate=False, has_rsample=False,
        )  # fmt: skip
        batches.append(batch_of(moved(m, statement, f"_split_{index}", improper), fn.event_dim))
        total = add(total, size)
    if event is not None and same(total, event[position]) is Tri.NO:
        return refuses(
            "SplitReparam", f"the sections add up to {total}, but the event has size {event[position]}"
        )
    whole = None if event is None else (*event[:position], total, *event[position + 1 :])
    return determined(statement, batches, _elements(fn), whole)


def _split_support(m: Machine, reparam: Object, fn: Distribution) -> Support | None:
    """What `default_support`, `same_support` or `real_support` gives; slices of stacked supports are not followed."""
    chosen = m.select(reparam.state.get("support_fn", Reference("default_support")))
    name = chosen.name.rpartition(".")[2] if isinstance(chosen, Reference) else ""
    if name == "real_support":
        return independent(REAL, fn.event_dim or 0)
    simple = fn.support is not None and not fn.support.parts
    return fn.support if name == "same_support" or (name == "default_support" and simple) else None


CONJUGATE = ("Beta", "Dirichlet", "Gamma", "GaussianHMM")
"""The distributions that have a `conjugate_update` (pyro/distributions)."""


def conjugate(m: Machine, reparam: Object, statement: Statement) -> Outcome:
    """`ConjugateReparam(guide)`: its auxiliary site is not traced (pyro/infer/reparam/conjugate.py)."""
    fn, guide = statement.fn, m.select(reparam.state.get("guide", NONE))
    if not isinstance(guide, Distribution):
        unknown = Symbol(Sym(("arguments", statement.span)))
        rest = Arguments([], {}, star=unknown, star_star=unknown)
        guide = m.select(m.run_quietly(lambda: m.call(guide, rest, statement.span)))
    if fn.name and not is_a(fn, *CONJUGATE):
        return refuses("ConjugateReparam", f"{fn.name} has no conjugate_update")
    if isinstance(guide, Distribution) and fn.name and guide.name not in (fn.name, "MultivariateNormal"):
        return refuses("ConjugateReparam", f"{guide.name} does not update {fn.name}")
    batch = guide.batch_shape if isinstance(guide, Distribution) else None
    shape = broadcast_shapes(fn.batch_shape, batch)
    if isinstance(guide, Distribution) and statement.value == NONE:
        shape = broadcast_shapes(shape, _untraced(m, statement, rebatched(fn, shape)))
    return determined(statement, [shape], _elements(fn))


def _untraced(m: Machine, statement: Statement, fn: Distribution) -> Shape | None:
    """The batch shape of a draw that passes all handlers but is not recorded."""
    saved = m.handlers
    m.handlers = [handler for handler in saved if handler.type != "recorder"]
    try:
        return batch_of(moved(m, statement, "_updated", fn), fn.event_dim)
    finally:
        m.handlers = saved
