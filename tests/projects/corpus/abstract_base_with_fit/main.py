import torch
from estimators import LogisticClassifier, MeanEstimator

x = torch.randn(10, 2)
MeanEstimator(steps=2).fit(torch.randn(10))
LogisticClassifier(features=2, steps=2).fit(x, (x.sum(-1) > 0).float())
