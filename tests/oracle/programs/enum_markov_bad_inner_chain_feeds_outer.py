# shows: PYR408 Error while packing tensors
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(pages):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    style = torch.tensor(0)
    for page in pyro.markov(range(2)):
        style = pyro.sample(f"style_{page}", dist.Categorical(trans[style]))  # error: PYR408
        mood = style
        for line in pyro.markov(range(2)):
            mood = pyro.sample(f"mood_{page}_{line}", dist.Categorical(trans[mood]))
            pyro.sample(f"x_{page}_{line}", dist.Normal(mood.float(), 1.0), obs=pages[page, line])
        style = mood


SVI(model, lambda pages: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2, 2))
