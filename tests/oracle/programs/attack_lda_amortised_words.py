"""Topic model with documents of unequal length: a list of tensors, one plate a document, words summed out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

K, V = 2, 5
docs = [torch.tensor([0, 1, 1]), torch.tensor([4, 3])]


def model(docs):
    with pyro.plate("topics", K):
        phi = pyro.sample("phi", dist.Dirichlet(torch.ones(V)))
    for d, words in enumerate(docs):
        theta = pyro.sample(f"theta_{d}", dist.Dirichlet(torch.ones(K)))
        with pyro.plate(f"words_{d}", len(words)):
            z = pyro.sample(f"z_{d}", dist.Categorical(theta), infer={"enumerate": "parallel"})
            pyro.sample(f"w_{d}", dist.Categorical(phi[z]), obs=words)


def guide(docs):
    q_phi = pyro.param("q_phi", torch.ones(K, V), constraint=dist.constraints.positive)
    with pyro.plate("topics", K):
        pyro.sample("phi", dist.Dirichlet(q_phi))
    for d in range(len(docs)):
        q_theta = pyro.param(f"q_theta_{d}", torch.ones(K), constraint=dist.constraints.positive)
        pyro.sample(f"theta_{d}", dist.Dirichlet(q_theta))


svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(docs)
