import pyro
import pyro.distributions as dist
import torch


def gp_model(x, y, length=1.0):
    amplitude = pyro.sample("amplitude", dist.LogNormal(0.0, 1.0))
    gram = amplitude * torch.exp(-((x - x.t()) ** 2) / length) + 1e-2 * torch.eye(len(x))
    f = pyro.sample("f", dist.MultivariateNormal(torch.zeros(len(x)), covariance_matrix=gram))
    with pyro.plate("xy", len(x)):
        pyro.sample("y", dist.Normal(f, 0.1), obs=y)


def gp_guide(x, y, rank=1):
    pyro.sample("amplitude", dist.LogNormal(pyro.param("amp", torch.tensor(0.0)), 0.1))
    loc = pyro.param("f_loc", torch.zeros(rank))
    pyro.sample("f", dist.Normal(loc, 0.1).to_event(1))
