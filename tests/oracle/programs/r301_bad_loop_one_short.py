import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO

T = 4
ys = torch.zeros(T)


def model():
    x = torch.tensor(0.0)
    for t in range(T):
        x = pyro.sample(f"x_{t}", dist.Normal(x, 1.0))
        pyro.sample(f"y_{t}", dist.Normal(x, 0.1), obs=ys[t])


def guide():  # error: PYR301
    for t in range(T - 1):
        pyro.sample("x_{}".format(t), dist.Normal(pyro.param("m%d" % t, torch.tensor(0.0)), 1.0))


elbo = Trace_ELBO(num_particles=2)
elbo.loss_and_grads(model, guide)
