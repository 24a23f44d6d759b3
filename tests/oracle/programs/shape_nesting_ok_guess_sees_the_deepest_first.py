"""The first step is the deepest one; the guess made there is enough for the rest."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x, by_day):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    z = pyro.sample("z", dist.Bernoulli(p), infer={"enumerate": "parallel"})
    rate = torch.tensor([1.0, 4.0])[z.long()]
    with pyro.plate("hours", 3):
        if by_day:
            with pyro.plate("days", 2):
                pyro.sample("x", dist.Poisson(rate), obs=x)
        else:
            pyro.sample("x", dist.Poisson(rate), obs=x[0])


def guide(x, by_day):
    pyro.sample("p", dist.Delta(pyro.param("p_map", torch.tensor(0.5), constraint=dist.constraints.unit_interval)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
svi.step(torch.ones(2, 3), True)
svi.step(torch.ones(2, 3), False)
