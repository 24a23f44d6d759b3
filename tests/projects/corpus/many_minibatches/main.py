import torch
from torch.utils.data import DataLoader, TensorDataset
from models import Regression
from engine import Engine

data = TensorDataset(torch.randn(100, 2), torch.randn(100))
Engine(Regression()).fit(DataLoader(data, batch_size=4, shuffle=True), epochs=1)
