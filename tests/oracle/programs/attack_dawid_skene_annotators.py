"""Annotators with confusion matrices; the true class is summed out in crossed plates; guide by a class method."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

C, A = 2, 3


class DawidSkene:
    @config_enumerate
    def model(self, annotations):
        pi = pyro.sample("pi", dist.Dirichlet(torch.ones(C)))
        with pyro.plate("annotator", A, dim=-2), pyro.plate("class", C):
            confusion = pyro.sample("confusion", dist.Dirichlet(torch.ones(C)))
        with pyro.plate("item", annotations.shape[-1], dim=-1):
            c = pyro.sample("c", dist.Categorical(pi))
            with pyro.plate("position", A, dim=-2):
                probs = confusion[torch.arange(A)[:, None], c]
                pyro.sample("annotation", dist.Categorical(probs), obs=annotations)

    def guide(self, annotations):  # error: PYR301
        pyro.sample("pi", dist.Dirichlet(pyro.param("q_pi", torch.ones(C), constraint=dist.constraints.positive)))
        q = pyro.param("q_conf", torch.ones(A, C, C), constraint=dist.constraints.positive)
        with pyro.plate("annotators", A, dim=-2), pyro.plate("class", C):  # error: PYR304
            pyro.sample("confusions", dist.Dirichlet(q))  # error: PYR302


ds = DawidSkene()
data = torch.tensor([[0, 1], [0, 1], [1, 1]])
SVI(ds.model, ds.guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2)).step(data)
