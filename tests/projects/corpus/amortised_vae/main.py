import pyro
import torch
from torch.utils.data import DataLoader, TensorDataset

from vae.engine import Engine
from vae.networks import VAE

torch.manual_seed(0)
images = torch.rand(32, 16)
loader = DataLoader(TensorDataset(images), batch_size=8, shuffle=True)
engine = Engine(VAE(pixels=16, hidden=12, latent=3))
for epoch in range(2):
    engine.run_epoch(loader)
