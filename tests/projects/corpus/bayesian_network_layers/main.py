import torch

from bnn.model import BayesianMLP
from bnn.train import fit

torch.manual_seed(1)
x = torch.randn(16, 3)
y = x.sum(-1) + 0.1 * torch.randn(16)
fit(BayesianMLP(3, 8), x, y, steps=2)
