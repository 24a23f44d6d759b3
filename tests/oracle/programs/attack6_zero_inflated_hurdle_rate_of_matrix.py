"""Zero-inflated counts in two spellings, with an offset of exposures."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, RenyiELBO
from pyro.infer.autoguide import AutoNormal, AutoLaplaceApproximation

np.random.seed(0)
n = 80
x = np.random.randn(n, 2)
exposure = np.random.uniform(1, 3, size=n)
lam = np.exp(0.3 * x[:, 0]) * exposure
y = np.where(np.random.rand(n) < 0.3, 0, np.random.poisson(lam))
x_t, e_t, y_t = (torch.as_tensor(a, dtype=torch.float32) for a in (x, exposure, y))


def zip_model(x, exposure, y=None):
    b = pyro.sample("b", dist.Normal(torch.zeros(x.shape[1]), 1.0).to_event(1))
    intercept = pyro.sample("intercept", dist.Normal(0.0, 1.0))
    gate = pyro.sample("gate", dist.Beta(1.0, 1.0))
    rate = torch.exp(intercept + x @ b + exposure.log())
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.ZeroInflatedPoisson(rate, gate=gate), obs=y)


def zinb_model(x, exposure, y=None):
    b = pyro.sample("b", dist.Normal(torch.zeros(x.shape[1]), 1.0).to_event(1))
    gate_logits = pyro.sample("gate_logits", dist.Normal(0.0, 1.0))
    conc = pyro.sample("conc", dist.Exponential(1.0))
    logits = (x * b) + exposure.log().unsqueeze(-1)
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.ZeroInflatedNegativeBinomial(total_count=conc, logits=logits, gate_logits=gate_logits), obs=y)  # error: PYR205


for model, guide_class, loss in [
    (zip_model, AutoNormal, Trace_ELBO()),
    (zinb_model, AutoNormal, RenyiELBO(alpha=0.5, num_particles=3)),
]:
    pyro.clear_param_store()
    guide = guide_class(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
    svi.step(x_t, e_t, y_t)
