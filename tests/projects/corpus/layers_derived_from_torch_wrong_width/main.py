import torch
from nets import guide, model
from fit import fit

fit(model, guide, torch.randn(8, 3))
