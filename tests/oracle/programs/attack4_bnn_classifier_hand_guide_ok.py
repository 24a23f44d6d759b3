"""A Bayesian classifier with priors over named tensors, scales of the guide through softplus, votes by draws."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

import pyro
from pyro.distributions import Categorical, Normal
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

softplus = torch.nn.Softplus()


class NN(nn.Module):
    def __init__(self, d, h, c):
        super().__init__()
        self.fc1 = nn.Linear(d, h)
        self.out = nn.Linear(h, c)

    def forward(self, x):
        return self.out(F.relu(self.fc1(x)))


net = NN(5, 6, 3)


def forward(params, x):
    return torch.func.functional_call(net, params, (x,))


def model(x_data, y_data):
    params = {}
    for name, p in net.named_parameters():
        prior = Normal(torch.zeros_like(p), torch.ones_like(p)).to_event(p.dim())
        params[name] = pyro.sample(name, prior)
    lhat = F.log_softmax(forward(params, x_data), dim=-1)
    with pyro.plate("data", x_data.shape[0]):
        pyro.sample("obs", Categorical(logits=lhat), obs=y_data)


def guide(x_data, y_data):
    params = {}
    for name, p in net.named_parameters():
        mu = pyro.param(f"{name}_mu", torch.randn_like(p))
        sigma = softplus(pyro.param(f"{name}_sigma", torch.randn_like(p)))
        params[name] = pyro.sample(name, Normal(loc=mu, scale=sigma).to_event(p.dim()))
    return params


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO())
loader = DataLoader(TensorDataset(torch.randn(12, 5), torch.randint(0, 3, (12,))), batch_size=6, shuffle=True)
for epoch in range(2):
    loss = 0
    for batch_id, (x, y) in enumerate(loader):
        loss += svi.step(x.view(-1, 5), y)


def predict(x, n=4):
    draws = [guide(None, None) for _ in range(n)]
    yhats = [forward(params, x).data for params in draws]
    return torch.mean(torch.stack(yhats), 0).argmax(1)


print(predict(torch.randn(4, 5)))
