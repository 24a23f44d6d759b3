import torch
from build import make_pair
from go import go

for order in (1, 3):
    model, guide = make_pair(order=order, noise=0.1)
    go(model, guide, torch.linspace(0, 1, 5), torch.randn(5))
