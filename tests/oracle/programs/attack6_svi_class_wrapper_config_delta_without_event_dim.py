"""A trainer class with a configuration dataclass, guide by method, hooks for callbacks."""
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional

import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.elbo import ELBO
from pyro.optim import PyroOptim, ClippedAdam


@dataclass
class Config:
    n_components: int = 3
    lr: float = 0.01
    num_steps: int = 2
    scale_floor: float = 1e-3
    hooks: List[Callable[[int, float], None]] = field(default_factory=list)


class FactorModel:
    def __init__(self, config: Config, n_features: int):
        self.cfg = config
        self.n_features = n_features

    def model(self, X: torch.Tensor, mask: Optional[torch.Tensor] = None):
        k, d = self.cfg.n_components, self.n_features
        W = pyro.sample("W", dist.Normal(0.0, 1.0).expand((k, d)).to_event(2))
        tau = pyro.sample("tau", dist.InverseGamma(2.0, 1.0))
        with pyro.plate("cells", X.shape[0]):
            z = pyro.sample("z", dist.Normal(torch.zeros(k), 1.0).to_event(1))
            with pyro.poutine.mask(mask=True if mask is None else mask):
                pyro.sample("X", dist.Normal(z @ W, tau.sqrt()).to_event(1), obs=X)

    def guide(self, X: torch.Tensor, mask: Optional[torch.Tensor] = None):
        k, d = self.cfg.n_components, self.n_features
        p: Dict[str, torch.Tensor] = {
            "W": pyro.param("W_loc", lambda: 0.1 * torch.randn(k, d)),
            "z": pyro.param("z_loc", lambda: torch.zeros(X.shape[0], k)),
        }
        s = pyro.param("z_scale", lambda: torch.ones(X.shape[0], k), constraint=constraints.greater_than(self.cfg.scale_floor))
        t = pyro.param("tau_loc", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("W", dist.Delta(p["W"]))  # error: PYR305
        pyro.sample("tau", dist.Delta(t))
        with pyro.plate("cells", X.shape[0]):
            pyro.sample("z", dist.Normal(p["z"], s).to_event(1))

    def fit(self, X, optim: Optional[PyroOptim] = None, loss: Optional[ELBO] = None, **kwargs):
        svi = SVI(self.model, self.guide, optim or ClippedAdam({"lr": self.cfg.lr}), loss or Trace_ELBO())
        history = []
        for step in range(self.cfg.num_steps):
            history.append(svi.step(X, **kwargs))
            for hook in self.cfg.hooks:
                hook(step, history[-1])
        return history


X = torch.randn(18, 6)
FactorModel(Config(hooks=[lambda i, l: print(i, l)]), X.shape[1]).fit(X, mask=torch.rand(18) < 0.9)
