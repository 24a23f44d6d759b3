import torch
from compose import compose

task = compose("gaussian", trainer="short")()
task.fit(torch.randn(6))
