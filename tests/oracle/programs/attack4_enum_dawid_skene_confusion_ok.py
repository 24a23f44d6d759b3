"""Crowd labels: item classes enumerated, each annotator's confusion row picked by both."""
import torch

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.ops.indexing import Vindex


def multinomial(annotations):
    num_classes = int(annotations.max()) + 1
    num_items, num_positions = annotations.shape
    with pyro.plate("class", num_classes):
        zeta = pyro.sample("zeta", dist.Dirichlet(torch.ones(num_classes)))
    pi = pyro.sample("pi", dist.Dirichlet(torch.ones(num_classes)))
    with pyro.plate("item", num_items, dim=-2):
        c = pyro.sample("c", dist.Categorical(pi), infer={"enumerate": "parallel"})
        with pyro.plate("position", num_positions):
            pyro.sample("y", dist.Categorical(zeta[c]), obs=annotations)


def dawid_skene(positions, annotations):
    num_annotators = int(torch.max(positions)) + 1
    num_classes = int(torch.max(annotations)) + 1
    num_items, num_positions = annotations.shape
    with pyro.plate("annotator", num_annotators, dim=-2):
        with pyro.plate("class", num_classes):
            beta = pyro.sample("beta", dist.Dirichlet(torch.ones(num_classes)))
    pi = pyro.sample("pi", dist.Dirichlet(torch.ones(num_classes)))
    with pyro.plate("item", num_items, dim=-2):
        c = pyro.sample("c", dist.Categorical(pi), infer={"enumerate": "parallel"})
        with pyro.plate("position", num_positions):
            pyro.sample("y", dist.Categorical(Vindex(beta)[positions, c, :]), obs=annotations)


annotators = torch.tensor([0, 0, 1, 2, 3])
annotations = torch.tensor([[0, 1, 0, 0, 1], [1, 1, 1, 2, 1], [2, 2, 2, 2, 0]])
for model, data in ((multinomial, (annotations,)), (dawid_skene, (annotators, annotations))):
    pyro.clear_param_store()
    guide = AutoDelta(poutine.block(config_enumerate(model, "parallel"), hide=["c"]))
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2))
    for _ in range(2):
        svi.step(*data)
