import pyro
from pyro.infer import SVI, Trace_ELBO


def train(ssm, series, epochs=2):
    svi = SVI(ssm.model, ssm.guide, pyro.optim.Adam({"lr": 1e-2}), loss=Trace_ELBO())
    for epoch in range(epochs):
        loss = svi.step(series)
        if epoch % 10 == 0:
            print(epoch, loss / series.numel())
