"""main() returns an exit code that sys.exit hands on; nothing after it is reached."""
import sys
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("m", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302


def main(argv):
    if "--help" in argv:
        print(__doc__)
        sys.exit(2)
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
