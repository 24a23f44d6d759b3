"""A scene with up to three objects: presence and place per step, nested helper modules, guide one step short."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


class Scene(nn.Module):
    def __init__(self, steps=3):
        super().__init__()
        self.steps = steps
        self.paint = nn.Linear(2, 4)
        self.look = nn.Linear(4, 5)

    def prior_step(self, t, n, canvas, present):
        present = pyro.sample("z_pres_{}".format(t), dist.Bernoulli(0.5 * present).to_event(1))
        where = pyro.sample("z_where_{}".format(t), dist.Normal(torch.zeros(n, 2), 1.0).to_event(1))
        return canvas + present * self.paint(where), present

    def model(self, images):
        pyro.module("scene", self)
        n = images.shape[0]
        with pyro.plate("data", n):
            canvas, present = torch.zeros(n, 4), torch.ones(n, 1)
            for t in range(self.steps):
                canvas, present = self.prior_step(t, n, canvas, present)
            pyro.sample("obs", dist.Normal(canvas, 1.0).to_event(1), obs=images)

    def guide(self, images):  # error: PYR301, PYR301
        pyro.module("scene", self)
        with pyro.plate("data", images.shape[0]):
            t = 0
            while t + 1 < self.steps:
                out = self.look(images)
                pyro.sample(f"z_pres_{t}", dist.Bernoulli(out[:, :1].sigmoid()).to_event(1))
                pyro.sample(f"z_where_{t}", dist.Normal(out[:, 1:3], out[:, 3:].exp()).to_event(1))
                t += 1


scene = Scene()
try:
    SVI(scene.model, scene.guide, pyro.optim.Adam({"lr": 1e-4}), loss=TraceGraph_ELBO()).step(torch.rand(2, 4))
except KeyError as error:
    print("the graph loss looks for", error)
