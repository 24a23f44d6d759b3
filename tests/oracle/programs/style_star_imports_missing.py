"""Star imports; half of a guide."""
from pyro.distributions import *
from pyro.infer import *
from pyro import sample as S, param as P, plate as PL
from pyro.optim import Adam
import torch as t

def m(X):
    a = S("a", Normal(0., 1.)); s = S("s", Exponential(1.))
    with PL("N", 3): S("X", Normal(a, s + .1), obs=X)

def g(X): S("a", Normal(P("la", t.tensor(0.)), 1.))  # error: PYR301

SVI(m, g, Adam({"lr": .01}), loss=Trace_ELBO()).step(t.tensor([1., 2., 3.]))
