import torch
from nets import Amortised
from fit import fit

fit(Amortised(), torch.randn(8, 3))
