import torch
from experiment import Experiment

experiment = Experiment({"lr": 0.01, "guide": "auto"})
experiment.setup()
experiment.train(torch.randn(5))
