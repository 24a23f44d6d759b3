import torch
from mixture import mixture
from fit import fit_auto

fit_auto(mixture, torch.tensor([0.0, 1.0, 10.0, 11.0]))
