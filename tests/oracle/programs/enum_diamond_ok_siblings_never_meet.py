# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model():
    a = pyro.plate("a", 2, dim=-1)
    b = pyro.plate("b", 3, dim=-2)
    w = pyro.sample("w", dist.Bernoulli(pyro.param("p", torch.tensor(0.5))))  # error: PYR501
    with a:
        x = pyro.sample("x", dist.Bernoulli(0.3 + 0.3 * w))
        pyro.sample("at_a", dist.Normal(x, 1.0), obs=torch.zeros(2))
    with b:
        y = pyro.sample("y", dist.Bernoulli(0.3 + 0.3 * w))
        pyro.sample("at_b", dist.Normal(y, 1.0), obs=torch.zeros(3, 1))
    with a, b:
        pyro.sample("at_both", dist.Normal(w, 1.0), obs=torch.zeros(3, 2))


SVI(model, lambda: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2)).step()
