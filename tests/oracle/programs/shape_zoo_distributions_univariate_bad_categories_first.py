"""Of many distributions one has its categories in front of its rows."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

n = 3
p = torch.full((n,), 0.4)
one = torch.ones(n)
half = torch.full((n,), 0.5)


def see(name, fn, value):
    pyro.sample(name, fn, obs=value)  # error: PYR205


def model():
    with pyro.plate("n", n):
        see("a", dist.Bernoulli(p), one)
        see("b", dist.Binomial(10, p), one)
        see("c", dist.Beta(one, 2.0), half)
        see("d", dist.Gamma(1.0, one), one)
        see("e", dist.Poisson(one), one)
        see("f", dist.NegativeBinomial(3, logits=p), one)
        see("g", dist.StudentT(one, 0.0, 1.0), one)
        see("h", dist.Categorical(torch.ones(4, n)), one)
        see("i", dist.Categorical(logits=torch.zeros(n, 2)), one)
        see("j", dist.BetaBinomial(one, 1.0, total_count=5), one)
        see("k", dist.GammaPoisson(one, 1.0), one)
        see("l", dist.ZeroInflatedPoisson(torch.tensor(2.0), gate=p), one)
        see("m", dist.ZeroInflatedDistribution(dist.Poisson(one), gate=torch.tensor(0.3)), one)
        see("o", dist.OrderedLogistic(one, torch.tensor([-1.0, 1.0])), one)
        see("q", dist.MixtureSameFamily(dist.Categorical(torch.ones(n, 2)), dist.Normal(torch.zeros(n, 2), 1.0)), one)
        see("r", dist.TransformedDistribution(dist.Normal(p, 1.0), dist.transforms.ExpTransform()), one)
        see("s", dist.Uniform(0.0, 2 * one), one)
        see("t", dist.MaskedMixture(one > 0, dist.Normal(0.0, 1.0), dist.Normal(one, 1.0)), one)
        see("u", dist.Delta(one), one)
        see("v", dist.VonMises(p, 1.0), half)
        see("w", dist.AsymmetricLaplace(0.0, 1.0, one), one)
        see("x", dist.Normal(0.0, 1.0).expand_by([n]), one)
        see("y", dist.Normal(torch.zeros(1), one).expand((n,)), one)
        see("z", dist.LogNormal(0.0, one).mask(one > 0), one)
        see("aa", dist.Geometric(p), one)
        see("bb", dist.Weibull(one, 1.0), one)
        see("cc", dist.Pareto(0.5, one), one)
        see("dd", dist.HalfCauchy(one), one)
        see("ee", dist.InverseGamma(one, 1.0), one)
        see("ff", dist.Kumaraswamy(one, 1.0), half)
        see("gg", dist.ContinuousBernoulli(p), half)


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
