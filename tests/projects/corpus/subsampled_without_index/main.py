import torch
from ratings import guide, model
from optimise import optimise

optimise(model, guide, torch.randn(20))
