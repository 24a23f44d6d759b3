import torch
from flows.model import scene
from flows.guide import SceneGuide
from flows.optim import optimise

optimise(scene, SceneGuide(dim=4), torch.randn(6, 4))
