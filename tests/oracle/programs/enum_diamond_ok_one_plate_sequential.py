# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

ratings = torch.zeros(2, 3)


@config_enumerate
def model(ratings):
    films = pyro.plate("films", 3)
    with films:
        genre = pyro.sample("genre", dist.Bernoulli(pyro.param("p", torch.tensor(0.5))))  # error: PYR501
    for user in pyro.plate("users", 2):
        fan = pyro.sample(f"fan_{user}", dist.Bernoulli(0.5))
        with films:
            pyro.sample(f"rating_{user}", dist.Normal(fan * genre, 1.0), obs=ratings[user])


SVI(model, lambda r: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(ratings)
