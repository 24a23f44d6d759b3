"""What pyroast knows of a distribution is what Pyro says of it: shapes, event dims, support, draws."""

from __future__ import annotations

import inspect
import math
import warnings
from collections import Counter
from functools import cache
from types import ModuleType
from typing import Any

import pytest
import torch
from torch.distributions import Distribution
from torch.distributions import constraints as C

from pyroast.library import distributions as library
from pyroast.library.distribution_attributes import MOMENTS, attribute
from pyroast.library.distribution_methods import value_of_draw
from pyroast.library.distribution_supports import support_of_constraint
from pyroast.library.distribution_values import Constraint, padded
from pyroast.supports import NAMED, Support, independent, mixed
from pyroast.values import Distribution as Abstract
from pyroast.values import Symbol, Value
from tests.generate_distributions import distribution_classes
from tests.library.abstract import machine
from tests.library.distribution_expressions import Expressions
from tests.library.distribution_facts import constant_name, dtype_name, factory_name
from tests.library.distribution_sources import HEADER, call, recipes

FRESH = ({"K": 4, "N": 6, "T": 9, "M": 5}, {"K": 8, "N": 3, "T": 2, "M": 7})
CLASSES = [
    pytest.param(cls, namespace, id=name)
    for name, cls, namespace in distribution_classes()
    if (info := library.lookup(name)) is not None and info.kind == "distribution"
]
METHODS = (
    ".expand((3, 2))", ".expand(torch.Size([5, 1]))", ".expand_by((4,))", ".to_event(0)", ".to_event()", ".to_event(1)",
    ".expand((3, 2)).to_event(1)", ".expand([3, 2]).to_event(2)", ".expand((3, 2)).to_event(2).to_event(-1)",
    ".expand((3, 2)).to_event(1).expand((4, 3))", ".expand((3, 2)).to_event(1).to_event(-1)",
    ".mask(torch.ones(3, 1) > 0)", ".expand((2,)).mask(torch.ones(3, 1) > 0)", ".mask(False)",
    ".expand((3, 2)).to_event(1).mask(torch.ones(3) > 0).to_event(1)",
)  # fmt: skip


def real_support(fn: Any) -> Support | None:
    """The support of a real distribution; None if it has none."""
    try:
        return padded(as_support(fn.support), len(fn.event_shape))
    except NotImplementedError:
        return None


def as_support(constraint: C.Constraint) -> Support | None:
    name = constant_name(constraint)
    if name is not None:
        return NAMED.get(name)
    bounds = [_number(getattr(constraint, end, default)) for end, default in _ENDS]
    match constraint:
        case C.independent():
            base = as_support(constraint.base_constraint)
            return base and independent(base, constraint.reinterpreted_batch_ndims)
        case C.MixtureSameFamilyConstraint():
            return as_support(constraint.base_constraint)
    kind = factory_name(type(constraint))
    if kind in ("stack", "cat"):
        return mixed(kind, tuple(map(as_support, constraint.cseq)), constraint.event_dim)
    if kind == "masked":
        parts = [as_support(part) for part in (constraint.constraint0, constraint.constraint1)]
        return mixed("masked", tuple(parts), parts[0].event_dim)
    lower, upper = bounds
    match kind:
        case "interval" | "half_open_interval" | "greater_than" | "greater_than_eq" | "less_than":
            opens = kind == "greater_than", kind in ("half_open_interval", "less_than")
            return Support("interval", lower, upper, 0, *opens)
        case "integer_interval" | "integer_greater_than":
            return Support("integer_interval", lower, upper)
        case "multinomial":
            return Support("multinomial", 0, upper, 1)
        case "one_one_matching" | "one_two_matching":
            size = constraint.num_nodes if kind == "one_one_matching" else constraint.num_destins
            return Support(kind, 0, size - 1, 1)
        case "coalescent_times":
            return Support(kind, event_dim=1)
    raise AssertionError(constraint)


_ENDS = (("lower_bound", -math.inf), ("upper_bound", math.inf))


def _number(bound: Any) -> float:
    """A bound; nan where it differs between elements."""
    if isinstance(bound, torch.Tensor):
        return bound.unique().item() if bound.unique().numel() == 1 else math.nan
    return bound


