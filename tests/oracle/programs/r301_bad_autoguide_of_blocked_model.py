import torch
import pyro
import pyro.distributions as dist
import pyro.poutine as poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 5.0))
    tau = pyro.sample("tau", dist.HalfNormal(1.0))
    with pyro.plate("obs_plate", y.numel()):
        pyro.sample("y", dist.Normal(loc, tau), obs=y)


def main():
    guide = AutoNormal(poutine.block(model, hide=["tau"]))
    y = torch.tensor([1.0, 2.0, 3.0])
    svi = SVI(  # error: PYR301
        model,
        guide,
        Adam({"lr": 1e-2}),
        loss=Trace_ELBO(),
    )
    svi.step(y)


if __name__ == "__main__":
    main()
