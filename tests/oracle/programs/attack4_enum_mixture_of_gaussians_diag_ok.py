"""A mixture of diagonal Gaussians in several dimensions, enumerated, with a guide by hand for the globals."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

K, D, N = 3, 2, 20


def model(x):
    pi = pyro.sample("pi", dist.Dirichlet(torch.ones(K)))
    with pyro.plate("K", K):
        mu = pyro.sample("mu", dist.Normal(torch.zeros(D), 5.0 * torch.ones(D)).to_event(1))
        tau = pyro.sample("tau", dist.Gamma(torch.ones(D), torch.ones(D)).to_event(1))
    with pyro.plate("N", x.shape[0]):
        z = pyro.sample("z", dist.Categorical(pi), infer={"enumerate": "parallel"})
        pyro.sample("x", dist.Normal(mu[z], tau[z].rsqrt()).to_event(1), obs=x)


def guide(x):
    alpha = pyro.param("alpha", torch.ones(K), constraint=constraints.positive)
    pyro.sample("pi", dist.Dirichlet(alpha))
    with pyro.plate("K", K):
        m = pyro.param("m", torch.randn(K, D))
        s = pyro.param("s", torch.ones(K, D), constraint=constraints.positive)
        pyro.sample("mu", dist.Normal(m, s).to_event(1))
        a = pyro.param("a", lambda: torch.ones(K, D), constraint=constraints.greater_than(0.01))
        b = pyro.param("b", lambda: torch.ones(K, D), constraint=dist.constraints.softplus_positive)
        pyro.sample("tau", dist.Gamma(a, b).to_event(1))


def responsibilities(x):
    pi = pyro.param("alpha") / pyro.param("alpha").sum()
    component = dist.Normal(pyro.param("m"), (pyro.param("a") / pyro.param("b")).rsqrt()).to_event(1)
    return (pi.log() + component.log_prob(x[:, None, :])).softmax(-1)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=1))
x = torch.cat([torch.randn(N // 2, D) - 3, torch.randn(N // 2, D) + 3])
for _ in range(3):
    svi.step(x)
print(responsibilities(x).argmax(-1))
