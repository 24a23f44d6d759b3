import torch

from models import HierarchicalMeans, PooledMeans
from base import run

data = torch.randn(3, 5)
for cls in (PooledMeans, HierarchicalMeans):
    run(cls(groups=3), data)
