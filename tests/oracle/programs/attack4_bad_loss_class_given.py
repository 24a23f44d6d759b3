"""The loss is handed over without being made."""
# shows: PYR508 object has no attribute 'item'
# shows: PYR508 max_iarange_nesting is deprecated
import argparse

import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    p = pyro.sample("p", dist.Beta(2.0, 2.0))
    with pyro.plate("y", y.shape[0]):
        pyro.sample("obs", dist.Binomial(10, p), obs=y)


def main(args):
    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": args.lr}), loss=TraceMeanField_ELBO)  # error: PYR508
    for _ in range(args.steps):
        svi.step(torch.tensor([3.0, 5.0, 6.0]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.01)
    parser.add_argument("--steps", type=int, default=2)
    main(parser.parse_args([]))
