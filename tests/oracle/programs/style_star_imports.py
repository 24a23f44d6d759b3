"""Star imports from everywhere, one-letter names, no main."""
from torch import tensor
from pyro import *
from pyro.distributions import *
from pyro.infer import *
from pyro.optim import *


X = tensor([1., 2., 3.])


def m(X):
    a = sample("a", Normal(0., 1.))
    s = sample("s", Exponential(1.))
    with plate("N", 3):
        sample("X", Normal(a, s + .1), obs=X)


def g(X):
    la = param("la", tensor(0.))
    cs = param("cs", tensor(1.), constraint=constraints.positive)
    sample("a", Normal(la, 1.))
    sample("s", Gamma(cs, 1.))


svi = SVI(m, g, Adam({"lr": .01}), loss=Trace_ELBO())
for i in range(2): print(svi.step(X))