def check_sizes(known: tuple[Any, ...] | None, real: torch.Size) -> int:
    """How many of the facts about a shape are known: its rank, and each size."""
    if known is None:
        return 0
    assert len(known) == len(real), (known, real)
    numbers = [(own, size) for own, size in zip(known, real) if isinstance(own, (int, float))]
    assert all(own == size for own, size in numbers), (known, real)
    return 1 + len(numbers)


def check_support(known: Support | None, real: Support | None) -> bool:
    """Whether a support is known, but for bounds that are tensors; it is never another one."""
    if known is None or real is None:
        return known is None
    assert (known.kind, known.event_dim) == (real.kind, real.event_dim), (str(known), str(real))
    assert (known.open_lower, known.open_upper) == (real.open_lower, real.open_upper)
    for own, bound in ((known.lower, real.lower), (known.upper, real.upper)):
        assert not isinstance(own, (int, float)) or own == pytest.approx(bound), (str(known), str(real))
    assert len(known.parts) == len(real.parts)
    return all(check_support(own, part) for own, part in zip(known.parts, real.parts))


def compare(value: Value, real: Any, tally: Counter[tuple[str, bool]], sampled: bool = True) -> None:
    """Compare all facts, and count those that are known and those that are not."""
    if isinstance(real, C.Constraint):
        assert isinstance(value, Constraint)
        tally["constraint", check_support(value.support, as_support(real))] += 1
        return
    if isinstance(real, torch.Tensor):
        assert isinstance(value, Symbol) and value.tensor
        tally["tensor", check_sizes(value.shape, real.shape) == 1 + real.dim()] += 1
        assert value.dtype in ("", dtype_name(real))
        if value.support is not None:
            low, high = value.support.lower, value.support.upper
            assert not isinstance(low, (int, float)) or (real >= low).all()
            assert not isinstance(high, (int, float)) or (real <= high).all()
        return
    assert isinstance(value, Abstract), value
    tally["event_dim", value.event_dim is not None] += 1
    assert value.event_dim in (None, len(real.event_shape)), (value.event_dim, real.event_shape)
    for title in ("batch_shape", "event_shape"):
        count = check_sizes(getattr(value, title), getattr(real, title))
        tally[title, count == 1 + len(getattr(real, title))] += 1
    if value.event_dim is None and value.support is not None:
        assert value.support.event_dim <= len(real.event_shape)  # as many dims as are known
    else:
        tally["support", check_support(value.support, real_support(real))] += 1
    assert value.has_rsample in (None, real.has_rsample)
    assert value.has_enumerate in (None, real.has_enumerate_support)
    if not sampled:
        return
    dtype, actual = value_of_draw(value)[1], dtype_name(real)
    assert actual is None or dtype in ("", actual), (dtype, actual)
    tally["dtype", actual is None or dtype == actual] += 1


@cache
def variants(cls: type, namespace: ModuleType) -> list[tuple[str, Any]]:
    """Sources of distributions of a class, with what they make."""
    found: list[tuple[str, Any]] = []
    for index, (name, arguments, instance) in enumerate(recipes(cls, namespace, FRESH)):
        plain = call(name, (), arguments)
        found += [(plain, instance), (call(name, (), arguments, numbers=True), instance)]
        parameters = list(inspect.signature(cls).parameters.values())[: len(arguments)]
        positional = all(parameter.kind is parameter.POSITIONAL_OR_KEYWORD for parameter in parameters)
        if positional and [parameter.name for parameter in parameters] == list(arguments):
            found.append((call(name, tuple(arguments.values()), {}), instance))
        for wider in batched(cls, arguments):
            found.append((call(name, (), wider[0]), wider[1]))
        for method in METHODS if index < 2 else METHODS[index % 5 :: 5]:
            instance = cls(**arguments)  # an ExpandedDistribution expands in place
            try:
                changed = eval(f"instance{method}", {"instance": instance, "torch": torch})
            except Exception:  # torch refuses, or the class has no such method
                continue
            found.append((plain + method, changed))
    return found


