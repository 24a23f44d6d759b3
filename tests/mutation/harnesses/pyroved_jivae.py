# package: pyroved
# entry: tests/test_trainers.py
# mutated: pyroved/models/jivae.py
import stand_ins
import torch

stand_ins.install("torchvision", "matplotlib")
from pyroved import models, trainers  # noqa: E402

torch.manual_seed(0)
trainer = trainers.SVItrainer(models.jiVAE((8, 8), 2, 3, ["r", "t", "s"]), enumerate_parallel=True)
trainer.svi.step(torch.randn(2, 8, 8))
