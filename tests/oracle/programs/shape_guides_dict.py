"""Guides by name in a dict, chosen by an argparse option."""
import argparse

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoLowRankMultivariateNormal, AutoNormal


def model(x, y, hidden):
    with pyro.plate("hidden", hidden):
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.HalfCauchy(1.0))
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.StudentT(4.0, x @ w, scale), obs=y)


def custom(x, y, hidden):
    loc = pyro.param("loc", torch.zeros(hidden))
    with pyro.plate("hidden", hidden):
        pyro.sample("w", dist.Normal(loc, 0.1))
    pyro.sample("scale", dist.LogNormal(pyro.param("scale_loc", torch.tensor(0.0)), 0.1))


GUIDES = {
    "map": AutoDelta,
    "normal": lambda m: AutoNormal(m, init_scale=0.01),
    "lowrank": lambda m: AutoLowRankMultivariateNormal(m, rank=1),
    "custom": lambda m: custom,
}


def main(args):
    pyro.set_rng_seed(args.seed)
    guide = GUIDES[args.guide](model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": args.lr}), Trace_ELBO())
    x = torch.randn(12, args.hidden)
    y = x.sum(-1)
    for _ in range(args.steps):
        svi.step(x, y, args.hidden)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="regression")
    parser.add_argument("--guide", default="normal", choices=sorted(GUIDES))
    parser.add_argument("--lr", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--hidden", type=int, default=2)
    main(parser.parse_args([]))
