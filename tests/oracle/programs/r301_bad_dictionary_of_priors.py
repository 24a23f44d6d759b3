import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

priors = {
    "alpha": dist.Normal(0.0, 1.0),
    "beta": dist.Normal(0.0, 2.0),
    "sigma": dist.HalfNormal(1.0),
}


def model(x, y):
    v = {name: pyro.sample(name, prior) for name, prior in priors.items()}
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(v["alpha"] + v["beta"] * x, v["sigma"]), obs=y)


def guide(x, y):  # error: PYR301
    for name in priors:
        if name.startswith("s"):
            continue
        pyro.sample(name, dist.Normal(pyro.param(f"{name}_q", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(2), torch.ones(2))
