import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate

data = torch.randn(12)


@config_enumerate
def model():
    kind = pyro.sample("kind", dist.Categorical(torch.ones(4)))
    with pyro.plate("n", 12, subsample=torch.arange(3)) as i:
        pyro.sample("x", dist.Normal(kind.float(), 1.0), obs=data[i])  # error: PYR407


def guide():
    pass


TraceEnum_ELBO(max_plate_nesting=1).compute_marginals(model, guide)
