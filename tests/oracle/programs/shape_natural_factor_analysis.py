"""Factor analysis with subsampled rows and an amortised guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn

FACTORS, FEATURES = 2, 5
encoder = nn.Linear(FEATURES, 2 * FACTORS)


def model(data, batch_size):
    loadings = pyro.param("loadings", torch.randn(FEATURES, FACTORS))
    noise = pyro.param("noise", torch.ones(FEATURES), constraint=dist.constraints.positive)
    with pyro.plate("rows", data.shape[0], subsample_size=batch_size) as i:
        z = pyro.sample("z", dist.Normal(0.0, 1.0).expand([FACTORS]).to_event(1))
        mean = torch.einsum("fk,...k->...f", loadings, z)
        pyro.sample("x", dist.Normal(mean, noise).to_event(1), obs=data[i])


def guide(data, batch_size):
    pyro.module("encoder", encoder)
    with pyro.plate("rows", data.shape[0], subsample_size=batch_size) as i:
        out = encoder(data[i])
        loc, scale = out[..., :FACTORS], nn.functional.softplus(out[..., FACTORS:])
        pyro.sample("z", dist.Normal(loc, scale).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(9, FEATURES), 4)
