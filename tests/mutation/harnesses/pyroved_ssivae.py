# package: pyroved
# entry: tests/test_trainers.py
# mutated: pyroved/models/ssivae.py
import stand_ins
import torch

stand_ins.install("torchvision", "matplotlib")
from pyroved import models, trainers  # noqa: E402

torch.manual_seed(0)
trainer = trainers.auxSVItrainer(models.ssiVAE((8, 8), 2, 3, ["r", "t", "s"]))
trainer.loss_basic.step(torch.randn(2, 64))
