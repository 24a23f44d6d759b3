"""Mixed effects with two plates in one with statement, a subsampled one, and pyro.subsample."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

N_SUBJ, N_ITEM, MINI = 6, 4, 3


def model(table):
    tau = pyro.sample("tau", dist.HalfNormal(1.0))
    items = pyro.plate("items", N_ITEM, dim=-2)
    subjects = pyro.plate("subjects", N_SUBJ, subsample_size=MINI, dim=-1)
    with items:
        difficulty = pyro.sample("difficulty", dist.Normal(0.0, 1.0))
    with subjects:
        ability = pyro.sample("ability", dist.Normal(0.0, tau))
    with items as i, subjects as s:
        pyro.sample("score", dist.Normal(ability - difficulty, 1.0), obs=table[i[:, None], s])


def guide(table):
    pyro.sample("tau", dist.LogNormal(pyro.param("tau_loc", torch.tensor(0.0)), 0.1))
    d_loc = pyro.param("d_loc", torch.zeros(N_ITEM, 1))
    a_loc = pyro.param("a_loc", torch.zeros(N_SUBJ))
    with pyro.plate("items", N_ITEM, dim=-2):
        pyro.sample("difficulty", dist.Normal(d_loc, 0.1))
    with pyro.plate("subjects", N_SUBJ, subsample_size=MINI, dim=-1) as s:
        pyro.sample("ability", dist.Normal(a_loc[s], 0.1))


pyro.set_rng_seed(0)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(N_ITEM, N_SUBJ))
