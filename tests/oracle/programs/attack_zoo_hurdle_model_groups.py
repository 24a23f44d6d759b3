"""A hurdle model for rainfall by station; partial pooling written once for three coefficients."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal, init_to_median


def pooled(name, plate, loc=0.0):
    mean = pyro.sample(f"{name}_mean", dist.Normal(loc, 1.0))
    sd = pyro.sample(f"{name}_sd", dist.HalfNormal(1.0))
    with plate:
        raw = pyro.sample(f"{name}_raw", dist.Normal(0.0, 1.0))
    return mean + sd * raw


def model(station, rain=None):
    stations = pyro.plate("stations", 3)
    wet = pooled("wet", stations)
    amount = pooled("amount", stations, loc=1.0)
    with pyro.plate("days", len(station)):
        is_wet = None if rain is None else (rain > 0).float()
        w = pyro.sample("is_wet", dist.Bernoulli(logits=wet[station]), obs=is_wet)
        with pyro.poutine.mask(mask=w.bool()):
            observed = None if rain is None else rain.clamp(min=0.1)
            return pyro.sample("rain", dist.LogNormal(amount[station], 1.0), obs=observed)


guide = AutoLowRankMultivariateNormal(model, rank=2, init_loc_fn=init_to_median(num_samples=3))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
station = torch.tensor([0, 1, 2, 0])
for _ in range(2):
    svi.step(station, torch.tensor([0.0, 1.2, 0.3, 0.0]))
