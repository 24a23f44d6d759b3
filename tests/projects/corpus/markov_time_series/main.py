import torch
from hmm import HMM
from runner import Runner

sequences = torch.randint(0, 4, (5, 6)).float()
Runner(HMM(states=3, symbols=4)).run(sequences)
