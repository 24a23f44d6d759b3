import torch
from build import make_guide, make_model
from go import go

go(make_model(3), make_guide(2), torch.randn(4))
