import torch
from harness import Harness
from pieces import guide, model

harness = Harness()
harness.model = model
harness.guide = guide
harness.loader = [torch.randn(3), torch.randn(3)]
harness.run()
