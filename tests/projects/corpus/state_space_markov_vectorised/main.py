import torch
from kalman import Kalman
from trainer import train

train(Kalman(), torch.randn(3, 6))
