import torch
from ratings.model import Ratings
from ratings.optimise import optimise

table = torch.randint(0, 2, (20, 4)).float()
optimise(Ratings(users=20, items=4), table)
