import torch
from torch.utils.data import DataLoader, TensorDataset
from models import guide, model
from engine import fit

loader = DataLoader(TensorDataset(torch.randn(83, 2)), batch_size=4)
fit(model, guide, loader)
