import torch

from guides import GuideFactory
from models import robust_regression
from inference import infer

x, y = torch.randn(10, 2), torch.randn(10)
factory = GuideFactory()
for kind in ["delta", "diagonal", "lowrank", "mean_field", "multivariate"]:
    infer(robust_regression, factory(kind, robust_regression), x, y)
