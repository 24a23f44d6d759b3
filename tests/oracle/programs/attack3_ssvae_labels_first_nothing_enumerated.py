"""Semi-supervised VAE: labels are observed in one loop and enumerated in the other."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


class MLP(nn.Module):
    def __init__(self, sizes, out=None):
        super().__init__()
        layers = []
        for n_in, n_out in zip(sizes[:-1], sizes[1:]):
            layers += [nn.Linear(n_in, n_out), nn.Softplus()]
        layers = layers[:-1]
        if out is not None:
            layers.append(out)
        self.net = nn.Sequential(*layers)

    def forward(self, *inputs):
        return self.net(torch.cat(inputs, dim=-1))


class SSVAE(nn.Module):
    def __init__(self, x_size=12, y_size=3, z_size=4):
        super().__init__()
        self.x_size, self.y_size, self.z_size = x_size, y_size, z_size
        self.encoder_y = MLP([x_size, 8, y_size], nn.Softmax(dim=-1))
        self.encoder_z = MLP([x_size + y_size, 8, 2 * z_size])
        self.decoder = MLP([z_size + y_size, 8, x_size], nn.Sigmoid())

    def model(self, xs, ys=None):
        pyro.module("ss_vae", self)
        batch = xs.size(0)
        with pyro.plate("data"):
            zs = pyro.sample("z", dist.Normal(torch.zeros(batch, self.z_size), 1.0).to_event(1))
            alpha = torch.ones(batch, self.y_size) / self.y_size
            ys = pyro.sample("y", dist.OneHotCategorical(alpha), obs=ys)
            zs, ys = torch.broadcast_tensors(zs[..., :1], ys)[0][..., :1] * 0 + zs, ys
            shape = torch.broadcast_shapes(zs.shape[:-1], ys.shape[:-1])
            loc = self.decoder(zs.expand(shape + (-1,)), ys.expand(shape + (-1,)))
            pyro.sample("x", dist.Bernoulli(loc).to_event(1), obs=xs)

    def guide(self, xs, ys=None):
        with pyro.plate("data"):
            if ys is None:
                alpha = self.encoder_y(xs)
                ys = pyro.sample("y", dist.OneHotCategorical(alpha))
            shape = torch.broadcast_shapes(xs.shape[:-1], ys.shape[:-1])
            loc, scale = self.encoder_z(xs.expand(shape + (-1,)), ys.expand(shape + (-1,))).chunk(2, -1)
            pyro.sample("z", dist.Normal(loc, scale.exp()).to_event(1))


net = SSVAE()
svi = SVI(
    net.model, config_enumerate(net.guide, "parallel", expand=True), pyro.optim.Adam({"lr": 1e-3}),
    TraceEnum_ELBO(max_plate_nesting=1),  # error: PYR402
)
xs = torch.bernoulli(torch.full((5, 12), 0.5))
ys = torch.eye(3)[torch.tensor([0, 1, 2, 0, 1])]
for _ in range(2):
    svi.step(xs, ys)
    svi.step(xs)
