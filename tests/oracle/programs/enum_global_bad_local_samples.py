import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    s = pyro.sample("s", dist.Bernoulli(0.5))
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(s, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(3))
    with pyro.plate("n", 3):
        # Several parallel draws take a dim just as an enumeration does.
        some = {"enumerate": "parallel", "num_samples": 5}
        pyro.sample("z", dist.Normal(loc, 1.0), infer=some)  # error: PYR406


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(3))
