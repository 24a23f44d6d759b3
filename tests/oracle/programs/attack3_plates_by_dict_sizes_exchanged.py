"""The data have subjects in rows, the plates count from the right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

CONFIG = {"sizes": {"subject": 3, "trial": 4}, "prior": {"loc": 0.0, "scale": 2.0}, "lr": 0.01}


def get_plates():
    return {name: pyro.plate(name, size, dim=-1 - i) for i, (name, size) in enumerate(CONFIG["sizes"].items())}


def model(data):
    plates = get_plates()
    with plates["subject"]:
        ability = pyro.sample("ability", dist.Normal(**CONFIG["prior"]))
    with plates["trial"]:
        difficulty = pyro.sample("difficulty", dist.Normal(**CONFIG["prior"]))
    with plates["subject"], plates["trial"]:
        pyro.sample("response", dist.Bernoulli(logits=ability - difficulty), obs=data)  # error: PYR213


def guide(data):
    plates = get_plates()
    n, t = CONFIG["sizes"].values()
    with plates["subject"]:
        pyro.sample("ability", dist.Normal(pyro.param("a", torch.zeros(n)), 1.0))
    with plates["trial"]:
        pyro.sample("difficulty", dist.Normal(pyro.param("d", torch.zeros(t, 1)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": CONFIG["lr"]}), Trace_ELBO())
svi.step(torch.ones(3, 4))
