"""A semi-supervised VAE: digits are enumerated where the label is missing."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, Trace_ELBO, config_enumerate


class MLP(nn.Module):
    def __init__(self, sizes, activation=nn.ReLU, output=None):
        super().__init__()
        layers = []
        for n_in, n_out in zip(sizes[:-1], sizes[1:]):
            layers.append(nn.Linear(n_in, n_out))
            layers.append(activation())
        layers = layers[:-1]
        if output is not None:
            layers.append(output)
        self.net = nn.Sequential(*layers)

    def forward(self, *xs):
        return self.net(torch.cat(xs, dim=-1) if len(xs) > 1 else xs[0])


class SSVAE(nn.Module):
    def __init__(self, output_size=5, input_size=12, z_dim=3, hidden=(8,), aux_loss_multiplier=None):
        super().__init__()
        self.output_size, self.input_size, self.z_dim = output_size, input_size, z_dim
        hidden = list(hidden)
        self.encoder_y = MLP([input_size] + hidden + [output_size], output=nn.Softmax(dim=-1))
        self.encoder_z = MLP([input_size + output_size] + hidden + [2 * z_dim])
        self.decoder = MLP([z_dim + output_size] + hidden + [input_size], output=nn.Sigmoid())
        self.aux_loss_multiplier = aux_loss_multiplier or 0.3

    def model(self, xs, ys=None):
        pyro.module("ss_vae", self)
        batch_size = xs.size(0)
        options = dict(dtype=xs.dtype, device=xs.device)
        with pyro.plate("data"):
            prior_loc = torch.zeros(batch_size, self.z_dim, **options)
            prior_scale = torch.ones(batch_size, self.z_dim, **options)
            zs = pyro.sample("z", dist.Normal(prior_loc, prior_scale).to_event(1))
            alpha_prior = torch.ones(batch_size, self.output_size, **options) / (1.0 * self.output_size)
            ys = pyro.sample("y", dist.OneHotCategorical(alpha_prior), obs=ys)
            loc = self.decoder(zs.expand(ys.shape[:-1] + zs.shape[-1:]), ys)
            pyro.sample("x", dist.Bernoulli(loc, validate_args=False).to_event(1), obs=xs)
            return loc

    def guide(self, xs, ys=None):
        with pyro.plate("data"):
            alpha = self.encoder_y(xs)
            ys = pyro.sample("y", dist.OneHotCategorical(alpha), obs=ys)  # error: PYR302
            loc, raw = self.encoder_z(xs.expand(ys.shape[:-1] + xs.shape[-1:]), ys).chunk(2, -1)
            pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))

    def model_classify(self, xs, ys=None):
        pyro.module("ss_vae", self)
        with pyro.plate("data"):
            if ys is not None:
                alpha = self.encoder_y(xs)
                with pyro.poutine.scale(scale=self.aux_loss_multiplier):
                    pyro.sample("y_aux", dist.OneHotCategorical(alpha), obs=ys)

    def guide_classify(self, xs, ys=None):
        """The classifier has no latent sites."""


ss_vae = SSVAE()
adam = pyro.optim.Adam({"lr": 0.001, "betas": (0.9, 0.999)})
xs = torch.rand(10, 12).round()
ys = torch.nn.functional.one_hot(torch.arange(10) % 5, 5).float()
elbo = Trace_ELBO() if False else TraceEnum_ELBO(max_plate_nesting=1, strict_enumeration_warning=False)
unsup = SVI(ss_vae.model, config_enumerate(ss_vae.guide, "parallel", expand=True), adam, loss=elbo)
aux = SVI(ss_vae.model_classify, ss_vae.guide_classify, adam, loss=Trace_ELBO())
unsup.step(xs)
unsup.step(xs, ys)
aux.step(xs, ys)
