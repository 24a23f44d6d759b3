"""PYR502: networks that no optimiser reaches."""

from functools import partial

import pyro
import pyro.distributions as dist
import pyro.distributions.transforms as transforms
import torch
import torch.nn as nn
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, pyro_method

DATA = torch.linspace(-1.0, 1.0, 12).reshape(6, 2)
OPTIM = pyro.optim.Adam({"lr": 0.01})


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 4)
        self.loc = nn.Linear(4, 1)

    def forward(self, x):
        return self.loc(torch.relu(self.hidden(x))).squeeze(-1)


class Stack(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers
        self.last = nn.Linear(2, 1)

    def forward(self, x):
        for layer in self.layers:
            x = torch.tanh(layer(x))
        return self.last(x).squeeze(-1)


def model(x):
    with pyro.plate("n", len(x)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[:, 0])


def train(model, guide):
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_a_closure():
    encoder = Encoder()

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 1.0))  # error: PYR502

    train(model, guide)


def wrong_in_a_class():
    class VAE(nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = Encoder()
            self.decoder = nn.Sequential(nn.Linear(1, 4), nn.ReLU(), nn.Linear(4, 1))

        def model(self, x):
            pyro.module("decoder", self.decoder)
            with pyro.plate("n", len(x)):
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                loc = self.decoder(z.unsqueeze(-1)).squeeze(-1)
                pyro.sample("x", dist.Normal(loc, 1.0), obs=x[:, 0])

        def guide(self, x):
            with pyro.plate("n", len(x)):
                loc = self.encoder(x)  # error: PYR502
                pyro.sample("z", dist.Normal(loc, 1.0))

    vae = VAE()
    train(vae.model, vae.guide)


def wrong_layers_in_a_plain_list():
    class Holder(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = [nn.Linear(2, 2), nn.Linear(2, 2)]
            self.last = nn.Linear(2, 1)

        def forward(self, x):
            for layer in self.hidden:
                x = torch.tanh(layer(x))  # error: PYR502
            return self.last(x).squeeze(-1)

    holder = Holder()

    def guide(x):
        pyro.module("holder", holder)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(holder(x), 1.0))

    train(model, guide)


def wrong_method_of_a_pyro_module():
    class Amortized(PyroModule):
        def __init__(self):
            super().__init__()
            self.encoder = nn.Linear(2, 1)

        def guide(self, x):
            with pyro.plate("n", len(x)):
                loc = self.encoder(x).squeeze(-1)  # error: PYR502
                pyro.sample("z", dist.Normal(loc, 1.0))

    train(model, Amortized().guide)


def wrong_guide_that_is_a_plain_module():
    class Guide(nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = Encoder()

        def forward(self, x):
            with pyro.plate("n", len(x)):
                pyro.sample("z", dist.Normal(self.encoder(x), 1.0))  # error: PYR502

    train(model, Guide())


def wrong_flow():
    flow = transforms.planar(2)

    def flexible(x):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(z[0], 1.0), obs=x[:, 0])

    def guide(x):
        base = dist.Normal(torch.zeros(2), 1.0).to_event(1)
        pyro.sample("z", dist.TransformedDistribution(base, [flow]))  # error: PYR502

    train(flexible, guide)


def right_registered_flow():
    flow = transforms.planar(2)
    more = nn.ModuleList([transforms.affine_autoregressive(2), transforms.planar(2)])

    def flexible(x):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(z[0], 1.0), obs=x[:, 0])

    def guide(x):
        pyro.module("flow", flow)
        pyro.module("more", more)
        base = dist.Normal(torch.zeros(2), 1.0).to_event(1)
        pyro.sample("z", dist.TransformedDistribution(base, [flow, *more, transforms.permute(2)]))

    train(flexible, guide)


def right_registered_through_its_parent():
    class VAE(nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = Encoder()

        def model(self, x):
            pyro.module("vae", self)
            model(x)

        def guide(self, x):
            with pyro.plate("n", len(x)):
                pyro.sample("z", dist.Normal(self.encoder(x), 1.0))

    vae = VAE()
    train(vae.model, vae.guide)


def right_registered_by_the_other_side():
    encoder = Encoder()

    def wider(x):
        pyro.module("encoder", encoder)
        model(x)

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 1.0))

    train(wider, guide)


