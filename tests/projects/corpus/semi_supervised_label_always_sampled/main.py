import torch
from ssvae import guide, model
from trainer import SVITrainer

trainer = SVITrainer(model, guide)
trainer.step(torch.rand(4, 5), torch.tensor([0, 1, 1, 0]))
