import functools

import torch
from models import gp_guide, gp_model
from opt import fit

x, y = torch.linspace(0, 1, 4).unsqueeze(-1), torch.randn(4)
model = functools.partial(gp_model, length=0.3)
fit(model, lambda *args: gp_guide(*args, rank=4), x, y)
