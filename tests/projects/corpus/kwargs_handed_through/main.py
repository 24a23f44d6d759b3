import torch
from app import App

App(prior_scale=2.0, lr=0.05, name="first").start(x=torch.randn(6), mask=torch.ones(6).bool())
