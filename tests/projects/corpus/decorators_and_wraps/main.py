import torch
from engine import optimise
from models import guide, model

optimise(model, guide, torch.tensor([0.3, 0.1, 0.5]))
