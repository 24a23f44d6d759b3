import torch

from data import labelled, unlabelled
from ssvae import SSVAE
from loop import SemiSupervisedLoop

loop = SemiSupervisedLoop(SSVAE(pixels=6, labels=3))
loop.epoch(labelled(torch.Generator().manual_seed(0)), unlabelled())
