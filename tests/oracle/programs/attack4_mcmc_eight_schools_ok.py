"""Eight schools by NUTS, with arguments and a summary; priors drawn first for a check."""
# no pair: only MCMC runs here
import argparse
import logging

import torch

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import MCMC, NUTS, Predictive
from pyro.infer.mcmc.util import summary

logging.basicConfig(format="%(message)s", level=logging.INFO)

y = torch.tensor([28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0])
sigma = torch.tensor([15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0])


def model(sigma):
    eta = pyro.sample("eta", dist.Normal(torch.zeros(8), torch.ones(8)))
    mu = pyro.sample("mu", dist.Normal(torch.zeros(1), 10 * torch.ones(1)))
    tau = pyro.sample("tau", dist.HalfCauchy(scale=25 * torch.ones(1)))
    theta = mu + tau * eta
    return pyro.sample("obs", dist.Normal(theta, sigma))


def conditioned_model(model, sigma, y):
    return poutine.condition(model, data={"obs": y})(sigma)


def main(args):
    prior = Predictive(model, num_samples=3)(sigma)
    print(prior["obs"].shape)
    nuts_kernel = NUTS(conditioned_model, jit_compile=args.jit)
    mcmc = MCMC(nuts_kernel, num_samples=args.num_samples, warmup_steps=args.warmup_steps, num_chains=args.num_chains, disable_progbar=True)
    mcmc.run(model, sigma, y)
    print(summary(mcmc.get_samples(group_by_chain=True))["tau"]["n_eff"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Eight Schools MCMC")
    parser.add_argument("--num-samples", type=int, default=5)
    parser.add_argument("--num-chains", type=int, default=1)
    parser.add_argument("--warmup-steps", type=int, default=5)
    parser.add_argument("--jit", action="store_true", default=False)
    args = parser.parse_args([])
    main(args)
