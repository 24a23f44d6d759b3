from estimators import Broken
import torch

Broken().fit(torch.randn(5))
