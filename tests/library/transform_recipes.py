"""Arguments with which every transform of Pyro can be built, for the generator of the table."""

from __future__ import annotations

import inspect
from typing import Any

import pyro.distributions as dist
import pyro.distributions.transforms as T
import torch
from pyro.nn import AutoRegressiveNN, ConditionalAutoRegressiveNN, ConditionalDenseNN, DenseNN
from torch.distributions import Transform, constraints

# Arguments, the object that they made, and the transform that it is or becomes once it has a context.
Built = tuple[dict[str, Any], Any, Transform]

_CONTEXT = torch.zeros(2)


def _arguments() -> dict[str, list[dict[str, Any]]]:
    one = torch.tensor(1.0)
    parts = [
        [T.ExpTransform()],
        [T.ExpTransform(), T.AffineTransform(0.0, 2.0)],
        [T.ExpTransform(), T.StickBreakingTransform()],
        [T.SoftmaxTransform()],
        [T.AbsTransform(), T.ExpTransform()],
        [T.LowerCholeskyTransform()],
        [T.ExpTransform(), T.CorrCholeskyTransform()],
    ]
    singles: list[Transform] = [
        T.ExpTransform(),
        T.AbsTransform(),
        T.SoftmaxTransform(),
        T.CorrCholeskyTransform(),
    ]
    flat = [[T.ExpTransform()], [T.AbsTransform()], [T.ExpTransform(), T.SigmoidTransform()]]
    return {
        "AffineAutoregressive": [{"autoregressive_nn": AutoRegressiveNN(3, [4])}],
        "AffineCoupling": [
            {"split_dim": 2, "hypernet": DenseNN(2, [4], [2, 2]), "dim": dim} for dim in (-1, -2, -3)
        ],
        "AffineTransform": [{"loc": one, "scale": 2 * one, "event_dim": n} for n in (0, 1, 2)],
        "BatchNorm": [{"input_dim": 4}],
        "BlockAutoregressive": [{"input_dim": 4}],
        "CatTransform": [{"tseq": seq} for seq in flat],
        "ComposeTransform": [{"parts": p} for p in parts],
        "ComposeTransformModule": [
            {"parts": [T.Planar(3)]},
            {"parts": [T.Spline(3)]},
            {"parts": [T.elu(), T.Planar(3), T.CorrCholeskyTransform()]},
            {"parts": [T.elu(), T.AbsTransform()]},
        ],
        "ConditionalAffineAutoregressive": [{"autoregressive_nn": ConditionalAutoRegressiveNN(4, 2, [6])}],
        "ConditionalAffineCoupling": [
            {"split_dim": 2, "hypernet": ConditionalDenseNN(2, 2, [6], [2, 2]), "dim": dim}
            for dim in (-1, -2)
        ],
        "ConditionalGeneralizedChannelPermute": [{"nn": DenseNN(2, [6], [9]), "channels": 3}],
        "ConditionalHouseholder": [{"input_dim": 4, "nn": DenseNN(2, [6], [4])}],
        "ConditionalMatrixExponential": [{"input_dim": 4, "nn": DenseNN(2, [6], [16])}],
        "ConditionalNeuralAutoregressive": [
            {"autoregressive_nn": ConditionalAutoRegressiveNN(4, 2, [6], param_dims=[16] * 3)}
        ],
        "ConditionalPlanar": [{"nn": DenseNN(2, [6], param_dims=[1, 4, 4])}],
        "ConditionalRadial": [{"nn": DenseNN(2, [6], param_dims=[4, 1, 1])}],
        "ConditionalSpline": [
            {"nn": DenseNN(2, [6], param_dims=[32, 32, 28, 32]), "input_dim": 4, "count_bins": 8}
        ],
        "ConditionalSplineAutoregressive": [
            {
                "input_dim": 4,
                "autoregressive_nn": ConditionalAutoRegressiveNN(4, 2, [6], param_dims=[8, 8, 7, 8]),
            }
        ],
        "CumulativeDistributionTransform": [
            {"distribution": d} for d in (dist.Normal(0 * one, one), dist.Gamma(one, one))
        ],
        "DiscreteCosineTransform": [{"dim": n} for n in (-1, -2, -3)],
        "HaarTransform": [{"dim": n} for n in (-1, -2, -3)],
        "Householder": [{"input_dim": 4}],
        "IndependentTransform": [
            {"base_transform": t, "reinterpreted_batch_ndims": n} for t in singles for n in (1, 2)
        ],
        "LowerCholeskyAffine": [{"loc": torch.zeros(3), "scale_tril": torch.eye(3)}],
        "MatrixExponential": [{"input_dim": 4}],
        "NeuralAutoregressive": [{"autoregressive_nn": AutoRegressiveNN(4, [6], param_dims=[16] * 3)}],
        "Permute": [{"permutation": torch.arange(6), "dim": n} for n in (-1, -2, -3)],
        "Planar": [{"input_dim": 4}],
        "Polynomial": [
            {
                "autoregressive_nn": AutoRegressiveNN(4, [6], param_dims=[12]),
                "input_dim": 4,
                "count_degree": 3,
                "count_sum": 3,
            }
        ],
        "PositivePowerTransform": [{"exponent": 2 * one}],
        "PowerTransform": [{"exponent": 2 * one}],
        "Radial": [{"input_dim": 4}],
        "ReshapeTransform": [
            {"in_shape": torch.Size(a), "out_shape": torch.Size(b)}
            for a, b in (((6,), (2, 3)), ((2, 3), (6,)), ((4,), (2, 2)))
        ],
        "Spline": [{"input_dim": 4}],
        "SplineAutoregressive": [
            {"input_dim": 4, "autoregressive_nn": AutoRegressiveNN(4, [6], param_dims=[8, 8, 7, 8])}
        ],
        "SplineCoupling": [{"input_dim": 4, "split_dim": 2, "hypernet": DenseNN(2, [6], [16, 16, 14, 16])}],
        "StackTransform": [{"tseq": seq} for seq in flat],
        "Sylvester": [{"input_dim": 4}],
        "affine_coupling": [{"input_dim": 4}, {"input_dim": torch.Size([4, 6]), "dim": -2}],
        "conditional_affine_coupling": [
            {"input_dim": 4, "context_dim": 2},
            {"input_dim": torch.Size([4, 6]), "context_dim": 2, "dim": -2},
        ],
        "iterated": [{"repeats": 2, "base_fn": f, "input_dim": 4} for f in (T.planar, T.spline)],
        "permute": [{"input_dim": 4}, {"input_dim": torch.Size([4, 6]), "dim": -2}],
    }


def _generic(value: Any) -> dict[str, Any]:
    parameters = inspect.signature(value).parameters
    return {n: v for n, v in (("input_dim", 4), ("context_dim", 2)) if n in parameters}


_ABSTRACT = ("Transform", "TransformModule", "ConditionalTransform", "ConditionalTransformModule")


def build(name: str, value: Any) -> list[Built]:
    """Instances of the transform called `name`, or what the helper of that name makes; none for an abstract
    base."""
    if name in _ABSTRACT:
        return []
    if not callable(value) or isinstance(value, Transform):
        return [({}, value, value)]
    made = []
    for arguments in _arguments().get(name, [_generic(value)]):
        built = value(**arguments)
        transform = built.condition(_CONTEXT) if isinstance(built, dist.ConditionalTransform) else built
        assert isinstance(transform.domain, constraints.Constraint), name
        defaults = {
            n: p.default for n, p in inspect.signature(value).parameters.items() if type(p.default) is int
        }
        made.append(({**defaults, **arguments}, built, transform))
    return made
