"""NUTS with the model alone, then SVI with an autoguide for the same model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS, SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal, init_to_value

grams = torch.tensor([4.1, 3.8, 5.0])
error = torch.tensor([0.4, 0.2, 0.3])


def nests(error, grams=None):
    centre = pyro.sample("centre", dist.Normal(4.0, 1.0))
    width = pyro.sample("width", dist.HalfNormal(1.0))
    with pyro.plate("nests", len(error)):
        shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
        egg = pyro.deterministic("egg", centre + width * shift, event_dim=0)
        return pyro.sample("grams", dist.Normal(egg, error), obs=grams)


if __name__ == "__main__":
    pyro.set_rng_seed(20)
    chain = MCMC(NUTS(nests, max_tree_depth=2), num_samples=3, warmup_steps=2, disable_progbar=True)
    chain.run(error, grams)
    assert Predictive(nests, chain.get_samples())(error)["grams"].shape == (3, len(error))

    near = init_to_value(values={"centre": torch.tensor(4.2), "width": torch.tensor(0.5)})
    svi = SVI(nests, AutoNormal(nests, init_loc_fn=near), pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
    for _ in range(2):
        svi.step(error, grams)
