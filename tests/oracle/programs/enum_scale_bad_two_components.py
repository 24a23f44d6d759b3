# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.poutine import scale


@config_enumerate
def model():
    a = pyro.sample("a", dist.Bernoulli(pyro.param("p", torch.tensor(0.3))))  # error: PYR501
    pyro.sample("x", dist.Normal(a, 1.0), obs=torch.tensor(0.0))
    with scale(scale=10.0):
        # Not even related to "a": one scale must do for all that is summed out.
        b = pyro.sample("b", dist.Bernoulli(0.5))  # error: PYR407
        pyro.sample("y", dist.Normal(b, 1.0), obs=torch.tensor(0.0))


SVI(model, lambda: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step()
