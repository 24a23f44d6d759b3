import pyro
import pyro.distributions as dist
import torch
from pyro.distributions import constraints


class HMM:
    def __init__(self, states, symbols):
        self.states, self.symbols = states, symbols

    def model(self, sequences):
        with pyro.plate("states", self.states):
            rows = pyro.sample("rows", dist.Dirichlet(torch.ones(self.states)))
            emit = pyro.sample("emit", dist.Dirichlet(torch.ones(self.symbols)))
        with pyro.plate("sequences", len(sequences)):
            state = 0
            for t in pyro.markov(range(sequences.shape[1])):
                state = pyro.sample(f"state_{t}", dist.Categorical(rows[state]), infer={"enumerate": "parallel"})
                pyro.sample(f"symbol_{t}", dist.Categorical(emit[state]), obs=sequences[:, t])

    def guide(self, sequences):
        ones = torch.ones(self.states, self.states)
        rows = pyro.param("rows_q", ones, constraint=constraints.positive)
        emit = pyro.param("emit_q", torch.ones(self.states, self.symbols), constraint=constraints.positive)
        with pyro.plate("states", self.states):
            pyro.sample("rows", dist.Dirichlet(rows))
            pyro.sample("emit", dist.Dirichlet(emit))
