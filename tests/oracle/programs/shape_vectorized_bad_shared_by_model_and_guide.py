"""One plate object at module level: the guide enters it, the model runs through it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

docs = pyro.plate("docs", 2)


def model(words):
    for d in docs:  # error: PYR208
        pyro.sample(f"words_{d}", dist.Categorical(torch.ones(3)), obs=words[d])


def guide(words):
    with docs:
        pyro.sample("noise", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 2]))
