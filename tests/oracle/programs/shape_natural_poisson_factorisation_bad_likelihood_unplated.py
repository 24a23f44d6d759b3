"""The likelihood of the table stands in one plate only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

N, M, K = 4, 6, 2


def model(counts):
    with pyro.plate("factors_rows", N):
        theta = pyro.sample("theta", dist.Gamma(torch.full((K,), 0.5), 0.5).to_event(1))
    with pyro.plate("factors_columns", M):
        beta = pyro.sample("beta", dist.Gamma(0.5, 0.5).expand([M, K]).to_event(1))
    rates = torch.matmul(theta, beta.t())
    with pyro.plate("m", M, dim=-1):
        pyro.sample("counts", dist.Poisson(rates), obs=counts)  # error: PYR203


def log_normal(name, *shape):
    loc = pyro.param(name + "_loc", lambda: torch.zeros(*shape))
    scale = pyro.param(name + "_scale", lambda: 0.1 * torch.ones(*shape), constraint=dist.constraints.positive)
    return pyro.sample(name, dist.LogNormal(loc, scale).to_event(1))


def guide(counts):
    with pyro.plate("factors_rows", N):
        log_normal("theta", N, K)
    with pyro.plate("factors_columns", M):
        log_normal("beta", M, K)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(N, M))
