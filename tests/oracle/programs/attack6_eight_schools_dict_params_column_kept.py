"""Eight schools; the guide draws its sites from a dictionary of names and transforms."""
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.constraints as constraints
from pyro.infer import SVI, Trace_ELBO

J = 8
y = torch.tensor([28, 8, -3, 7, -1, 1, 18, 12]).type(torch.Tensor)
sigma = torch.tensor([15, 10, 16, 11, 9, 11, 10, 18]).type(torch.Tensor)
data = torch.stack([y, sigma], dim=1)


def model(data):
    y = data[:, 0]
    sigma = data[:, 1]
    eta = pyro.sample("eta", dist.Normal(torch.zeros(data.shape[0]), torch.ones(data.shape[0])).to_event(1))
    mu = pyro.sample("mu", dist.Normal(torch.zeros(1), 10 * torch.ones(1)).to_event(1))
    tau = pyro.sample("tau", dist.HalfCauchy(scale=25 * torch.ones(1)).to_event(1))
    theta = mu + tau * eta
    pyro.sample("obs", dist.Normal(theta, sigma).to_event(1), obs=y)


def guide(data):
    loc_eta = torch.randn(J, 1)
    m_eta = pyro.param("loc_eta", loc_eta)
    s_eta = pyro.param("scale_eta", 0.1 * torch.ones(J), constraint=constraints.positive)
    m_mu = pyro.param("loc_mu", torch.randn(1))
    s_mu = pyro.param("scale_mu", 0.1 * torch.ones(1), constraint=constraints.positive)
    m_logtau = pyro.param("loc_logtau", torch.randn(1))
    s_logtau = pyro.param("scale_logtau", 0.1 * torch.ones(1), constraint=constraints.positive)
    fns = {
        "eta": dist.Normal(m_eta, s_eta).to_event(1),
        "mu": dist.Normal(m_mu, s_mu).to_event(1),
        "tau": dist.TransformedDistribution(dist.Normal(m_logtau, s_logtau), dist.transforms.ExpTransform()).to_event(1),
    }
    for name, fn in fns.items():
        pyro.sample(name, fn)  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(data)
