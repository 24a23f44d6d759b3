"""The rows of the confusion matrices are left as a batch under the annotators' plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro import poutine
from pyro.infer.autoguide import AutoDelta
from pyro.ops.indexing import Vindex

CLASSES = 3


@config_enumerate
def model(labels):
    items, annotators = labels.shape
    with pyro.plate("annotators", annotators, dim=-1):
        confusion = pyro.sample(  # error: PYR205
            "confusion",
            dist.Dirichlet(torch.ones(CLASSES, CLASSES) + 5 * torch.eye(CLASSES)),
        )
    share = pyro.sample("share", dist.Dirichlet(torch.ones(CLASSES)))
    with pyro.plate("items", items, dim=-2):
        truth = pyro.sample("truth", dist.Categorical(share))
        with pyro.plate("votes", annotators, dim=-1):
            probs = Vindex(confusion)[..., truth, :]
            pyro.sample("labels", dist.Categorical(probs), obs=labels)


guide = AutoDelta(poutine.block(model, hide=["truth"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO())
for _ in range(2):
    svi.step(torch.tensor([[0, 0, 1, 0], [1, 1, 1, 2], [2, 2, 2, 2]]))
