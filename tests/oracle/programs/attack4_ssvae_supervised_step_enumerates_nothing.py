"""Semi-supervised VAE: the label is enumerated in the guide where it is missing; two losses take turns."""
import torch
import torch.nn as nn

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, Trace_ELBO, config_enumerate
from pyro.optim import Adam


class MLP(nn.Module):
    def __init__(self, n_in, n_hidden, n_out):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(n_in, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_out))

    def forward(self, *inputs):
        shape = torch.broadcast_shapes(*[i.shape[:-1] for i in inputs])
        inputs = [i.expand(shape + i.shape[-1:]) for i in inputs]
        return self.layers(torch.cat(inputs, dim=-1))


class SSVAE(nn.Module):
    def __init__(self, pixels=9, z_dim=3, classes=4, aux_loss_multiplier=2.0):
        super().__init__()
        self.pixels, self.z_dim, self.classes = pixels, z_dim, classes
        self.aux_loss_multiplier = aux_loss_multiplier
        self.encoder_y = MLP(pixels, 8, classes)
        self.encoder_z = MLP(pixels + classes, 8, 2 * z_dim)
        self.decoder = MLP(z_dim + classes, 8, pixels)

    def model(self, xs, ys=None):
        pyro.module("ss_vae", self)
        with pyro.plate("data", xs.size(0)):
            zs = pyro.sample("z", dist.Normal(xs.new_zeros([xs.size(0), self.z_dim]), 1.0).to_event(1))
            prior = xs.new_ones([xs.size(0), self.classes]) / self.classes
            ys = pyro.sample("y", dist.OneHotCategorical(prior), obs=ys)
            logits = self.decoder(zs, ys)
            pyro.sample("x", dist.Bernoulli(logits=logits).to_event(1), obs=xs)

    def guide(self, xs, ys=None):
        with pyro.plate("data", xs.size(0)):
            if ys is None:
                ys = pyro.sample("y", dist.OneHotCategorical(logits=self.encoder_y(xs)))
            loc, raw = self.encoder_z(xs, ys).chunk(2, dim=-1)
            pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))

    def model_classify(self, xs, ys=None):
        pyro.module("ss_vae", self)
        with pyro.plate("data", xs.size(0)):
            if ys is not None:
                with pyro.poutine.scale(scale=self.aux_loss_multiplier):
                    pyro.sample("y_aux", dist.OneHotCategorical(logits=self.encoder_y(xs)), obs=ys)

    def guide_classify(self, xs, ys=None):
        """Nothing is latent here."""

    def classifier(self, xs):
        return self.encoder_y(xs).argmax(-1)


def run_inference_for_epoch(loaders, losses):
    totals = [0.0] * len(losses)
    for (x_s, y_s), x_u in zip(*loaders):
        for i, svi in enumerate(losses):
            totals[i] += svi.step(x_s, y_s)
        totals[0] += losses[0].step(x_u)
    return totals


vae = SSVAE()
optimizer = Adam({"lr": 0.001, "betas": (0.9, 0.999)})
guide = config_enumerate(vae.guide, "parallel", expand=True)
loss_basic = SVI(vae.model, guide, optimizer, loss=TraceEnum_ELBO(max_plate_nesting=1))  # error: PYR402
loss_aux = SVI(vae.model_classify, vae.guide_classify, optimizer, loss=Trace_ELBO())
supervised = [(torch.rand(5, 9).round(), torch.eye(4)[torch.randint(0, 4, (5,))]) for _ in range(2)]
unsupervised = [torch.rand(5, 9).round() for _ in range(2)]
for epoch in range(2):
    print(run_inference_for_epoch((supervised, unsupervised), [loss_basic, loss_aux]))
