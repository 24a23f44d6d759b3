"""A script with options: autoguide class looked up with getattr, loss by a table, model by name."""
import argparse
import torch
import pyro
import pyro.distributions as dist
import pyro.infer.autoguide as autoguides
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO

LOSSES = {"trace": Trace_ELBO, "meanfield": TraceMeanField_ELBO}


def model(x):
    with pyro.plate("d", 2):
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(x @ w, 1.0), obs=x.sum(-1))


def parse_args(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--guide", default="AutoNormal", choices=["AutoNormal", "AutoDelta"])
    p.add_argument("--loss", default="meanfield")
    p.add_argument("--steps", type=int, default=2)
    return p.parse_args(argv)


def main():
    args = parse_args()
    guide = getattr(autoguides, args.guide)(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), LOSSES[args.loss]())
    x = torch.randn(5, 2)
    for step in range(args.steps):
        svi.step(x)


if __name__ == "__main__":
    main()
