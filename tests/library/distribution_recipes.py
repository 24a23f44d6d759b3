"""Arguments with which every class of pyro.distributions can be built, for the generator of the table.

A recipe gives the smallest arguments that make one event: no batch dimensions. Each class gets several of
them, with sizes and values that differ, so that a fact which follows an argument can be told from one that
is constant.
"""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

import pyro.distributions as pyro_dist
import torch
from torch.distributions import constraints
from torch.distributions import transforms as T

Arguments = dict[str, Any]

# Sizes of the two rounds, chosen so that no sum or difference of some of them is another one in both rounds.
SIZES = ({"K": 3, "N": 7, "T": 17, "M": 2}, {"K": 5, "N": 13, "T": 37, "M": 6})


class Numbers:
    """Distinct values in (0.1, 0.4), so that equal numbers come from the same argument."""

    def __init__(self) -> None:
        self._count = itertools.count(1)

    def unit(self) -> float:
        return 0.1 + 0.3 * ((next(self._count) * 0.618) % 1.0)

    def integer(self) -> int:
        return 20 + next(self._count) ** 2


def _probabilities(size: int, *shape: int) -> torch.Tensor:
    weights = torch.arange(1.0, size + 1.0).expand(*shape, size)
    return weights / weights.sum(-1, keepdim=True)


def valid(constraint: constraints.Constraint, size: int, numbers: Numbers) -> torch.Tensor:
    """The smallest tensor inside `constraint` of which every event dimension has `size` elements."""
    match constraint:
        case constraints.independent():
            inner = valid(constraint.base_constraint, size, numbers)
            return inner.expand((size,) * constraint.reinterpreted_batch_ndims + inner.shape).clone()
        case _ if constraint is constraints.simplex:
            return _probabilities(size)
        case _ if constraint in (
            constraints.positive_definite,
            constraints.lower_cholesky,
            constraints.lower_triangular,
        ):
            return torch.eye(size) * (1 + numbers.unit())
        case _ if getattr(constraint, "is_discrete", False):
            return torch.tensor(float(numbers.integer()))
        case _ if constraint.event_dim:
            raise NotImplementedError(constraint)
        case constraints.greater_than() | constraints.greater_than_eq():
            return torch.tensor(float(constraint.lower_bound) + 1 + numbers.unit())
        case _:
            return torch.tensor(numbers.unit())


def _by_constraints(cls: type, size: int, numbers: Numbers) -> Iterator[Arguments]:
    """Arguments from `arg_constraints`, one recipe for each of the parameters that exclude one another."""
    parameters = inspect.signature(cls.__init__).parameters  # type: ignore[misc]
    chosen = {n: c for n, c in cls.arg_constraints.items() if n in parameters}  # type: ignore[attr-defined]
    # Pyro gives parameters that exclude one another the default None.
    rivals = [n for n in chosen if parameters[n].default is None]
    for rival in rivals or [None]:
        yield {n: valid(c, size, numbers) for n, c in chosen.items() if n == rival or n not in rivals}


Special = Callable[[ModuleType, dict[str, int], Numbers], list[Arguments]]
_SPECIAL: dict[str, Special] = {}


def _special(*names: str) -> Callable[[Special], Special]:
    def register(recipe: Special) -> Special:
        for name in names:
            _SPECIAL[name] = recipe
        return recipe

    return register


def _scalar(numbers: Numbers) -> torch.Tensor:
    return torch.tensor(numbers.unit())


def _mvn(size: int, *batch: int) -> torch.distributions.Distribution:
    return pyro_dist.MultivariateNormal(torch.zeros(*batch, size), torch.eye(size))


def _bases(d: ModuleType, size: int) -> list[torch.distributions.Distribution]:
    """Distributions that differ in every fact a wrapper may hand on."""
    return [
        d.Normal(torch.tensor(0.25), torch.tensor(1.5)),
        d.Bernoulli(torch.tensor(0.25)),
        d.Dirichlet(torch.ones(size)),
        d.Poisson(torch.tensor(2.5)),
        d.OneHotCategorical(_probabilities(size)),
        d.LKJCholesky(size, torch.tensor(1.0)),
        d.MultivariateNormal(torch.zeros(size), torch.eye(size)),
        d.Categorical(_probabilities(size)),
    ]


@_special("Uniform")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"low": _scalar(n), "high": 1 + _scalar(n)}]


@_special("GeneralizedPareto")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"loc": _scalar(n), "scale": _scalar(n), "concentration": sign * _scalar(n)} for sign in (1, -1)]


@_special("Pareto")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"scale": _scalar(n), "alpha": 1 + _scalar(n)}]


