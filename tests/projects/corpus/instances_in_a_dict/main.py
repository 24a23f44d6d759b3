import torch
from suite import EXPERIMENTS
from runner import run_all

run_all(EXPERIMENTS, torch.rand(6) + 0.1)
