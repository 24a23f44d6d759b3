"""Two-parameter item response model: abilities and items in crossed plates."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class TwoParamLog:
    def __init__(self, num_items, num_subjects, device="cpu"):
        self.num_items = num_items
        self.num_subjects = num_subjects
        self.device = device

    def model(self, subjects, items, obs):
        with pyro.plate("thetas", self.num_subjects, device=self.device):
            ability = pyro.sample("theta", dist.Normal(torch.tensor(0.0), torch.tensor(1.0)))
        with pyro.plate("bs", self.num_items, device=self.device):
            diff = pyro.sample("b", dist.Normal(0.0, 1.0e3))
            slope = pyro.sample("a", dist.LogNormal(0.0, 1.0))
        with pyro.plate("observe_data", obs.size(0)):
            pyro.sample("obs", dist.Bernoulli(logits=slope[items] * (ability[subjects] - diff[items])), obs=obs)

    def guide(self, subjects, items, obs):
        loc_ability = pyro.param("loc_ability", torch.zeros(self.num_subjects))
        loc_diff = pyro.param("loc_diff", torch.zeros(self.num_items))
        loc_slope = pyro.param("loc_slope", torch.zeros(self.num_items))
        with pyro.plate("thetas", self.num_subjects, device=self.device):
            pyro.sample("theta", dist.Normal(loc_ability, 1.0))
        with pyro.plate("items", self.num_items, device=self.device):  # error: PYR304
            pyro.sample("b", dist.Normal(loc_diff, 1.0))
            pyro.sample("a", dist.LogNormal(loc_slope, 0.1))

    def fit(self, subjects, items, obs, epochs):
        svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.1}), loss=Trace_ELBO())
        pyro.clear_param_store()
        for _ in range(epochs):
            loss = svi.step(subjects, items, obs)
        return loss


irt = TwoParamLog(3, 4)
irt.fit(torch.tensor([0, 1, 2, 3]), torch.tensor([0, 1, 2, 0]), torch.tensor([1.0, 0.0, 1.0, 1.0]), epochs=2)
