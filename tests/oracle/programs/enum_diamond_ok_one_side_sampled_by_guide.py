import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(ratings):
    films = pyro.plate("films", 3, dim=-1)
    users = pyro.plate("users", 4, dim=-2)
    with films:
        genre = pyro.sample("genre", dist.Bernoulli(0.5))
    with users:
        fan = pyro.sample("fan", dist.Normal(0.0, 1.0))
    with users, films:
        pyro.sample("rating", dist.Normal(fan * genre, 1.0), obs=ratings)


def guide(ratings):
    loc = pyro.param("loc", torch.zeros(4, 1))
    with pyro.plate("users", 4, dim=-2):
        pyro.sample("fan", dist.Normal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2)).step(torch.zeros(4, 3))
