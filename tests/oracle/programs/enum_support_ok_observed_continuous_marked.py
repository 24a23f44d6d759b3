# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    k = pyro.sample("k", dist.Bernoulli(pyro.param("p", torch.tensor(0.5))), infer={"enumerate": "parallel"})  # error: PYR501
    pyro.sample("x", dist.Normal(k, 1.0), obs=x, infer={"enumerate": "parallel"})


svi = SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(0.2))
