"""Typed code as a package would have it: Protocols, Optional, NamedTuple, an __init__ that binds everything."""
from __future__ import annotations

from typing import Callable, Dict, List, NamedTuple, Optional, Protocol

import torch
from torch import Tensor

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Batch(NamedTuple):
    x: Tensor
    y: Optional[Tensor] = None


class StochasticFunction(Protocol):
    def __call__(self, batch: Batch) -> Tensor:
        ...


class GammaPoisson:
    def __init__(self, n_genes: int, *, names: Optional[Dict[str, str]] = None) -> None:
        self.n_genes: int = n_genes
        self.names: Dict[str, str] = {"rate": "mean_expression", "disp": "dispersion", **(names or {})}

    def model(self, batch: Batch) -> Tensor:
        with pyro.plate("genes", self.n_genes, dim=-1):
            rate: Tensor = pyro.sample(self.names["rate"], dist.Gamma(1.0, 1.0))
            disp: Tensor = pyro.sample(self.names["disp"], dist.Gamma(2.0, 1.0))
            with pyro.plate("cells", batch.x.shape[0], dim=-2):
                pyro.sample("counts", dist.GammaPoisson(disp, disp / rate), obs=batch.x)
        return rate

    def guide(self, batch: Batch) -> Tensor:
        out: List[Tensor] = []
        with pyro.plate("genes", self.n_genes, dim=-1):
            for key in ("rate", "disp"):
                loc = pyro.param(f"{key}_loc", lambda: torch.zeros(self.n_genes))
                out.append(pyro.sample(self.names[key], dist.LogNormal(loc, 0.1)))
        return out[0]


def fit(model: StochasticFunction, guide: StochasticFunction, batches: List[Batch],
        callback: Optional[Callable[[float], None]] = None) -> float:
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    total = 0.0
    for batch in batches:
        loss = svi.step(batch)
        total += loss
        if callback is not None:
            callback(loss)
    return total


if __name__ == "__main__":
    pyro.set_rng_seed(0)
    gp = GammaPoisson(3, names={"rate": "mu"})
    fit(gp.model, gp.guide, [Batch(torch.ones(2, 3)) for _ in range(2)], callback=print)
