import torch
from funnel import funnel
from fit import fit

fit(funnel, torch.randn(5))
