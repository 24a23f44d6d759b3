import torch
import pyro
import pyro.distributions as dist
from pyro.infer import RenyiELBO


class M:
    def model(self):
        u = pyro.sample("u", dist.Normal(0.0, 1.0))  # error: PYR303
        v = pyro.sample("v", dist.Normal(0.0, 1.0))  # error: PYR303
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(u + v + w, 1.0), obs=torch.tensor(0.0))

    def guide(self):
        for name in ["u", "v"]:
            pyro.sample(name, dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
        pyro.sample("w", dist.Normal(pyro.param("wl", torch.tensor(0.0)), 1.0), infer={"is_auxiliary": False})


m = M()
RenyiELBO(num_particles=2).loss(m.model, m.guide)
