"""Steps wrapped in try, with a retry after a numerical failure; tqdm-like progress is optional."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

try:
    from tqdm.auto import trange
except ImportError:
    def trange(n, **kwargs):
        return range(n)


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    tau = pyro.sample("tau", dist.Gamma(1.0, 1.0))
    with pyro.plate("y_plate", y.size(0)):
        pyro.sample("y", dist.Normal(mu, tau.rsqrt()), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def run(n_steps, lr):
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": lr}), loss=Trace_ELBO())
    bar = trange(n_steps, desc="svi", disable=True)
    for _ in bar:
        try:
            loss = svi.step(torch.zeros(3))
        except (ValueError, RuntimeError) as err:
            print("bad step", err)
            break
        if hasattr(bar, "set_postfix"):
            bar.set_postfix(loss=loss)
    else:
        return loss
    return run(n_steps, lr / 2) if lr > 1e-4 else None


run(2, 0.01)
