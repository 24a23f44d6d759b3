import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


def model(ratings):
    films = pyro.plate("films", 3, dim=-1)
    users = pyro.plate("users", 4, dim=-2)
    with films:
        genre = pyro.sample("genre", dist.Bernoulli(0.5))
    with users:
        fan = pyro.sample("fan", dist.Bernoulli(0.5))
    with users, films:
        pyro.sample("rating", dist.Normal(fan * genre, 1.0), obs=ratings)


@config_enumerate
def guide(ratings):
    q = pyro.param("q", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    with pyro.plate("films", 3, dim=-1):
        pyro.sample("genre", dist.Bernoulli(q))
    with pyro.plate("users", 4, dim=-2):
        pyro.sample("fan", dist.Bernoulli(q))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2)).step(torch.zeros(4, 3))
