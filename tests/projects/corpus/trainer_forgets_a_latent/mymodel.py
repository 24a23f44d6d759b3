import pyro
import pyro.distributions as dist


def prior():
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.HalfNormal(1.0))
    return loc, scale


def model(data):
    loc, scale = prior()
    with pyro.plate("rows", data.shape[0]):
        pyro.sample("obs", dist.Normal(loc, scale), obs=data)
