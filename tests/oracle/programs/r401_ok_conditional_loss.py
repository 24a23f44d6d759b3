import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO, TraceEnum_ELBO, config_enumerate


def main(jit=False):
    Elbo = JitTraceEnum_ELBO if jit else TraceEnum_ELBO

    def model(x):
        k = pyro.sample("k", dist.Bernoulli(0.4))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)

    @config_enumerate
    def guide(x):
        q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
        pyro.sample("k", dist.Bernoulli(q))

    SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Elbo(max_plate_nesting=0)).step(torch.tensor(0.0))


if __name__ == "__main__":
    main()
