import argparse

import torch

import zoo
from zoo.registry import build

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="poisson", choices=zoo.NAMES)
parser.add_argument("--steps", type=int, default=2)
args = parser.parse_args([])

import pyro
from pyro.infer import SVI, Trace_ELBO

counts = torch.tensor([1.0, 4.0, 2.0, 3.0])
experiment = build(args.model)
svi = SVI(experiment.model, experiment.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(args.steps):
    svi.step(counts)
