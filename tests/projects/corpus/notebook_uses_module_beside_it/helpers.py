import pyro
import pyro.distributions as dist


def scaled_normal(name, scale):
    raw = pyro.sample(name + "_raw", dist.Normal(0.0, 1.0))
    return pyro.deterministic(name, raw * scale)


def make_optimizer(lr, **options):
    return pyro.optim.AdamW({"lr": lr, **options})
