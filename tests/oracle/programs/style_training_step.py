"""In the manner of a trainer framework: a task object that holds loss, model and guide and hands out optimisers."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule


class Dose(PyroModule):
    def __init__(self, patients):
        super().__init__()
        self.patients = patients

    def forward(self, dose, response=None):
        potency = pyro.sample("potency", dist.LogNormal(0.0, 1.0))
        baseline = pyro.sample("baseline", dist.Normal(0.0, 1.0))
        with pyro.plate("patients", self.patients, subsample_size=len(dose)):
            return pyro.sample("response", dist.Normal(baseline + potency * dose, 1.0), obs=response)


class Task(torch.nn.Module):
    def __init__(self, model, guide_class=AutoNormal, lr=0.01):
        super().__init__()
        self.elbo = Trace_ELBO()(model, guide_class(model))
        self.lr = lr

    def training_step(self, batch):
        return self.elbo(*batch)

    def configure_optimizers(self):
        return torch.optim.Adam(self.elbo.parameters(), lr=self.lr)


class Loop:
    def run(self, task, batches):
        with torch.no_grad():
            task.training_step(batches[0])
        optimizer = task.configure_optimizers()
        for batch in batches:
            optimizer.zero_grad()
            task.training_step(batch).backward()
            optimizer.step()


pyro.set_rng_seed(0)
pyro.settings.set(module_local_params=True)
Loop().run(Task(Dose(6)), [(torch.rand(3), torch.rand(3)) for _ in range(2)])
