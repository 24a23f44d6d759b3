"""A test file that means the mismatch: the pair stands inside pytest.warns and pytest.raises."""
import pytest
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def test_warns_about_an_empty_guide():
    def guide(y):
        pass

    with pytest.warns(UserWarning, match="Found vars in model but not guide"):
        SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).evaluate_loss(torch.tensor(1.0))


def test_raises_on_event_dims():
    def guide(y):
        pyro.sample("mu", dist.Normal(torch.zeros(2), 1.0).to_event(1))

    with pytest.raises(ValueError, match="event_dims disagree"):
        SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).evaluate_loss(torch.tensor(1.0))


if __name__ == "__main__":
    test_warns_about_an_empty_guide()
    test_raises_on_event_dims()
