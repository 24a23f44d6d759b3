import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


def main():
    @config_enumerate(expand="yes")  # error: PYR411
    def model():
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(k, 1.0), obs=torch.tensor(0.0))

    TraceEnum_ELBO(max_plate_nesting=0).loss(model, lambda: None)


if __name__ == "__main__":
    main()
