"""PYR415: autoguides over minibatches that are chosen elsewhere."""

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO
from pyro.infer.autoguide import (
    AutoDelta,
    AutoDiagonalNormal,
    AutoGuideList,
    AutoHierarchicalNormalMessenger,
    AutoLowRankMultivariateNormal,
    AutoMultivariateNormal,
    AutoNormal,
    AutoNormalMessenger,
    AutoStructured,
)
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
INDEX = torch.tensor([1, 4])
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_indices_given():
    def model(index, batch):
        with pyro.plate("n", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    guide = AutoNormal(model)  # error: PYR415
    SVI(model, guide, OPTIM, Trace_ELBO()).step(INDEX, DATA[INDEX])


def wrong_own_index_in_the_model():
    def model(y):
        with pyro.plate("n", 6, subsample=INDEX):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[INDEX])

    guide = AutoDelta(model)  # error: PYR415
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_minibatch_by_size():
    def model(batch):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 600, subsample_size=len(batch)):
            z = pyro.sample("z", dist.Normal(loc, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    guide = AutoNormal(model)  # error: PYR415
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_rows_of_a_table():
    def model(rows):
        with pyro.plate("n", 60, subsample_size=3):
            z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
            pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=rows)

    guide = AutoNormal(model)  # error: PYR415
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA.reshape(3, 2))


def right_create_plates():
    def model(index, batch):
        with pyro.plate("n", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    def plates(index, batch):
        return pyro.plate("n", 6, subsample=index)

    guide = AutoNormal(model, create_plates=plates)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(INDEX, DATA[INDEX])


def right_indexed_by_the_plate():
    def model(y):
        with pyro.plate("n", 6, subsample_size=2) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_indexed_by_its_indices():
    def model(y):
        plate = pyro.plate("n", 6, subsample_size=2)
        with plate:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[plate.indices])

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)


def right_pyro_subsample():
    def model(y):
        with pyro.plate("n", 6, subsample_size=2):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=pyro.subsample(y, event_dim=0))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_only_global_latents():
    def model(batch):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 600, subsample_size=len(batch)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=batch)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_plate_is_not_subsampled():
    def model(y):
        with pyro.plate("n", len(y)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_amortised_by_hand():
    def model(batch):
        with pyro.plate("n", 600, subsample_size=len(batch)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    def guide(batch):
        slope = pyro.param("slope", torch.tensor(0.5))
        with pyro.plate("n", 600, subsample_size=len(batch)):
            pyro.sample("z", dist.Normal(slope * batch, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_places_of_a_joint_guide():
    def model(y):
        with pyro.plate("n", len(y), subsample_size=2) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    guide = AutoDiagonalNormal(model)  # error: PYR415
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_places_in_a_trainer():
    class Trainer:
        def __init__(self):
            self.guide = AutoMultivariateNormal(self.model)  # error: PYR415
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, y):
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
            with pyro.plate("n", 6, subsample_size=3) as index:
                z = pyro.sample("z", dist.Normal(0.0, scale))
                pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

        def fit(self, y):
            return [self.svi.step(y) for _ in range(2)]

    Trainer().fit(DATA)


def wrong_places_of_a_structured_guide():
    class Model(PyroModule):
        def forward(self, y):
            rows = pyro.plate("n", 6, subsample_size=2)
            with rows:
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                return pyro.sample("y", dist.Normal(z, 1.0), obs=pyro.subsample(y, event_dim=0))

    model = Model()
    guide = AutoStructured(model)  # error: PYR415
    elbo = Trace_ELBO()
    elbo.differentiable_loss(model, guide, DATA)


def wrong_part_of_a_list():
    def model(index, batch):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(loc, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    guide = AutoGuideList(model)
    guide.append(AutoDelta(poutine.block(model, expose=["loc"])))
    guide.append(AutoNormal(poutine.block(model, hide=["loc"])))  # error: PYR415
    SVI(model, guide, OPTIM, Trace_ELBO()).step(INDEX, DATA[INDEX])


def right_messenger_runs_the_plates_of_the_model():
    def model(index, batch):
        with pyro.plate("n", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    SVI(model, AutoNormalMessenger(model), OPTIM, Trace_ELBO()).step(INDEX, DATA[INDEX])


def right_hierarchical_messenger():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2) as index:
            z = pyro.sample("z", dist.Normal(loc, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    SVI(model, AutoHierarchicalNormalMessenger(model), OPTIM, Trace_ELBO()).step(DATA)


def right_joint_guide_of_global_latents():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    SVI(model, AutoDiagonalNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_joint_guide_of_the_same_rows():
    def model(y):
        with pyro.plate("n", 6, subsample=INDEX) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    SVI(model, AutoLowRankMultivariateNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_enumerated_in_the_plate():
    def model(y):
        probs = pyro.sample("probs", dist.Beta(1.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2) as index:
            z = pyro.sample("z", dist.Bernoulli(probs), infer={"enumerate": "parallel"})
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    guide = AutoDiagonalNormal(poutine.block(model, hide=["z"]))
    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)
