"""Of many index expressions one is a slice of five."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(6, 4, 3)
flags = torch.tensor([True, False, True, True, False, True])
group = torch.tensor([0, 2, 1, 2])


def see(name, loc, **kwargs):
    pyro.sample(name, dist.Normal(loc, 1.0), obs=torch.zeros(4), **kwargs)  # error: PYR205


def model():
    w = pyro.param("w", x)
    with pyro.plate("n", 4):
        see("a", w[0, :, 0])
        see("b", w[-1, :, -1])
        see("c", w[..., 1][2])
        see("d", w[1:, 0, 2])
        see("e", w[::2, :, 0].sum(0))
        see("f", w[[0, 1, 2, 5], 3, 0])
        see("g", w[flags][:, 0, 0])
        see("h", w[flags, 1].mean(-1))
        see("i", w[0, 0][group])
        see("j", w[0, torch.arange(4), group])
        see("k", w[None, 0, :, None, 2].reshape(4))
        see("l", w[2:][:, 1][..., 0])
        see("m", w[:4].diagonal(dim1=0, dim2=1)[0])
        see("o", w[0].gather(1, group.unsqueeze(1)).squeeze(1))
        see("p", torch.take_along_dim(w[0], group[:, None], dim=1)[:, 0])
        see("q", w.index_select(0, group).select(1, 0).select(1, 0))
        see("r", w.narrow(0, 1, 4)[:, 0, 0])
        see("s", w[0].masked_fill(w[0] > 0, 0.0)[:, 1])
        see("t", w[0, :, slice(0, 1)].squeeze(-1))
        see("u", w.unbind(0)[3].unbind(-1)[1])
        see("v", w[0].T[1])
        see("w_", w[(0, slice(None), 2)])


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
