import pyro.distributions as dist
import torch.nn as nn
from pyro.nn import PyroModule, PyroSample


def bayesian_linear(inputs, outputs, scale=1.0):
    """A linear layer with normal priors."""
    layer = PyroModule[nn.Linear](inputs, outputs)
    layer.weight = PyroSample(dist.Normal(0.0, scale).expand([outputs, inputs]).to_event(2))
    layer.bias = PyroSample(dist.Normal(0.0, scale).expand([outputs]).to_event(1))
    return layer
