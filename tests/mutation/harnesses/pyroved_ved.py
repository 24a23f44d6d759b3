# package: pyroved
# entry: tests/test_trainers.py
# mutated: pyroved/models/ved.py
import stand_ins
import torch

stand_ins.install("torchvision", "matplotlib")
from pyroved import models, trainers  # noqa: E402

torch.manual_seed(0)
trainers.SVItrainer(models.VED((8, 8), (8, 8))).svi.step(torch.randn(2, 1, 8, 8), torch.randn(2, 1, 8, 8))
