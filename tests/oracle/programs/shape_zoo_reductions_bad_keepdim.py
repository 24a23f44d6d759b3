"""Of many reductions one keeps its dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(4, 3, 5)
zeros = torch.zeros(4)


def see(name, loc):
    pyro.sample(name, dist.Normal(loc, 1.0), obs=zeros)  # error: PYR203


def model():
    w = pyro.param("w", x)
    with pyro.plate("n", 4):
        see("a", w.sum((1, 2)))
        see("b", w.mean(-1).sum(-1))
        see("c", w.flatten(1).max(dim=1).values)
        see("d", w.amax(dim=[-1, -2]))
        see("e", torch.logsumexp(w, dim=(1, 2)))
        see("f", w.std(dim=2)[:, 0])
        see("g", w.norm(dim=-1).prod(-1))
        see("h", w.sum(1, keepdim=True).squeeze(1).min(-1)[0])
        see("i", w.argmax(-1).float().mean(1))
        see("j", w.reshape(4, -1).median(1).values)
        see("k", w.var((0, 1), keepdim=True).squeeze().sum().expand(4))
        see("l", torch.linalg.norm(w, dim=(1, 2)))
        see("m", w.sort(-1, descending=True)[0][..., 0, 0])
        see("o", w.topk(2, dim=-1).values.sum([-2, -1]))
        see("p", (w > 0).any(-1).all(-1).float())
        see("q", w.cumsum(0).cumprod(1).select(1, 0).select(-1, 2))
        see("r", torch.einsum("nij->n", w))
        see("s", w.count_nonzero((1, 2)) * 1.0)
        see("t", torch.quantile(w, 0.5, dim=-1).mean(dim=-1, keepdim=True))


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
