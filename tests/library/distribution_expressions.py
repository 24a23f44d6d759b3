"""Random expressions that make distributions: parameters of random shapes, methods, wrappers and transforms on top."""

from __future__ import annotations

import random

_SCALARS = {
    "Normal": ("real", "positive"), "LogNormal": ("real", "positive"), "Uniform": ("low", "high"), "Gamma": ("positive", "positive"),
    "Beta": ("positive", "positive"), "HalfNormal": ("positive",), "Bernoulli": ("unit",), "Poisson": ("positive",),
    "Binomial": ("count", "unit"), "Geometric": ("unit",), "StudentT": ("positive", "real", "positive"),
    "Pareto": ("positive", "positive"), "Exponential": ("positive",), "VonMises": ("real", "positive"),
}  # fmt: skip
_VECTORS = {
    "Dirichlet": ("positive",),
    "Categorical": ("positive",),
    "OneHotCategorical": ("positive",),
    "Multinomial": ("positive",),
}
_VALUES = {"real": 0.0, "positive": 1.5, "low": -1.0, "high": 3.0, "unit": 0.5, "count": 5}
_TRANSFORMS = (
    "T.ExpTransform()", "T.SigmoidTransform()", "T.AffineTransform(1.0, 2.0)", "T.AffineTransform(torch.zeros(3), 2.0)",
    "T.AffineTransform(0.0, 2.0, event_dim=1)", "T.StickBreakingTransform()", "T.SoftmaxTransform()", "T.ExpTransform().inv",
    "T.IndependentTransform(T.ExpTransform(), 1)", "T.LowerCholeskyTransform()", "T.CorrCholeskyTransform()",
    "T.ComposeTransform([T.ExpTransform(), T.SoftmaxTransform()])", "T.ReshapeTransform((6,), (2, 3))",
    "T.PowerTransform(torch.full((2, 1), 2.0))", "T.StickBreakingTransform().inv", "T.TanhTransform()",
    "T.ComposeTransform([T.StickBreakingTransform(), T.AffineTransform(0.0, 1.0)]).inv",
)  # fmt: skip


class Expressions:
    """A source of expressions; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def shape(self, longest: int = 3) -> list[int]:
        """A batch shape of few different sizes, so that several broadcast."""
        return [self.random.choice((1, 2, 3, 6)) for _ in range(self.random.randint(0, longest))]

    def parameter(self, kind: str, event: list[int]) -> str:
        """A number or tensor."""
        value = _VALUES[kind]
        if not event and self.random.random() < 0.4:
            return repr(value)
        shape = [*self.shape(2), *event]
        return f"torch.full({tuple(shape)}, {float(value)})" if shape else f"torch.tensor({float(value)})"

    def base(self) -> str:
        """A distribution by its constructor."""
        choice = self.random.random()
        if choice < 0.6:
            name = self.random.choice(list(_SCALARS))
            return f"dist.{name}({', '.join(self.parameter(kind, []) for kind in _SCALARS[name])})"
        if choice < 0.85:
            name = self.random.choice(list(_VECTORS))
            size = self.random.choice((2, 3, 6))
            first = "4, " if name == "Multinomial" else ""
            return f"dist.{name}({first}{self.parameter('positive', [size])})"
        if choice < 0.93:
            size = self.random.choice((2, 3))
            return f"dist.MultivariateNormal(torch.zeros({size}), scale_tril=torch.eye({size}).expand({[*self.shape(1), size, size]}))"
        if choice < 0.96:
            return f"dist.LKJCholesky({self.random.choice((2, 3))}, {self.parameter('positive', [])})"
        shape = self.shape() or [3]
        return f"dist.Delta(torch.zeros({shape}), event_dim={self.random.randint(0, len(shape))})"

    def expression(self, depth: int = 4) -> str:
        """A distribution with methods and wrappers around it."""
        code = self.base()
        for _ in range(self.random.randint(0, depth)):
            code = self.wrapped(code)
        return code

    def wrapped(self, code: str) -> str:
        """A distribution made from another one."""
        match self.random.randint(0, 9):
            case 0 | 1:
                return f"{code}.expand({self.shape()})"
            case 2 | 3:
                return f"{code}.to_event({self.random.choice(('', 0, 1, 1, 2, -1))})"
            case 4:
                return f"{code}.mask({self.random.choice(('True', 'False', f'torch.ones({self.shape(2)}) > 0'))})"
            case 5:
                return f"{code}.expand_by({self.shape(1)})"
            case 6:
                return f"dist.Independent({code}, {self.random.choice((0, 1, 2))})"
            case 7 | 8:
                chosen = self.random.choices(_TRANSFORMS, k=self.random.choice((0, 1, 1, 2)))
                return f"dist.TransformedDistribution({code}, [{', '.join(chosen)}])"
            case _:
                size = self.random.choice((2, 3))
                return f"dist.MixtureSameFamily(dist.Categorical(torch.ones({size})), {code}.expand_by([{size}]))"
