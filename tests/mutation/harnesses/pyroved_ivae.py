# package: pyroved
# entry: tests/test_trainers.py
# mutated: pyroved/models/ivae.py
import stand_ins
import torch

stand_ins.install("torchvision", "matplotlib")
from pyroved import models, trainers  # noqa: E402

torch.manual_seed(0)
trainers.SVItrainer(models.iVAE((8, 8), 2, ["r", "t", "s"])).svi.step(torch.randn(2, 8, 8))
