import torch
from custom import ClippedSVI
from task import Task

task = Task()
svi = ClippedSVI(task.model, task.guide, limit=10.0)
for _ in range(3):
    svi.step(torch.randn(7))
