import torch
from deep import DeepGenerative
from fit import fit

fit(DeepGenerative(widths=(4, 3, 2)), torch.randn(5, 4))