def right_read_while_a_pyro_module_is_called():
    class Guide(PyroModule):
        def __init__(self):
            super().__init__()
            self.encoder = Encoder()

        def forward(self, x):
            with pyro.plate("n", len(x)):
                pyro.sample("z", dist.Normal(self.encoder(x), 1.0))

    train(model, Guide())


def right_pyro_method():
    class Amortized(PyroModule):
        def __init__(self):
            super().__init__()
            self.encoder = Encoder()

        @pyro_method
        def guide(self, x):
            with pyro.plate("n", len(x)):
                pyro.sample("z", dist.Normal(self.encoder(x), 1.0))

    train(model, Amortized().guide)


def right_optimiser_gets_the_parameters():
    encoder = Encoder()
    own = torch.optim.Adam(encoder.parameters(), lr=0.01)

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 1.0))

    loss = Trace_ELBO().differentiable_loss(model, guide, DATA)
    loss.backward()
    own.step()
    train(model, guide)


def right_frozen_on_purpose():
    features = nn.Linear(2, 2).requires_grad_(False)
    head = nn.Linear(2, 1)

    def guide(x):
        pyro.module("head", head)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(head(features(x)).squeeze(-1), 1.0))

    train(model, guide)


def right_without_gradient():
    encoder, head = Encoder(), nn.Linear(1, 1)

    def guide(x):
        pyro.module("head", head)
        with torch.no_grad():
            code = encoder(x)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(head(code.unsqueeze(-1)).squeeze(-1), 1.0))

    train(model, guide)


def right_loaded_weights():
    encoder, head = Encoder(), nn.Linear(1, 1)
    encoder.load_state_dict(Encoder().state_dict())

    def guide(x):
        pyro.module("head", head)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(head(encoder(x).unsqueeze(-1)).squeeze(-1), 1.0))

    train(model, guide)


def right_list_of_layers():
    net = Stack(nn.ModuleList([nn.Linear(2, 2) for _ in range(3)]))

    def guide(net, x):
        pyro.module("net", net)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(net(x), 1.0))

    train(model, partial(guide, net))


def right_nothing_to_train():
    squash = nn.Sequential(nn.Tanh(), nn.Dropout(0.1))

    def squashed(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(squash(z), 1.0), obs=x[:, 0])

    train(squashed, AutoNormal(squashed))


def right_handed_to_what_is_not_followed():
    encoder = Encoder()
    torch.nn.utils.clip_grad_norm_([encoder.hidden.weight, encoder.loc.weight], 10.0)

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 1.0))

    train(model, guide)


def wrong_elbo_as_a_module_in_a_loop():
    encoder, decoder = nn.Linear(2, 1), nn.Linear(1, 2)

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(decoder(z.unsqueeze(-1)), 1.0).to_event(1), obs=x)

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x).squeeze(-1), 1.0))  # error: PYR502

    elbo = Trace_ELBO()(model, guide)
    optimiser = torch.optim.Adam(decoder.parameters(), lr=0.01)
    for _ in range(2):
        optimiser.zero_grad()
        elbo(DATA).backward()
        optimiser.step()


def wrong_differentiable_loss_in_a_function():
    class Model(PyroModule):
        def __init__(self):
            super().__init__()
            self.decoder = nn.Linear(1, 2)

        def forward(self, x):
            with pyro.plate("n", len(x)):
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                pyro.sample("x", dist.Normal(self.decoder(z.unsqueeze(-1)), 1.0).to_event(1), obs=x)

    class Encoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))

        def forward(self, x):
            return self.net(x).squeeze(-1)

    model, encoder = Model(), Encoder()

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 1.0))  # error: PYR502

    def train(steps):
        optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
        loss_of = Trace_ELBO().differentiable_loss
        for _ in range(steps):
            loss = loss_of(model, guide, DATA)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()

    train(2)


