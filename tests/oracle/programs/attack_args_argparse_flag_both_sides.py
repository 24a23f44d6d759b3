"""A store_true flag is read by both sides from a global namespace, by the guide through vars()."""
import argparse
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

parser = argparse.ArgumentParser()
parser.add_argument("--with-drift", action="store_true")
parser.add_argument("--lags", nargs="+", type=int, default=[1, 2])
args = parser.parse_args()


def model(y):
    for lag in args.lags:
        pyro.sample(f"phi_{lag}", dist.Normal(0.0, 1.0))
    if args.with_drift:
        pyro.sample("drift", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    options = vars(args)
    for lag in args.lags:
        pyro.sample(f"phi_{lag}", dist.Normal(pyro.param(f"q{lag}", torch.tensor(0.0)), 1.0))
    if options["with_drift"]:
        pyro.sample("drift", dist.Normal(pyro.param("qd", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
