"""Online learning: yesterday's posterior is today's prior; model and guide are made by a function each day."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def make_model(prior):
    def model(rewards):
        means = [pyro.sample(f"arm_{a}", dist.Normal(*prior[a])) for a in sorted(prior)]
        for a, r in rewards:
            pyro.sample(f"reward_{len(means)}_{a}", dist.Normal(means[a], 1.0), obs=torch.tensor(r))

    return model


def make_guide(prior):
    def guide(rewards):
        for a, (loc, scale) in prior.items():
            q_loc = pyro.param(f"loc_{a}", torch.tensor(loc))
            q_scale = pyro.param(f"scale_{a}", torch.tensor(scale), constraint=dist.constraints.positive)
            pyro.sample(f"arm_{a}", dist.Normal(q_loc, q_scale))

    return guide


prior = {0: (0.0, 1.0), 1: (0.0, 1.0)}
for day, rewards in enumerate([[(0, 1.0)], [(0, 0.5), (1, 0.2)]]):
    pyro.clear_param_store()
    svi = SVI(make_model(prior), make_guide(prior), pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(2):
        svi.step(rewards)
    prior = {a: (pyro.param(f"loc_{a}").item(), pyro.param(f"scale_{a}").item()) for a in prior}
