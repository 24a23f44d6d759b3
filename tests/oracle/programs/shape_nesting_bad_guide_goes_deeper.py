"""Only the guide has the second plate: an auxiliary draw for every annotator."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

aux = {"is_auxiliary": True}


def model(y):
    with pyro.plate("items", 4):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    with pyro.plate("items", 4):
        with poutine.block(hide=["noise_plate"]):
            noise_plate = pyro.plate("noise_plate", 3)
        with noise_plate:
            noise = pyro.sample("noise", dist.Normal(0.0, 1.0), infer=aux)
        pyro.sample("z", dist.Normal(noise.mean(0), 1.0))


from pyro import poutine

loss = Trace_ELBO(max_plate_nesting=1)  # error: PYR202
SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), loss).step(torch.zeros(4))
