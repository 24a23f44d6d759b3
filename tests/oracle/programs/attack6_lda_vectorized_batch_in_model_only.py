"""LDA with words enumerated in nested plates and a neural guide for the topic proportions of documents."""
from functools import partial
import torch
from torch import nn
from torch.distributions import constraints
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

V, K, D, W = 30, 4, 20, 11
words = torch.randint(0, V, (W, D))


def model(data=None, batch_size=None):
    with pyro.plate("topics", K):
        topic_weights = pyro.sample("topic_weights", dist.Gamma(1.0 / K, 1.0))
        topic_words = pyro.sample("topic_words", dist.Dirichlet(torch.ones(V) / V))
    with pyro.plate("documents", D, batch_size) as ind:  # error: PYR206
        if data is not None:
            with pyro.util.ignore_jit_warnings():
                assert data.shape == (W, D)
            data = data[:, ind]
        doc_topics = pyro.sample("doc_topics", dist.Dirichlet(topic_weights))
        with pyro.plate("words", W):
            word_topics = pyro.sample("word_topics", dist.Categorical(doc_topics), infer={"enumerate": "parallel"})
            data = pyro.sample("doc_words", dist.Categorical(topic_words[word_topics]), obs=data)
    return topic_weights, topic_words, data


def make_predictor():
    layer_sizes = [V] + [16, 16] + [K]
    layers = []
    for in_size, out_size in zip(layer_sizes, layer_sizes[1:]):
        layer = nn.Linear(in_size, out_size)
        layer.weight.data.normal_(0, 0.001)
        layer.bias.data.normal_(0, 0.001)
        layers.append(layer)
        layers.append(nn.Sigmoid())
    layers.append(nn.Softmax(dim=-1))
    return nn.Sequential(*layers)


def parametrized_guide(predictor, data, batch_size=None):
    topic_weights_posterior = pyro.param("topic_weights_posterior", lambda: torch.ones(K), constraint=constraints.positive)
    topic_words_posterior = pyro.param("topic_words_posterior", lambda: torch.ones(K, V), constraint=constraints.greater_than(0.5))
    with pyro.plate("topics", K):
        pyro.sample("topic_weights", dist.Gamma(topic_weights_posterior, 1.0))
        pyro.sample("topic_words", dist.Dirichlet(topic_words_posterior))
    pyro.module("predictor", predictor)
    with pyro.plate("documents", D) as ind:
        data = data[:, ind]
        counts = torch.zeros(V, ind.size(0)).scatter_add(0, data, torch.ones(data.shape))
        doc_topics = predictor(counts.transpose(0, 1))
        pyro.sample("doc_topics", dist.Delta(doc_topics, event_dim=1))


predictor = make_predictor()
guide = partial(parametrized_guide, predictor)
svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))
svi.step(words, batch_size=8)
