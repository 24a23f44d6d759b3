"""Of many constructors one counts to five."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import math
import numpy as np

N = 4
like = torch.zeros(2, N)
shape = torch.Size([N])
rows = [[1.0, 2.0, 3.0, 4.0], [0.0, 0.0, 0.0, 0.0]]


def see(name, loc):
    pyro.sample(name, dist.Normal(loc, 1.0), obs=torch.zeros(N))  # error: PYR205


def model():
    with pyro.plate("n", N):
        see("a", torch.zeros(N))
        see("b", torch.ones((N,)))
        see("c", torch.full([N], 0.5))
        see("d", torch.arange(0.0, 2.0, 0.5))
        see("e", torch.arange(0, N + 1).float())
        see("f", torch.linspace(0, 1, steps=N))
        see("g", torch.zeros(*like.shape[1:]))
        see("h", like.new_zeros(like.shape[-1]))
        see("i", torch.ones_like(like)[0])
        see("j", torch.tensor(rows)[0])
        see("k", torch.as_tensor([float(i) for i in range(N)]))
        see("l", torch.tensor([math.sqrt(i) for i in range(N)]))
        see("m", torch.empty(shape).fill_(1.0))
        see("o", torch.eye(N)[0])
        see("p", torch.zeros(like.size(1)))
        see("q", torch.zeros(shape + torch.Size([2])).sum(-1))
        see("r", torch.zeros(2 * N // 2))
        see("s", torch.zeros(len(rows[0])))
        see("t", torch.from_numpy(np.zeros((2, 4))).float()[0])
        see("u", torch.tensor(np.arange(4.0)))
        see("v", torch.tensor(0.0).expand(N))
        see("w", torch.randn(N, generator=torch.Generator().manual_seed(0)))
        see("x", dist.Normal(0.0, 1.0).expand([N]).mean)
        see("y", torch.zeros(like.numel() // 2))
        see("z", torch.stack([torch.tensor(float(i)) for i in range(N)]))
        see("aa", torch.zeros(like.shape).sum(0))
        see("bb", torch.triu_indices(3, 3, offset=-1)[0][:N].float())
        see("cc", torch.zeros(max(2, N)))
        see("dd", torch.logspace(0, 1, N))
        see("ee", torch.bincount(torch.tensor([0, 1, 3, 3]), minlength=N).float())


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
