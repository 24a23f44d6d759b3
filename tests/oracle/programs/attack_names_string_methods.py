"""Names tidied by string methods from a table's column heads."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

COLUMNS = ["Sepal Length", " Petal Width ", "Sepal-Depth"]


def tidy(column):
    return column.strip().lower().replace(" ", "_").replace("-", "_")


def model(x, y):
    mean = torch.zeros(len(y))
    for j, column in enumerate(COLUMNS):
        mean = mean + pyro.sample("beta_" + tidy(column), dist.Normal(0.0, 1.0)) * x[:, j]
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    for name in "sepal_length petal_width sepal_depth".split():
        pyro.sample(f"beta_{name}", dist.Normal(pyro.param(name, torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4, 3), torch.randn(4))
