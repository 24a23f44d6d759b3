"""Of many rearrangements one loses an element: differences without padding."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import torch.nn.functional as F

x = torch.randn(2, 3, 4)
parts = ["a", "b", "c"]


def see(name, loc):
    with pyro.plate(f"{name}_plate", 4, dim=-1):
        pyro.sample(name, dist.Normal(loc, 1.0), obs=torch.zeros(4))  # error: PYR205


def model():
    w = pyro.param("w", x)
    see("a", w.reshape(-1, 4)[0])
    see("b", w.view(6, -1)[3])
    see("c", w.permute(2, 0, 1)[:, 0, 0])
    see("d", w.transpose(0, -1)[:, 1, 1])
    see("e", w.movedim(-1, 0).flatten(1).sum(1))
    see("f", torch.stack([w[0, 0], w[1, 1]], dim=-1)[:, 0])
    see("g", torch.cat([w[0, 0, :2], w[0, 1, 2:]]))
    see("h", w.chunk(3, dim=1)[1].squeeze(1)[0])
    see("i", w.split([1, 2], dim=1)[1].mean((0, 1)))
    see("j", w[0, 0, :2].repeat(2))
    see("k", w[0, 0, 0].repeat(4))
    see("l", w[0, :2, 0].repeat_interleave(2))
    see("m", torch.tile(w[0, 0, :1], (4,)))
    see("o", F.pad(w[0, 0, :3], (1, 0)))
    see("p", torch.hstack((w[0, 0, :1], w[0, 1, :3])))
    see("q", torch.vstack([w[0, 0], w[0, 1]]).amin(0))
    see("r", w.roll(1, dims=-1).flip(0)[1, 1])
    see("s", torch.outer(w[0, 0], w[0, 0]).diagonal())
    see("t", torch.diag_embed(w[0]).sum(-1)[2])
    see("u", torch.meshgrid(w[0, 0], w[0, 0], indexing="ij")[0][:, 1])
    see("v", torch.cartesian_prod(w[0, 0, :2], w[0, 0, :2])[:, 0])
    see("x", w[0, 0].unfold(0, 2, 2).flatten())
    see("y", w[0].unflatten(-1, (2, 2)).flatten(start_dim=1)[1])
    see("z", torch.broadcast_to(w[0, 0, 0], (4,)))
    see("aa", torch.diff(w[1, 1]))
    see("bb", torch.tril(w[0, 0].expand(4, 4))[3])
    see("cc", torch.kron(w[0, 0, :2], w[0, 0, :2]))
    see("dd", w.swapaxes(1, 2)[1].T[2])
    see("ee", torch.column_stack((w[0, 0], w[0, 1]))[:, 1])
    see("ff", w.squeeze().unsqueeze(0).squeeze(0)[0, 0].view_as(w[1, 1]))


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