def batched(cls: type, arguments: dict[str, Any]) -> list[tuple[dict[str, Any], Any]]:
    """Arguments with batch dims that broadcast, as far as the class takes them."""
    result = []
    for batches in (((4, 9), (4, 9)), ((4, 1), (9,)), ((), (3,))):
        wider = dict(arguments)
        for index, (name, value) in enumerate(arguments.items()):
            batch = batches[index % 2]
            if isinstance(value, torch.Tensor):
                wider[name] = value.expand(batch + value.shape).clone()
            elif isinstance(value, Distribution) and batch:
                wider[name] = value.expand(torch.Size(batch + value.batch_shape))
        try:
            result.append((wider, cls(**wider)))
        except Exception:  # these do not go together
            continue
    return result


LITTLE = {
    "Rejector": {"event_dim", "batch_shape", "event_shape", "dtype"},  # optional arguments override others
    "SpanningTree": {"event_shape"},  # the number of vertices is a root of that of edges
    "MaskedMixture": {"dtype"},  # components may differ
    "Delta": {"dtype"},
    "Empirical": {"dtype"},
}
"""Facts that are not known of nine in ten distributions of a class; a draw may be of the dtype of an argument."""


@pytest.mark.parametrize(("cls", "namespace"), CLASSES)
def test_facts_are_those_of_the_real_distribution(cls: type, namespace: ModuleType) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = variants(cls, namespace)
        source = HEADER + "".join(f"d{index} = {code}\n" for index, (code, _) in enumerate(made))
        m = machine(source)
        tally: Counter[tuple[str, bool]] = Counter()
        for index, (code, real) in enumerate(made):
            try:
                value = m.select(m.module.state[f"d{index}"])
                compare(value, real, tally, sampled=code.endswith((".to_event(0)", ".expand((3, 2))")))
            except AssertionError as error:
                raise AssertionError(code) from error
    unknown = {title: count for (title, known), count in tally.items() if not known}
    known = {title: count for (title, known), count in tally.items() if known}
    little = {title for title, count in unknown.items() if count > 0.1 * (count + known.get(title, 0))}
    assert little <= LITTLE.get(cls.__name__, set()), (little, known, unknown)


def attributes(real: Any) -> list[str]:
    """The moments and parameters that a real distribution has."""
    info = library.lookup(f"pyro.distributions.{type(real).__name__}")
    return [*MOMENTS, *sorted(info.param_event_dims if info is not None else ())]


@pytest.mark.parametrize(("cls", "namespace"), CLASSES)
def test_attributes_are_those_of_the_real_distribution(cls: type, namespace: ModuleType) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = variants(cls, namespace)
        m = machine(HEADER + "".join(f"d{index} = {code}\n" for index, (code, _) in enumerate(made)))
        tally: Counter[bool] = Counter()
        for index, (_, real) in enumerate(made):
            fn = m.select(m.module.state[f"d{index}"])
            assert isinstance(fn, Abstract)
            for name in attributes(real):
                try:
                    held = getattr(real, name)
                except (NotImplementedError, AttributeError, ValueError, RuntimeError, TypeError, IndexError):
                    continue  # it has none, or the values of the recipe are not good for it
                value = attribute(m, fn, name)
                if isinstance(held, torch.Tensor) and value is not None:
                    assert isinstance(value, Symbol)
                    if fn.batch_shape is not None and fn.event_shape is not None:
                        tally[check_sizes(value.shape, held.shape) > 0] += 1
    assert tally[False] <= 0.2 * tally[True], tally


