"""Of many distributions one has the plate's axis behind the event's."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import StickBreakingTransform

n, d = 4, 3
eye = torch.eye(d)
v = torch.full((d,), 1 / d)


def see(name, fn, value):
    with pyro.plate(f"{name}_plate", n):
        pyro.sample(name, fn, obs=value)  # error: PYR205


def model():
    see("a", dist.MultivariateNormal(torch.zeros(d, n), torch.eye(n)), torch.zeros(n))
    see("b", dist.MultivariateNormal(torch.zeros(d), scale_tril=eye.expand(n, d, d)), v)
    see("c", dist.MultivariateNormal(torch.zeros(d), precision_matrix=eye), v)
    see("e", dist.LowRankMultivariateNormal(torch.zeros(n, d), torch.ones(d, 1), torch.ones(d)), v)
    see("f", dist.Dirichlet(torch.ones(n, d)), v)
    see("g", dist.Multinomial(3, torch.ones(n, d)), torch.ones(d))
    see("h", dist.OneHotCategorical(torch.ones(d)), torch.tensor([0.0, 1.0, 0.0]))
    see("i", dist.DirichletMultinomial(torch.ones(n, d), total_count=3), torch.ones(d))
    see("j", dist.LKJCholesky(d, torch.ones(n)), eye)
    see("k", dist.Wishart(torch.full((n,), 5.0), covariance_matrix=eye), eye)
    see("l", dist.Normal(torch.zeros(n, d), 1.0).to_event(1), v)
    see("m", dist.Normal(0.0, 1.0).expand([n, d]).to_event(1), v)
    see("o", dist.Normal(torch.zeros(n, 2, d), 1.0).to_event(2), torch.zeros(2, d))
    see("p", dist.Dirichlet(torch.ones(n, 2, d)).to_event(1), v.expand(2, d))
    see("q", dist.Delta(v.expand(n, d), event_dim=1), v)
    base = dist.Normal(torch.zeros(n, d - 1), 1.0).to_event(1)
    see("r", dist.TransformedDistribution(base, [StickBreakingTransform()]), v)
    see("s", dist.Independent(dist.Bernoulli(torch.full((n, d), 0.5)), 1), torch.ones(d))
    see("t", dist.MultivariateStudentT(torch.tensor(4.0), torch.zeros(n, d), eye), v)
    see("u", dist.MixtureSameFamily(dist.Categorical(torch.ones(n, 2)), dist.Normal(torch.zeros(n, 2, d), 1.0).to_event(1)), v)
    see("w", dist.RelaxedOneHotCategorical(torch.tensor(0.5), torch.ones(n, d)), v)
    see("x", dist.MixtureOfDiagNormals(torch.zeros(n, 2, d), torch.ones(n, 2, d), torch.zeros(n, 2)), v)
    see("y", dist.Normal(torch.zeros(n, d), 1.0).to_event(1).mask(torch.ones(n).bool()), v)
    see("z", dist.VonMises3D(torch.tensor([1.0, 0.0, 0.0]).expand(n, 3)), torch.tensor([0.0, 1.0, 0.0]))


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
