"""Eight schools, partially pooled, with a mean-field guide by hand."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

J = 8
effects = torch.tensor([28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0])
errors = torch.tensor([15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0])


def model(sigma, y=None):
    mu = pyro.sample("mu", dist.Normal(0.0, 10.0))
    tau = pyro.sample("tau", dist.HalfCauchy(5.0))
    with pyro.plate("schools", J):
        eta = pyro.sample("eta", dist.Normal(0.0, 1.0))
        theta = pyro.deterministic("theta", mu + tau * eta)
        return pyro.sample("obs", dist.Normal(theta, sigma), obs=y)


def guide(sigma, y=None):
    m_eta = pyro.param("m_eta", torch.zeros(J))
    s_eta = pyro.param("s_eta", torch.ones(J), constraint=constraints.positive)
    m_mu = pyro.param("m_mu", torch.tensor(0.0))
    s_mu = pyro.param("s_mu", torch.tensor(1.0), constraint=constraints.positive)
    m_tau = pyro.param("m_tau", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(m_mu, s_mu))
    pyro.sample("tau", dist.LogNormal(m_tau, 0.5))
    with pyro.plate("schools", J):
        pyro.sample("eta", dist.Normal(m_eta, s_eta))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
for i in range(3):
    svi.step(errors, effects)