@pytest.mark.parametrize("seed", range(8))
def test_random_expressions(seed: int) -> None:
    expressions = Expressions(seed)
    scope: dict[str, Any] = {}
    made: list[tuple[str, Any]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(HEADER, scope)
        for _ in range(300):
            code = expressions.expression()
            try:
                made.append((code, eval(code, scope)))
            except Exception:  # torch refuses
                continue
        m = machine(HEADER + "".join(f"d{index} = {code}\n" for index, (code, _) in enumerate(made)))
        tally: Counter[tuple[str, bool]] = Counter()
        for index, (code, real) in enumerate(made):
            try:
                compare(m.select(m.module.state[f"d{index}"]), real, tally, sampled=False)
            except AssertionError as error:
                raise AssertionError(code) from error
    assert len(made) > 100
    unknown = sum(count for (_, known), count in tally.items() if not known)
    assert unknown < 0.02 * sum(tally.values()), tally


ORDINARY = """
import math
from torch.distributions import biject_to, transform_to
import pyro.distributions.transforms as pt
import torch.distributions.constraints as tc

n, k = 7, 3
x = torch.randn(n, k)
d_plain = dist.Normal(0., 1.)
d_int = dist.Normal(0, 1)
d_batch = dist.Normal(torch.zeros(n, 1), torch.ones(k))
d_event = dist.Normal(torch.zeros(n, k), 1.).to_event(1)
d_all = dist.Normal(torch.zeros(n, k), 1.).to_event()
d_independent = dist.Independent(dist.Normal(torch.zeros(n, k), 1.), 1)
d_independent_none = dist.Independent(dist.Bernoulli(torch.ones(n) / 2), 0)
d_nested = dist.Independent(dist.Independent(dist.Normal(torch.zeros(n, k), 1.), 1), 1)
d_nested_back = d_nested.to_event(-1)
d_nested_away = d_nested.to_event(-2)
d_deprecated = dist.Normal(torch.zeros(n, k), 1.).independent(1)
d_expanded = dist.Normal(0., 1.).expand([n])
d_expanded_tuple = dist.Normal(0., 1.).expand((n, k)).to_event(2)
d_expanded_size = dist.Normal(0., 1.).expand(torch.Size([n]))
d_expanded_shape = dist.Normal(0., 1.).expand(x.shape).to_event(1)
d_expanded_keyword = dist.Normal(0., 1.).expand(batch_shape=[n])
d_expanded_event = d_expanded_tuple.expand([5])
d_expanded_dirichlet = dist.Dirichlet(torch.ones(k)).expand([n])
d_by = dist.Normal(torch.zeros(k), 1.).expand_by([n])
d_masked = dist.Normal(torch.zeros(n, k), 1.).mask(torch.ones(k) > 0)
d_masked_wider = dist.Normal(torch.zeros(k), 1.).mask(torch.ones(n, 1) > 0)
d_masked_event = dist.Normal(torch.zeros(k), 1.).to_event(1).mask(torch.ones(n) > 0)
d_masked_bool = dist.Normal(torch.zeros(k), 1.).mask(True)
d_masked_wrapper = dist.MaskedDistribution(dist.Normal(torch.zeros(k), 1.), torch.ones(n, 1) > 0)
d_gradless = dist.Normal(0., 1.).has_rsample_(False)
d_uniform = dist.Uniform(0., 2.)
d_uniform_int = dist.Uniform(-1, 1)
d_uniform_unit = dist.Uniform(low=0., high=1.)
d_uniform_batch = dist.Uniform(torch.zeros(n), 10.)
d_pareto = dist.Pareto(2., 3.)
d_categorical = dist.Categorical(torch.ones(n, k))
d_categorical_logits = dist.Categorical(logits=torch.zeros(k))
d_categorical_event = dist.Categorical(torch.ones(n, k)).to_event(1)
d_bernoulli = dist.Bernoulli(0.3)
d_bernoulli_logits = dist.Bernoulli(logits=torch.zeros(n)).to_event(1)
d_binomial = dist.Binomial(10, torch.tensor(0.3))
d_binomial_default = dist.Binomial(probs=torch.tensor(0.3))
d_multinomial = dist.Multinomial(10, torch.ones(k))
d_multinomial_keyword = dist.Multinomial(total_count=10, logits=torch.zeros(n, k))
d_dirichlet_multinomial = dist.DirichletMultinomial(torch.ones(k), 10)
d_one_hot = dist.OneHotCategorical(torch.ones(n, k))
d_ordered_logistic = dist.OrderedLogistic(torch.zeros(n), torch.arange(3.))
d_geometric = dist.Geometric(0.5)
d_delta = dist.Delta(torch.zeros(n, k))
d_delta_event = dist.Delta(torch.zeros(n, k), event_dim=1)
d_delta_density = dist.Delta(torch.zeros(n, k), log_density=0., event_dim=2)
d_delta_method = dist.Delta(torch.zeros(n, k)).to_event(2)
d_dirichlet = dist.Dirichlet(torch.ones(n, k))
d_mvn = dist.MultivariateNormal(torch.zeros(k), torch.eye(k))
d_mvn_tril = dist.MultivariateNormal(torch.zeros(k), scale_tril=torch.eye(k).expand(n, k, k))
d_mvn_precision = dist.MultivariateNormal(torch.zeros(n, k), precision_matrix=torch.eye(k))
d_low_rank = dist.LowRankMultivariateNormal(torch.zeros(n), torch.ones(n, 2), torch.ones(n))
d_wishart = dist.Wishart(torch.tensor(9.), torch.eye(k))
d_lkj = dist.LKJ(k, torch.tensor(1.))
d_lkj_number = dist.LKJ(k, 1.)
d_lkj_cholesky = dist.LKJCholesky(k)
d_lkj_keyword = dist.LKJCholesky(dim=k, concentration=2.)
d_lkj_batch = dist.LKJCholesky(k, torch.ones(n))
d_lognormal = dist.LogNormal(torch.zeros(n), 1.)
d_half = dist.HalfCauchy(torch.ones(k)).to_event(1)
d_von_mises = dist.VonMises(0., 1.)
d_unit = dist.Unit(torch.zeros(n))
d_improper = dist.ImproperUniform(constraints.positive, (n,), ())
d_improper_vector = dist.ImproperUniform(constraints.simplex, (), (k,))
d_improper_keyword = dist.ImproperUniform(support=tc.real, batch_shape=torch.Size([n]), event_shape=torch.Size([k]))
d_zero = dist.ZeroInflatedPoisson(torch.tensor(2.), gate=torch.full((n,), 0.5))
d_zero_wrapper = dist.ZeroInflatedDistribution(dist.Poisson(torch.ones(n)), gate=torch.tensor(0.5))
d_mixture = dist.MixtureSameFamily(dist.Categorical(torch.ones(k)), dist.Normal(torch.zeros(k), 1.))
d_mixture_vector = dist.MixtureSameFamily(dist.Categorical(torch.ones(k)), dist.Normal(torch.zeros(n, k, 2), 1.).to_event(1))
d_mixture_whole = dist.MixtureSameFamily(dist.Categorical(torch.ones(k)), dist.Poisson(torch.ones(k)))
d_masked_mixture = dist.MaskedMixture(torch.ones(n) > 0, dist.Normal(0., 1.), dist.Normal(torch.zeros(2, 1), 1.))
d_empirical = dist.Empirical(torch.zeros(n, k), torch.zeros(n))
d_folded = dist.FoldedDistribution(dist.Normal(torch.zeros(n), 1.))
d_relaxed = dist.RelaxedOneHotCategorical(torch.tensor(0.5), logits=torch.zeros(n, k))
d_relaxed_bernoulli = dist.RelaxedBernoulli(torch.tensor(0.5), probs=torch.full((n,), 0.5))
d_truncated = dist.TruncatedPolyaGamma(torch.tensor(0.))
d_torch = torch.distributions.Normal(torch.zeros(n), 1.)
d_torch_mixed = dist.Independent(torch.distributions.Normal(torch.zeros(n), 1.), 1)
d_by_scalar_tensor = dist.Normal(torch.tensor(0.), torch.tensor([1., 2.]))

d_exp = dist.TransformedDistribution(dist.Normal(torch.zeros(n), 1.), [dist.transforms.ExpTransform()])
d_exp_single = dist.TransformedDistribution(dist.Normal(0., 1.), pt.ExpTransform())
d_none = dist.TransformedDistribution(dist.Beta(torch.ones(n), 1.), [])
d_affine = dist.TransformedDistribution(dist.Normal(0., 1.), [pt.AffineTransform(torch.zeros(n), 2.)])
d_affine_event = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), pt.AffineTransform(0., 2., event_dim=1))
d_power = dist.TransformedDistribution(dist.Gamma(1., 1.), pt.PowerTransform(torch.full((k,), 2.)))
d_stick = dist.TransformedDistribution(dist.Normal(torch.zeros(n, k), 1.), [pt.StickBreakingTransform()])
d_softmax = dist.TransformedDistribution(dist.Normal(torch.zeros(n, k), 1.).to_event(1), [pt.SoftmaxTransform()])
d_corr = dist.TransformedDistribution(dist.Normal(torch.zeros(6), 1.), [pt.CorrCholeskyTransform()])
d_lower = dist.TransformedDistribution(dist.Normal(torch.zeros(n, k, k), 1.), [pt.LowerCholeskyTransform()])
d_reshaped = dist.TransformedDistribution(dist.Normal(torch.zeros(n, 6), 1.), [pt.ReshapeTransform((6,), (2, 3))])
d_ordered = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), [pt.OrderedTransform()])
d_chain = dist.TransformedDistribution(dist.Normal(torch.zeros(n, k), 1.), [pt.SigmoidTransform(), pt.AffineTransform(1., 2.)])
d_composed = dist.TransformedDistribution(dist.Normal(0., 1.), pt.ComposeTransform([pt.ExpTransform(), pt.ExpTransform()]))
d_inverse = dist.TransformedDistribution(dist.LogNormal(0., 1.), [pt.ExpTransform().inv])
d_inverse_stick = dist.TransformedDistribution(dist.Dirichlet(torch.ones(k)), [pt.StickBreakingTransform().inv])
d_widened = dist.TransformedDistribution(dist.Normal(torch.zeros(n, k), 1.), [pt.IndependentTransform(pt.ExpTransform(), 1)])
d_again = dist.TransformedDistribution(d_stick, [pt.AffineTransform(0., 2.)])
d_planar = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), [pt.planar(k), pt.planar(input_dim=k)])
d_spline = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), [pt.spline(k), pt.affine_autoregressive(k)])
d_expanded_transformed = d_exp.expand([5, n])
d_event_transformed = d_exp.to_event(1)
d_to = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), transform_to(constraints.simplex))
d_biject = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), biject_to(constraints.simplex))
d_biject_interval = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), [biject_to(constraints.interval(0., 2.))])
d_to_positive = dist.TransformedDistribution(dist.Normal(torch.zeros(k), 1.), [transform_to(constraints.positive)])
d_to_ordered = dist.TransformedDistribution(
    dist.Normal(torch.zeros(k), 1.), [transform_to(constraints.positive_ordered_vector)])
d_to_definite = dist.TransformedDistribution(
    dist.Normal(torch.zeros(k, k), 1.), [transform_to(constraints.softplus_lower_cholesky)])
d_to_softplus = dist.TransformedDistribution(dist.Normal(0., 1.), transform_to(constraints.softplus_positive))
d_to_half = dist.TransformedDistribution(dist.Normal(0., 1.), transform_to(constraints.half_open_interval(0., 1.)))
d_biject_corr = dist.TransformedDistribution(dist.Normal(torch.zeros(n, 3), 1.), biject_to(constraints.corr_cholesky))
d_conditional = dist.ConditionalTransformedDistribution(
    dist.Normal(torch.zeros(k), 1.), [pt.conditional_planar(k, 2)]).condition(torch.zeros(2))

c_positive = constraints.positive
c_interval = constraints.interval(0., 2.)
c_interval_torch = tc.interval(lower_bound=-1, upper_bound=1)
c_half = constraints.half_open_interval(0., 1.)
c_greater = constraints.greater_than(1.)
c_greater_eq = dist.constraints.greater_than_eq(1.)
c_less = constraints.less_than(0.)
c_whole = constraints.integer_interval(0, n)
c_multinomial = constraints.multinomial(n)
c_independent = constraints.independent(constraints.positive, 1)
c_nested = constraints.independent(constraints.independent(constraints.interval(0., n), 1), 1)
c_stack = constraints.stack([constraints.positive, constraints.real], -1)
c_cat = constraints.cat([constraints.positive, constraints.real], 0, lengths=[1, 2])

x_draw = d_batch.sample()
x_draws = d_event.rsample((5, 2))
x_size = dist.Categorical(torch.ones(n, k)).sample(torch.Size([5]))
x_keyword = d_dirichlet.sample(sample_shape=(5,))
x_several = d_plain.sample_n(4)
x_called = d_half()
x_log = d_event.log_prob(x)
x_log_wider = dist.Normal(torch.zeros(k), 1.).log_prob(torch.zeros(n, 1))
x_log_number = d_plain.log_prob(torch.tensor(1.))
x_values = d_categorical.enumerate_support()
x_values_once = d_categorical.enumerate_support(expand=False)
x_values_expanded = dist.Bernoulli(0.5).expand([n]).enumerate_support()
x_values_hot = d_one_hot.enumerate_support(False)
x_entropy = d_event.entropy()
x_cdf = dist.Normal(torch.zeros(k), 1.).cdf(torch.zeros(n, 1))
x_transformed = pt.ExpTransform()(torch.zeros(n))
x_broken = pt.StickBreakingTransform()(torch.zeros(n, k))
x_unconstrained = transform_to(constraints.positive).inv(torch.ones(n))
x_positive = transform_to(constraints.positive)(torch.zeros(n, k))
x_simplex = biject_to(constraints.simplex)(torch.zeros(n, k))
"""


def test_ordinary_code() -> None:
    source = HEADER + ORDINARY
    real: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(source, real)
    m = machine(source)
    tally: Counter[tuple[str, bool]] = Counter()
    for name, made in real.items():
        if name[:2] in ("d_", "x_", "c_") or name in ("n", "k"):
            value = m.select(m.module.state[name])
            if isinstance(made, C.Constraint):
                assert check_support(support_of_constraint(m, value), as_support(made)), name
                continue
            before = Counter(tally)
            try:
                compare(value, made, tally) if not isinstance(made, int) else None
            except AssertionError as error:
                raise AssertionError(name) from error
            unknown = [title for (title, known), count in (tally - before).items() if not known]
            assert set(unknown) <= UNKNOWN.get(name, set()), (name, unknown, value)


UNKNOWN: dict[str, set[str]] = {"d_masked_mixture": {"dtype"}}
"""Facts of the ordinary code that are not known."""


@pytest.mark.parametrize("name", [n for n in dir(C) if isinstance(getattr(C, n), C.Constraint)])
@pytest.mark.parametrize("module", ["pyro.distributions.constraints", "torch.distributions.constraints"])
def test_constants(module: str, name: str) -> None:
    m = machine(f"import {module.partition('.')[0]}\nimport {module} as c\nx = c.{name}\n")
    support = support_of_constraint(m, m.module.state["x"])
    assert support == (None if name == "dependent" else as_support(getattr(C, name)))


def test_facts_of_arguments_that_are_not_known() -> None:
    m = machine(
        HEADER
        + """
def model(data, probs, scale, count):
    global a, b, c, d, e, f, g, h
    a = dist.Normal(data, 1.)
    b = dist.Categorical(probs)
    c = dist.Categorical(probs)
    d = dist.Normal(0., scale).to_event(1)
    e = dist.Dirichlet(torch.ones(count, 2))
    f = dist.Normal(0., 1.).expand([count]).to_event(1)
    g = dist.Normal(torch.zeros(3), torch.ones(4))
    h = dist.Uniform(0., scale)
    return a
model(*unknown())
"""
    )
    a, b, c, d, e, f, g, h = (m.select(m.module.state[name]) for name in "abcdefgh")
    assert (a.batch_shape, a.event_dim, a.event_shape, str(a.support)) == (None, 0, (), "real")
    assert (b.batch_shape, b.support.kind, b.support) == (None, "integer_interval", c.support)
    assert (d.batch_shape, d.event_dim, len(d.event_shape), str(d.support)) == (
        None,
        1,
        1,
        "independent(real, 1)",
    )
    assert (e.event_shape, e.event_dim, str(e.support)) == ((2,), 1, "simplex")
    assert e.batch_shape == f.event_shape and f.batch_shape == ()
    assert (g.batch_shape, g.event_shape, g.event_dim) == (None, (), 0)
    assert (h.batch_shape, h.support.lower) == (None, 0) and not isinstance(h.support.upper, (int, float))
