"""PYR204: full data in a plate that took a minibatch."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO, TraceGraph_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(6, 2)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_index_not_taken():
    # shows: PYR204 Value is not broadcastable with batch_shape+event_shape
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)  # error: PYR204

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_given_indices():
    # shows: PYR204 Value is not broadcastable with batch_shape+event_shape
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample=torch.tensor([0, 3, 5])):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)  # error: PYR204

    SVI(model, AutoNormal(model), OPTIM, TraceGraph_ELBO()).step(DATA)


def wrong_rows_of_a_table():
    # shows: PYR204 Value is not broadcastable with batch_shape+event_shape
    def model(table):
        loc = pyro.sample("loc", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        with pyro.plate("rows", len(table), subsample_size=3):
            pyro.sample("x", dist.Normal(loc, 1.0).to_event(1), obs=table)  # error: PYR204

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def wrong_inputs_indexed_but_not_targets():
    # shows: PYR204 Value is not broadcastable with batch_shape+event_shape
    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=4) as index:
            pyro.sample("y", dist.Normal(slope * x[index], 1.0), obs=y)  # error: PYR204

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA, DATA)


def right_indexed():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_minibatch_from_outside():
    def model(batch):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 600, subsample_size=len(batch)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=batch)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_pyro_subsample():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2):
            batch = pyro.subsample(y, event_dim=0)
            pyro.sample("y", dist.Normal(loc, 1.0), obs=batch)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_subsample_of_everything():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=6):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_the_same_rows_every_time():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y), subsample_size=2):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[:2])  # error: PYR204

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_slice_of_a_table():
    def model(table):
        loc = pyro.sample("loc", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        with pyro.plate("rows", 6, subsample_size=3):
            rows = table[0:3]
            pyro.sample("x", dist.Normal(loc, 1.0).to_event(1), obs=rows)  # error: PYR204

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def right_slice_of_the_step():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    svi = SVI(model, AutoNormal(model), OPTIM, Trace_ELBO())
    for start in range(0, 6, 2):
        svi.step(DATA[start : start + 2])


def right_slice_of_shuffled_data():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[torch.randperm(6)][:2])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_first_half_as_a_plate_of_its_own():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 3):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[:3])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_columns_are_sliced():
    def model(table):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("rows", 6, subsample_size=3) as index:
            pyro.sample("x", dist.Normal(loc, 1.0).expand([3, 1]).to_event(1), obs=table[index][:, :1])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def wrong_in_forward_of_a_module():
    # shows: PYR204 Value is not broadcastable with batch_shape
    class Regression(PyroModule):
        def __init__(self, size):
            super().__init__()
            self.size = size

        def forward(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", self.size, subsample_size=2):
                return pyro.sample("y", dist.Normal(loc, 1.0), obs=y)  # error: PYR204

    model = Regression(6)
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_plate_kept_by_a_trainer():
    # shows: PYR204 Value is not broadcastable with batch_shape
    class Trainer:
        batch = 3

        def rows(self, y):
            return pyro.plate("rows", y.shape[0], subsample_size=self.batch)

        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with self.rows(y):
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y)  # error: PYR204

        def fit(self, y):
            guide = AutoNormal(self.model)
            svi = SVI(self.model, guide, OPTIM, Trace_ELBO())
            return [svi.step(y) for _ in range(2)]

    Trainer().fit(DATA)


def wrong_first_rows_by_an_alias():
    from pyro import plate as along
    from pyro import sample as draw

    def model(y):
        loc = draw("loc", dist.Normal(0.0, 1.0))
        with along("n", 6, 2):
            draw("y", dist.Normal(loc, 1.0), obs=y[0:2])  # error: PYR204

    def train(steps=2):
        svi = SVI(model, AutoNormal(model), OPTIM, Trace_ELBO())
        for _ in range(steps):
            svi.step(DATA)

    train()


def right_indexed_in_a_helper():
    def observe(name, fn, y, plate):
        with plate as index:
            return pyro.sample(name, fn, obs=torch.index_select(y, 0, index))

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        observe("y", dist.Normal(loc, 1.0), y, pyro.plate("n", len(y), subsample_size=2))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_loader_of_minibatches():
    def model(batch, size):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", size, subsample_size=batch.shape[0]):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=batch)

    loader = torch.utils.data.DataLoader(DATA, batch_size=2, shuffle=True)
    svi = SVI(model, AutoNormal(model), OPTIM, Trace_ELBO())
    for batch in loader:
        svi.step(batch, 6)


def right_scaled_by_hand():
    def model(batch):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.poutine.scale(scale=3.0), pyro.plate("n", len(batch)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=batch)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA[:2])
