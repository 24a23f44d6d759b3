"""PYR106: the model is fitted without the observation that it was conditioned on.

`condition` looks each site up in its data. An entry of which no site has the name is never looked up.
"""

import torch
import pyro
import pyro.distributions as dist


def scale(guess):
    weight = pyro.sample("weight", dist.Normal(guess, 1.0))
    return pyro.sample("measurement", dist.Normal(weight, 0.75))


def observed(function):
    trace = pyro.poutine.trace(function).get_trace(torch.tensor(8.5))
    return {"observed sites": list(trace.observation_nodes), "latent sites": list(trace.stochastic_nodes)}


def wrong():
    conditioned = pyro.condition(scale, data={"measurment": torch.tensor(9.5)})  # error: PYR106
    return observed(conditioned)


def right():
    conditioned = pyro.condition(scale, data={"measurement": torch.tensor(9.5)})
    return observed(conditioned)


def harm(measured):
    return measured["observed sites"] == []
