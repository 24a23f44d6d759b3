import torch

from mytrain import fit
from mymodel import model
from myguide import guide

data = torch.randn(12)
fit(model, guide, data)