def wrong_lightning_style():
    class Module:
        def __init__(self):
            self.net = nn.Linear(2, 1)
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, x):
            with pyro.plate("n", len(x)):
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                pyro.sample("x", dist.Normal(z.unsqueeze(-1), 1.0).expand([len(x), 2]).to_event(1), obs=x)

        def guide(self, x):
            with pyro.plate("n", len(x)):
                pyro.sample("z", dist.Normal(self.net(x).squeeze(-1), 1.0))  # error: PYR502

        def training_step(self, batch):
            return self.svi.step(batch)

    Module().training_step(DATA)


def right_elbo_as_a_module_of_modules():
    class Model(PyroModule):
        def __init__(self):
            super().__init__()
            self.decoder = nn.Linear(1, 2)

        def forward(self, x):
            with pyro.plate("n", len(x)):
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                pyro.sample("x", dist.Normal(self.decoder(z.unsqueeze(-1)), 1.0).to_event(1), obs=x)

    class Guide(PyroModule):
        def __init__(self):
            super().__init__()
            self.encoder = nn.Linear(2, 1)

        def forward(self, x):
            with pyro.plate("n", len(x)):
                pyro.sample("z", dist.Normal(self.encoder(x).squeeze(-1), 1.0))

    elbo = Trace_ELBO()(Model(), Guide())
    optimiser = torch.optim.Adam(elbo.parameters(), lr=0.01)
    elbo(DATA).backward()
    optimiser.step()


def right_two_optimisers():
    encoder, decoder = nn.Linear(2, 1), nn.Linear(1, 2)

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(decoder(z.unsqueeze(-1)), 1.0).to_event(1), obs=x)

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x).squeeze(-1), 1.0))

    optimisers = [torch.optim.Adam(net.parameters(), lr=0.01) for net in (encoder, decoder)]
    Trace_ELBO().differentiable_loss(model, guide, DATA).backward()
    for optimiser in optimisers:
        optimiser.step()


def right_frozen_encoder_in_a_loop():
    encoder, decoder = nn.Linear(2, 1), nn.Linear(1, 2)
    for parameter in encoder.parameters():
        parameter.requires_grad_(False)

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(decoder(z.unsqueeze(-1)), 1.0).to_event(1), obs=x)

    def guide(x):
        at = pyro.param("shift", torch.tensor(0.0))
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x).squeeze(-1) + at, 1.0))

    optimiser = torch.optim.Adam(decoder.parameters(), lr=0.01)
    Trace_ELBO().differentiable_loss(model, guide, DATA).backward()
    optimiser.step()


def right_only_evaluated():
    encoder = nn.Linear(2, 1)

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z.unsqueeze(-1), 1.0).expand([len(x), 2]).to_event(1), obs=x)

    def guide(x):
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(encoder(x).squeeze(-1), 1.0))

    Trace_ELBO(num_particles=2).loss(model, guide, DATA)


def wrong_one_of_two_networks():
    networks = {"loc": nn.Linear(2, 1), "scale": nn.Linear(2, 1)}

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z.unsqueeze(-1), 1.0).expand([len(x), 2]).to_event(1), obs=x)

    def guide(x):
        pyro.module("loc", networks["loc"])
        loc = networks["loc"](x).squeeze(-1)
        scale = networks["scale"](x).squeeze(-1).exp()  # error: PYR502
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(loc, scale))

    train(model, guide)


def right_registered_by_a_helper():
    networks = {"loc": nn.Linear(2, 1), "scale": nn.Linear(2, 1)}

    def register():
        for name, network in networks.items():
            pyro.module(name, network)

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z.unsqueeze(-1), 1.0).expand([len(x), 2]).to_event(1), obs=x)

    def guide(x):
        register()
        with pyro.plate("n", len(x)):
            scale = networks["scale"](x).squeeze(-1).exp()
            pyro.sample("z", dist.Normal(networks["loc"](x).squeeze(-1), scale))

    train(model, guide)


def right_embedding_of_given_vectors():
    vectors = nn.Embedding.from_pretrained(torch.randn(6, 1))

    def model(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z.unsqueeze(-1), 1.0).expand([len(x), 2]).to_event(1), obs=x)

    def guide(x):
        shift = pyro.param("shift", torch.tensor(0.0))
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(vectors(torch.arange(6)).squeeze(-1) + shift, 1.0))

    train(model, guide)
