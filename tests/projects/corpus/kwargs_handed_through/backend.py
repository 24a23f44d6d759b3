import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO


class Backend:
    def __init__(self, prior_scale=1.0, **optimiser):
        self.prior_scale = prior_scale
        self.optim = pyro.optim.Adam(optimiser)

    def model(self, x, mask=None):
        mu = pyro.sample("mu", dist.Normal(0.0, self.prior_scale))
        with pyro.plate("rows", x.shape[0]), pyro.poutine.mask(mask=mask):
            pyro.sample("x", dist.Normal(mu, 1.0), obs=x)

    def guide(self, x, mask=None):
        mu = pyro.param("mu_q", torch.tensor(0.0))
        pyro.sample("mu", dist.Normal(mu, self.prior_scale))

    def optimise(self, **data):
        svi = SVI(self.model, self.guide, self.optim, Trace_ELBO())
        return [svi.step(**data) for _ in range(2)]