def _counted(name: str, event_dim: int, whole: bool) -> None:
    def recipe(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
        count: Any = n.integer() if whole else torch.tensor(float(n.integer()))
        probs = _probabilities(s["K"]) if event_dim else _scalar(n)
        return [{"total_count": count, "probs": probs}, {"total_count": count, "logits": probs.log()}]

    _SPECIAL[name] = recipe


_counted("Binomial", 0, False)
_counted("ExtendedBinomial", 0, False)
_counted("NegativeBinomial", 0, False)
_counted("Multinomial", 1, True)


@_special("DirichletMultinomial")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"concentration": torch.ones(s["K"]), "total_count": torch.tensor(float(n.integer()))}]


@_special("Wishart")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    matrices = ("covariance_matrix", "precision_matrix", "scale_tril")
    return [{"df": torch.tensor(s["K"] + 1.0 + n.unit()), m: torch.eye(s["K"])} for m in matrices]


@_special("LowRankMultivariateNormal")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [
        {"loc": torch.zeros(s["K"]), "cov_factor": torch.ones(s["K"], s["M"]), "cov_diag": torch.ones(s["K"])}
    ]


@_special("LogisticNormal")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    sizes = ((s["K"], s["K"]), (1, s["K"]), (s["K"], 1))
    return [{"loc": torch.zeros(a), "scale": torch.ones(b)} for a, b in sizes]


@_special("RelaxedBernoulli", "RelaxedBernoulliStraightThrough")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [
        {"temperature": _scalar(n), "probs": _scalar(n)},
        {"temperature": _scalar(n), "logits": _scalar(n)},
    ]


@_special("RelaxedOneHotCategorical", "RelaxedOneHotCategoricalStraightThrough")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    probs = _probabilities(s["K"])
    return [{"temperature": _scalar(n), "probs": probs}, {"temperature": _scalar(n), "logits": probs.log()}]


@_special("LKJCholesky", "LKJ")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"dim": s["K"], "concentration": _scalar(n)}]


@_special("LKJCorrCholesky")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"d": s["K"], "eta": _scalar(n)}]


@_special("Independent")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [
        {"base_distribution": base.expand((s["M"], s["N"])[:dims]), "reinterpreted_batch_ndims": dims}
        for base in _bases(d, s["K"])
        for dims in (1, 2)
    ]


@_special("TransformedDistribution")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    normal, vector, matrix = (
        d.Normal(torch.tensor(0.2), 1.0),
        _mvn(s["K"]),
        d.Wishart(torch.tensor(9.5), torch.eye(s["K"])),
    )
    chain = [T.ExpTransform(), T.SigmoidTransform()]
    pairs: list[tuple[Any, Any]] = [
        (normal, [T.ExpTransform()]),
        (normal, chain),
        (normal, T.AffineTransform(1.0, 2.0)),
        (vector, [T.SigmoidTransform()]),
        (vector, [T.StickBreakingTransform()]),
        (vector, [T.SoftmaxTransform()]),
        (normal.expand((s["K"],)), [T.StickBreakingTransform()]),
        (normal.expand((s["K"],)), [T.ExpTransform(), T.SoftmaxTransform()]),
        (normal.expand((s["K"], s["K"])), [T.LowerCholeskyTransform()]),
        (normal.expand((3,)), [T.CorrCholeskyTransform()]),
        (matrix, [T.ExpTransform()]),
        (d.VonMises(torch.tensor(0.2), torch.tensor(1.0)), [T.ExpTransform()]),
    ]
    return [{"base_distribution": base, "transforms": transforms} for base, transforms in pairs]


@_special("MixtureSameFamily")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    mixture = d.Categorical(_probabilities(s["N"]))
    return [
        {"mixture_distribution": mixture, "component_distribution": base.expand((s["N"],))}
        for base in (*_bases(d, s["K"]), d.Gamma(torch.tensor(1.0), torch.tensor(1.0)))
    ]


@_special("Delta")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    shapes: list[tuple[int, ...]] = [(), (s["K"],), (s["K"], s["N"])]
    return [
        {"v": torch.ones(x, dtype=dtype), "log_density": torch.tensor(0.0), "event_dim": len(x)}
        for dtype in (torch.float, torch.long)
        for x in shapes
    ]


@_special("Empirical")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    shapes: list[tuple[int, ...]] = [(), (s["K"],), (s["K"], s["M"])]
    return [
        {"samples": torch.ones(s["N"], *x, dtype=dtype), "log_weights": torch.zeros(s["N"])}
        for dtype in (torch.float, torch.long)
        for x in shapes
    ]


@_special("ExpandedDistribution")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"base_dist": base, "batch_shape": torch.Size()} for base in _bases(d, s["K"])]


