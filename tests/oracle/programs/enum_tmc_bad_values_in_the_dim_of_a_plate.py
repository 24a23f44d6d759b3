"""Two enumerated draws index a table whose transposed values land in the dim of a plate, under TraceTMC_ELBO."""
import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.distributions import transforms
from pyro.infer import (
    SVI,
    RenyiELBO,
    ReweightedWakeSleep,
    Trace_ELBO,
    TraceEnum_ELBO,
    TraceGraph_ELBO,
    TraceMeanField_ELBO,
    TraceTailAdaptive_ELBO,
    TraceTMC_ELBO,
    config_enumerate,
)
from pyro.ops.indexing import Vindex
from pyro.poutine.plate_messenger import block_plate
from pyro.optim import Adam
from torch import nn




def model(data, row, counts):
    plate_5 = pyro.plate('plate_5', 2, dim=-1)
    plate_6 = pyro.plate('plate_6', 3, dim=-2)
    c3 = pyro.sample('c3', dist.Categorical(torch.ones(3) / 3), infer={'enumerate': 'parallel'})
    with plate_5:
        a1 = pyro.sample('a1', dist.Categorical(torch.eye(3)[c3] * 0.7 + 0.1), infer={'enumerate': 'parallel'})
    b2 = pyro.sample('b2', dist.Categorical(torch.ones(3) / 3), infer={'enumerate': 'parallel'})
    with plate_5, plate_6:
        pyro.sample('y4', dist.Normal(Vindex(torch.rand(3, 3))[a1, b2].transpose(-1, 0), 1.0), obs=torch.tensor(0.3))  # error: PYR205

def guide(data, row, counts):
    pass
svi = SVI(model, guide, Adam({'lr': 0.01}), loss=TraceTMC_ELBO())

if __name__ == "__main__":
    svi.step(torch.full((4, 3), 0.5), torch.full((3,), 0.5), torch.ones(4, 2))
