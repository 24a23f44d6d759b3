import torch
from engine import train
from vae import VAE

train(VAE(), torch.rand(8, 6))
