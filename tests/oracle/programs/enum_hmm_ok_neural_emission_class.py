import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


class NeuralHmm(torch.nn.Module):
    def __init__(self, hidden=3):
        super().__init__()
        self.hidden = hidden
        self.net = torch.nn.Sequential(torch.nn.Linear(hidden, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))

    def model(self, data):
        pyro.module("emission", self.net)
        rows = torch.ones(self.hidden, self.hidden)
        z = torch.tensor(0)
        for t in pyro.markov(range(len(data))):
            z = pyro.sample(f"z_{t}", dist.Categorical(rows[z]), infer={"enumerate": "parallel"})
            mean = self.net(torch.eye(self.hidden)[z]).squeeze(-1)
            pyro.sample(f"x_{t}", dist.Normal(mean, 1.0), obs=data[t])

    def guide(self, data):
        pass


hmm = NeuralHmm()
SVI(hmm.model, hmm.guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(4))
