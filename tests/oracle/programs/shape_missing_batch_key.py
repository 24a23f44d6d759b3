"""try/except KeyError around an optional covariate, on both sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(batch):
    mean = pyro.sample("base", dist.Normal(0.0, 1.0))
    try:
        dose = batch["dose"]
    except KeyError:
        pass
    else:
        mean = mean + dose * pyro.sample("effect", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(batch["y"])):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=batch["y"])


def guide(batch):
    pyro.sample("base", dist.Normal(pyro.param("base_q", torch.tensor(0.0)), 1.0))
    if "dose" in batch:
        pyro.sample("effect", dist.Normal(pyro.param("effect_q", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step({"y": torch.zeros(2)})
svi.step({"y": torch.zeros(2), "dose": torch.ones(2)})
