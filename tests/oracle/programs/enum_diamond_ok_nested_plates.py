import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(words):
    with pyro.plate("documents", 3, dim=-1):
        topic = pyro.sample("topic", dist.Categorical(torch.ones(2)))
        with pyro.plate("words", 5, dim=-2):
            rare = pyro.sample("rare", dist.Bernoulli(0.1))
            mean = pyro.param("m", torch.tensor([0.0, 1.0]))[topic] + rare
            pyro.sample("word", dist.Normal(mean, 1.0), obs=words)


svi = SVI(model, lambda words: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2))
svi.step(torch.zeros(5, 3))
