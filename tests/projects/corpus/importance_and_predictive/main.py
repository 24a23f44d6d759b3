import torch
from burglary import guide, model
from evaluate import evaluate

print(evaluate(model, guide, torch.tensor(1.0)))