@_special("MaskedDistribution")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [
        {"base_dist": base, "mask": mask}
        for base in _bases(d, s["K"])
        for mask in (torch.tensor(True), False)
    ]


@_special("MaskedMixture")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    one = torch.tensor(1.0)
    scalars = [d.Normal(0 * one, one), d.Gamma(one, one), d.Beta(one, one), d.Poisson(one)]
    vectors = [_mvn(s["K"]), d.Dirichlet(torch.ones(s["K"])), d.OneHotCategorical(_probabilities(s["K"]))]
    pairs = [*itertools.permutations(scalars, 2), *itertools.permutations(vectors, 2)]
    whole = d.Categorical(_probabilities(s["K"]))
    pairs += [(whole, whole), (whole, d.Poisson(one)), (d.Poisson(one), whole)]
    return [
        {"mask": torch.tensor(i % 2 > 0), "component0": a, "component1": b} for i, (a, b) in enumerate(pairs)
    ]


@_special("FoldedDistribution")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [
        {"base_dist": b(torch.tensor(0.2), torch.tensor(1.5))}
        for b in (d.Normal, d.Laplace, d.StudentT, d.VonMises)
    ]


@_special("ZeroInflatedDistribution")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    one = torch.tensor(1.0)
    bases = [d.Poisson(one), d.Gamma(one, one), d.Geometric(one / 2), d.Binomial(7 * one, one / 2)]
    return [{"base_dist": b, gate: _scalar(n)} for gate in ("gate", "gate_logits") for b in bases]


@_special("ZeroInflatedPoisson")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"rate": _scalar(n), gate: _scalar(n)} for gate in ("gate", "gate_logits")]


@_special("ZeroInflatedNegativeBinomial")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    choices = itertools.product(("probs", "logits"), ("gate", "gate_logits"))
    return [
        {"total_count": torch.tensor(n.integer() + 0.5), p: _scalar(n), g: _scalar(n)} for p, g in choices
    ]


@_special("ImproperUniform")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    supports = [(constraints.real, ()), (constraints.simplex, (s["K"],)), (constraints.positive, (s["N"],))]
    supports.append((constraints.positive_definite, (s["K"], s["K"])))
    return [{"support": c, "batch_shape": torch.Size(), "event_shape": torch.Size(e)} for c, e in supports]


@_special("Unit")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"log_factor": _scalar(n), "has_rsample": flag} for flag in (None, False, True)]


@_special("Rejector")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    of_base = [
        {"propose": b, "log_prob_accept": torch.neg, "log_scale": _scalar(n)} for b in _bases(d, s["K"])
    ]
    shapes = {"batch_shape": torch.Size(), "event_shape": torch.Size((s["N"],))}
    return [*of_base, *({**arguments, **shapes} for arguments in of_base)]


@_special("OrderedLogistic")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"predictor": _scalar(n), "cutpoints": torch.arange(float(s["K"]))}]


@_special("SineSkewed")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    base = d.VonMises(torch.zeros(s["K"]), torch.ones(s["K"])).to_event(1)
    return [{"base_dist": base, "skewness": torch.full((s["K"],), 0.01)}]


@_special("SineBivariateVonMises")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    names = ("phi_loc", "psi_loc", "phi_concentration", "psi_concentration")
    return [
        {**{x: 1 + _scalar(n) for x in names}, y: _scalar(n)} for y in ("correlation", "weighted_correlation")
    ]


@_special("VonMises3D")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"concentration": torch.ones(3) * n.unit()}]


@_special("SpanningTree")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"edge_logits": torch.zeros(s["K"] * (s["K"] - 1) // 2)}]


@_special("OneOneMatching")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"logits": torch.zeros(s["K"], s["K"])}]


@_special("OneTwoMatching")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"logits": torch.zeros(2 * s["M"], s["M"])}]


@_special("TruncatedPolyaGamma")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"prototype": _scalar(n)}]


@_special("CoalescentTimes")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"leaf_times": torch.arange(float(s["K"])), "rate": _scalar(n)}]


@_special("CoalescentTimesWithRate")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"leaf_times": torch.arange(float(s["K"])), "rate_grid": torch.ones(s["T"])}]


@_special("GroupedNormalNormal")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    index = torch.arange(s["N"]) % s["K"]
    return [
        {
            "prior_loc": torch.zeros(s["K"]),
            "prior_scale": torch.ones(s["K"]),
            "obs_scale": torch.ones(s["N"]),
            "group_idx": index,
        }
    ]


