"""Semi-supervised: the kind of a bird is a latent when nobody labelled its song, in the model and in the guide."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

KINDS, NOTES, STYLE = 3, 5, 2


class Songs(nn.Module):
    def __init__(self):
        super().__init__()
        self.sing = nn.Linear(STYLE + KINDS, NOTES)
        self.classify = nn.Linear(NOTES, KINDS)
        self.listen = nn.Linear(NOTES + KINDS, 2 * STYLE)

    @staticmethod
    def join(a, b):
        shape = torch.broadcast_shapes(a.shape[:-1], b.shape[:-1])
        return torch.cat([a.expand(shape + a.shape[-1:]), b.expand(shape + b.shape[-1:])], -1)

    def model(self, song, kind=None):
        pyro.module("songs", self)
        with pyro.plate("birds", len(song)):
            kind = pyro.sample("kind", dist.OneHotCategorical(torch.ones(KINDS) / KINDS), obs=kind)
            style = pyro.sample("style", dist.Normal(torch.zeros(STYLE), 1.0).to_event(1))
            logits = self.sing(self.join(style, kind))
            pyro.sample("song", dist.Bernoulli(logits=logits).to_event(1), obs=song)

    def guide(self, song, kind=None):
        with pyro.plate("birds", len(song)):
            if kind is None:
                kind = pyro.sample("kind", dist.OneHotCategorical(logits=self.classify(song)))
            out = self.listen(self.join(song, kind))
            loc, log_scale = out[..., :STYLE], out[..., STYLE:]
            pyro.sample("style", dist.Normal(loc, log_scale.exp()).to_event(1))


pyro.set_rng_seed(7)
songs = Songs()
elbo = TraceEnum_ELBO(max_plate_nesting=1, strict_enumeration_warning=False)
svi = SVI(songs.model, config_enumerate(songs.guide, expand=True), pyro.optim.Adam({"lr": 1e-3}), loss=elbo)
recorded = torch.bernoulli(torch.full((4, NOTES), 0.5))
labels = nn.functional.one_hot(torch.tensor([0, 1, 2, 0]), KINDS).float()
for _ in range(2):
    svi.step(recorded)
    svi.step(recorded, labels)
