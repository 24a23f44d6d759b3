"""A loader gives inputs and labels; the loop hands over the inputs only."""
# shows: PYR312 missing 1 required positional argument: 'labels'
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


from torch.utils.data import DataLoader, TensorDataset


class Classifier:
    def model(self, x, labels):
        w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        with pyro.plate("data", x.shape[0]):
            pyro.sample("y", dist.Bernoulli(logits=x @ w), obs=labels)

    def guide(self, x, labels):
        pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.zeros(2)), 1.0).to_event(1))


classifier = Classifier()
svi = SVI(classifier.model, classifier.guide, Adam({"lr": 0.01}), Trace_ELBO())
for x, labels in DataLoader(TensorDataset(torch.ones(4, 2), torch.ones(4)), batch_size=2):
    svi.step(x)  # error: PYR312
