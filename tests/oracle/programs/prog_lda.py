"""Which recipes use which cuisine's pantry: nested plates, subsampled recipes, enumerated ingredients, a learned guide."""
import argparse
from functools import partial

import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, TraceEnum_ELBO


def model(recipes, opt):
    with pyro.plate("cuisine", opt.cuisines):
        pantry = pyro.sample("pantry", dist.Dirichlet(torch.full((opt.ingredients,), 0.8)))
    with pyro.plate("recipe", recipes.shape[1]) as chosen:
        mix = pyro.sample("mix", dist.Dirichlet(torch.ones(opt.cuisines)))
        with pyro.plate("slot", recipes.shape[0]):
            cuisine = pyro.sample("slot_cuisine", dist.Categorical(mix), infer={"enumerate": "parallel"})
            pyro.sample("ingredient", dist.Categorical(pantry[cuisine]), obs=recipes[:, chosen])


def amortised(net, recipes, opt):
    pyro.module("mix_net", net)
    weight = pyro.param("pantry_q", lambda: torch.ones(opt.cuisines, opt.ingredients), constraint=constraints.positive)
    with pyro.plate("cuisine", opt.cuisines):
        pyro.sample("pantry", dist.Dirichlet(weight))
    with pyro.plate("recipe", recipes.shape[1], subsample_size=opt.minibatch) as chosen:
        bags = nn.functional.one_hot(recipes[:, chosen], opt.ingredients).float().mean(0)
        pyro.sample("mix", dist.Delta(net(bags).softmax(-1), event_dim=1))


def run(opt):
    pyro.set_rng_seed(opt.seed)
    recipes = torch.randint(opt.ingredients, (4, 5))
    guide = partial(amortised, nn.Linear(opt.ingredients, opt.cuisines))
    svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), loss=TraceEnum_ELBO(max_plate_nesting=2))
    return [svi.step(recipes, opt) for _ in range(opt.steps)]


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__)
    for flag, default in {"cuisines": 3, "ingredients": 6, "minibatch": 2, "steps": 2, "seed": 0}.items():
        cli.add_argument("--" + flag, type=int, default=default)
    run(cli.parse_args([]))
