"""Cormack-Jolly-Seber with enumerated life states, recapture by day."""
import torch
import pyro
import pyro.distributions as dist
import pyro.poutine as poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal

pyro.set_rng_seed(3)
N, T = 12, 5
capture_history = (torch.rand(N, T) < 0.5).float()
capture_history[:, 0] = 1.0


def model_cjs(capture_history, sex):
    N, T = capture_history.shape
    phi_male = pyro.sample("phi_male", dist.Uniform(0.0, 1.0))
    phi_female = pyro.sample("phi_female", dist.Uniform(0.0, 1.0))
    phi = sex * phi_male + (1.0 - sex) * phi_female
    rho = pyro.sample("rho", dist.Uniform(0.0, 1.0))
    with pyro.plate("animals", N, dim=-1):
        z = torch.ones(N)
        first_capture_mask = torch.zeros(N).bool()
        for t in pyro.markov(range(T)):
            with poutine.mask(mask=first_capture_mask):
                mu_z_t = first_capture_mask.float() * phi * z + (1 - first_capture_mask.float())
                z = pyro.sample("z_{}".format(t), dist.Bernoulli(mu_z_t), infer={"enumerate": "parallel"})
                mu_y_t = rho * z
                pyro.sample("y_{}".format(t), dist.Bernoulli(mu_y_t), obs=capture_history[t])  # error: PYR213
            first_capture_mask |= capture_history[:, t].bool()


def expose_fn(msg):
    return msg["name"][0:3] in ["phi", "rho"]


sex = (torch.arange(N) % 2).float()
guide = AutoDiagonalNormal(poutine.block(model_cjs, expose_fn=expose_fn))
svi = SVI(model_cjs, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1, num_particles=2, vectorize_particles=True))
svi.step(capture_history, sex)
