import torch
from models import centered
from guides import noncentered_guide
from run import run

run(centered, noncentered_guide, torch.randn(6))