def _diagonal_mixture(name: str, shared: bool) -> None:
    def recipe(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
        scale = torch.ones(s["K"]) if shared else torch.ones(s["N"], s["K"])
        return [
            {
                "locs": torch.zeros(s["N"], s["K"]),
                "coord_scale": scale,
                "component_logits": torch.zeros(s["N"]),
            }
        ]

    _SPECIAL[name] = recipe


_diagonal_mixture("MixtureOfDiagNormals", False)
_diagonal_mixture("MixtureOfDiagNormalsSharedCovariance", True)


@_special("GaussianScaleMixture")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    weights = torch.zeros(s["N"])
    return [{"coord_scale": torch.ones(s["K"]), "component_logits": weights, "component_scale": weights + 1}]


@_special("OMTMultivariateNormal")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [{"loc": torch.zeros(s["K"]), "scale_tril": torch.eye(s["K"])}]


@_special("AVFMultivariateNormal")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    control = torch.zeros(2, s["N"], s["K"])
    return [{"loc": torch.zeros(s["K"]), "scale_tril": torch.eye(s["K"]), "control_var": control}]


@_special("DiscreteHMM")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    initial = torch.zeros(s["N"])
    bases = [
        d.Normal(torch.tensor(0.0), 1.0),
        d.Poisson(torch.tensor(1.0)),
        _mvn(s["K"]),
        d.Dirichlet(torch.ones(s["K"])),
        d.Categorical(_probabilities(s["K"])),
    ]
    return [
        {
            "initial_logits": initial,
            "transition_logits": torch.zeros(steps, s["N"], s["N"]),
            "observation_dist": base.expand((others, s["N"])),
        }
        for base in bases
        for steps, others in ((s["T"], s["T"]), (s["T"], 1), (1, s["T"]))
    ]


_CHAIN = ("transition_matrix", "transition_dist", "observation_matrix", "observation_dist")


def _gaussian_chain(s: dict[str, int], *timed: str) -> Arguments:
    """Arguments of which those in `timed` have a time dimension of `T` steps, the others one of 1."""
    steps = {name: s["T"] if name in timed else 1 for name in _CHAIN}
    return {
        "initial_dist": _mvn(s["N"]),
        "transition_matrix": torch.eye(s["N"]).expand(steps["transition_matrix"], -1, -1),
        "transition_dist": _mvn(s["N"], steps["transition_dist"]),
        "observation_matrix": torch.ones(steps["observation_matrix"], s["N"], s["K"]),
        "observation_dist": _mvn(s["K"], steps["observation_dist"]),
    }


def _gaussian_chains(s: dict[str, int]) -> list[Arguments]:
    timed = [_gaussian_chain(s, *names) for names in (_CHAIN, *((name,) for name in _CHAIN))]
    return [*timed, {**_gaussian_chain(s), "duration": s["T"]}]


@_special("GaussianHMM", "LinearHMM")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return _gaussian_chains(s)


@_special("GammaGaussianHMM")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    scale = d.Gamma(torch.tensor(1.0), torch.tensor(1.0))
    return [{"scale_dist": scale, **chain} for chain in _gaussian_chains(s)]


@_special("GaussianMRF")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    return [
        {
            "initial_dist": _mvn(s["N"]),
            "transition_dist": _mvn(2 * s["N"], steps),
            "observation_dist": _mvn(s["N"] + s["K"], others),
        }
        for steps, others in ((s["T"], s["T"]), (1, s["T"]), (s["T"], 1))
    ]


@_special("IndependentHMM")
def _(d: ModuleType, s: dict[str, int], n: Numbers) -> list[Arguments]:
    one = {**s, "K": 1}
    chain = d.GaussianHMM(**_gaussian_chain(one, *_CHAIN)).expand((s["K"],))
    slow = d.LinearHMM(**_gaussian_chain(one, *_CHAIN)).expand((s["K"],))
    gamma = d.GammaGaussianHMM(
        d.Gamma(torch.tensor(1.0), torch.tensor(1.0)), **_gaussian_chain(one, *_CHAIN)
    ).expand((s["K"],))
    return [{"base_dist": chain}, {"base_dist": slow}, {"base_dist": gamma}]


def recipes(cls: type, namespace: ModuleType, rounds: Sequence[dict[str, int]] = SIZES) -> list[Arguments]:
    """Arguments for `cls`, built with the distributions of its own `namespace` (pyro.distributions or
    torch.distributions).

    Raises NotImplementedError for a class that has no recipe and whose `arg_constraints` are not enough to
    make one.
    """
    numbers = Numbers()
    special = _SPECIAL.get(cls.__name__)
    found: list[Arguments] = []
    for sizes in rounds:
        found += special(namespace, sizes, numbers) if special else _by_constraints(cls, sizes["K"], numbers)
    if not all(found):
        raise NotImplementedError(f"{cls.__qualname__} has no recipe")
    return found
