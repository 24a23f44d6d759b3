import torch
from changepoint import ChangePoint
from fitting import Fitter

Fitter(ChangePoint()).fit(torch.tensor([1.0, 2.0, 9.0, 8.0]))
