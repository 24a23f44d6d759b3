# package: pyroved
# entry: tests/test_trainers.py
# mutated: pyroved/models/ss_reg_ivae.py
import stand_ins
import torch

stand_ins.install("torchvision", "matplotlib")
from pyroved import models, trainers  # noqa: E402

torch.manual_seed(0)
trainer = trainers.auxSVItrainer(models.ss_reg_iVAE((8, 8), 2, 1, ["r", "t", "s"]), task="regression")
trainer.loss_basic.step(torch.randn(2, 64))
