import torch
from gmm import GaussianMixture
from gmm.train import train

train(GaussianMixture(components=2), torch.tensor([0.0, 1.0, 10.0, 11.0]))
