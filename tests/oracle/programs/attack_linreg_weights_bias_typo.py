"""House prices with a weight vector and an intercept; the guide abbreviates the intercept's name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

x = torch.randn(20, 3)
y = x @ torch.tensor([1.0, -2.0, 0.5]) + 0.3


def model(x, y=None):
    w = pyro.sample("weights", dist.Normal(torch.zeros(3), torch.ones(3)).to_event(1))
    b = pyro.sample("intercept", dist.Normal(0.0, 10.0))
    sigma = pyro.sample("sigma", dist.HalfCauchy(1.0))
    mean = x @ w + b
    with pyro.plate("data", x.shape[0]):
        return pyro.sample("y", dist.Normal(mean, sigma), obs=y)


def guide(x, y=None):  # error: PYR301
    w_loc = pyro.param("w_loc", torch.zeros(3))
    w_scale = pyro.param("w_scale", torch.ones(3), constraint=dist.constraints.positive)
    pyro.sample("weights", dist.Normal(w_loc, w_scale).to_event(1))
    b_loc = pyro.param("b_loc", torch.tensor(0.0))
    pyro.sample("intercpt", dist.Normal(b_loc, 0.1))  # error: PYR302
    s = pyro.param("sigma_q", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("sigma", dist.Delta(s))


pyro.clear_param_store()
svi = SVI(model, guide, Adam({"lr": 0.02}), loss=Trace_ELBO())
losses = []
for step in range(3):
    losses.append(svi.step(x, y))
    if step % 2 == 0:
        print(f"[{step}] loss {losses[-1]:.2f}")
