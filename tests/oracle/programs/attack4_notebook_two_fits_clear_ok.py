"""A notebook exported as a script: two models, the store cleared between them, plots left out."""
# %%
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO, Predictive

pyro.set_rng_seed(101)
data = torch.tensor([1.0] * 6 + [0.0] * 4)


# %%
def model(data):
    alpha0 = torch.tensor(10.0)
    beta0 = torch.tensor(10.0)
    f = pyro.sample("latent_fairness", dist.Beta(alpha0, beta0))
    for i in range(len(data)):
        pyro.sample("obs_{}".format(i), dist.Bernoulli(f), obs=data[i])


def guide(data):
    alpha_q = pyro.param("alpha_q", torch.tensor(15.0), constraint=constraints.positive)
    beta_q = pyro.param("beta_q", torch.tensor(15.0), constraint=constraints.positive)
    pyro.sample("latent_fairness", dist.Beta(alpha_q, beta_q))


adam_params = {"lr": 0.0005, "betas": (0.90, 0.999)}
optimizer = pyro.optim.Adam(adam_params)
svi = SVI(model, guide, optimizer, loss=Trace_ELBO())
n_steps = 3
for step in range(n_steps):
    svi.step(data)

# %%
alpha_q = pyro.param("alpha_q").item()
beta_q = pyro.param("beta_q").item()
inferred_mean = alpha_q / (alpha_q + beta_q)
factor = beta_q / (alpha_q * (1.0 + alpha_q + beta_q))
inferred_std = inferred_mean * factor**0.5
print(f"{inferred_mean:.3f} +- {inferred_std:.3f}")

# %%
pyro.clear_param_store()


def guide_normal(data):
    loc = pyro.param("alpha_q", torch.tensor(0.0))
    scale = pyro.param("beta_q", torch.tensor(0.2), constraint=constraints.positive)
    base = dist.Normal(loc, scale)
    pyro.sample("latent_fairness", dist.TransformedDistribution(base, [dist.transforms.SigmoidTransform()]))


svi = SVI(model, guide_normal, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
for step in range(n_steps):
    svi.step(data)

# %%
posterior = Predictive(guide_normal, num_samples=20)(data)["latent_fairness"]
print(posterior.mean())
