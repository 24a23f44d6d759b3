import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

ratings = torch.zeros(4, 3)


@config_enumerate
def model(ratings):
    users, films = ratings.shape
    taste = pyro.param("taste", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    film_plate = pyro.plate("films", films, dim=-1)
    user_plate = pyro.plate("users", users, dim=-2)
    with film_plate:
        genre = pyro.sample("genre", dist.Bernoulli(0.5))
    with user_plate:
        fan = pyro.sample("fan", dist.Bernoulli(taste))
    with user_plate, film_plate:
        pyro.sample("rating", dist.Normal(fan * genre, 1.0), obs=ratings)  # error: PYR405


def guide(ratings):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2)).step(ratings)
