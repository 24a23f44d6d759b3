"""Latent Dirichlet allocation with words enumerated in a nested plate and minibatches of documents."""
import torch
from torch import nn
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import ClippedAdam

TOPICS, VOCAB, DOCS, WORDS = 3, 11, 8, 5


def model(data=None, args=None, batch_size=None):
    with pyro.plate("topics", TOPICS):
        topic_weights = pyro.sample("topic_weights", dist.Gamma(1.0 / TOPICS, 1.0))
        topic_words = pyro.sample("topic_words", dist.Dirichlet(torch.ones(VOCAB) / VOCAB))
    with pyro.plate("documents", DOCS) as ind:
        if data is not None:
            data = data[:, ind]
        doc_topics = pyro.sample("doc_topics", dist.Dirichlet(topic_weights))
        with pyro.plate("words", WORDS):
            word_topics = pyro.sample("word_topics", dist.Categorical(doc_topics), infer={"enumerate": "parallel"})
            data = pyro.sample("doc_words", dist.Categorical(topic_words[word_topics]), obs=data)
    return topic_weights, topic_words, data


def make_predictor():
    layers = [nn.Linear(VOCAB, 6), nn.Sigmoid(), nn.Linear(6, TOPICS), nn.Softmax(dim=-1)]
    return nn.Sequential(*layers)


def parametrized_guide(predictor, data, args=None, batch_size=None):
    topic_weights_posterior = pyro.param("topic_weights_posterior", lambda: torch.ones(TOPICS), constraint=constraints.positive)
    topic_words_posterior = pyro.param(
        "topic_words_posterior", lambda: torch.ones(TOPICS, VOCAB), constraint=constraints.greater_than(0.5)
    )
    with pyro.plate("topics", TOPICS):
        pyro.sample("topic_weights", dist.Gamma(topic_weights_posterior, 1.0))
        pyro.sample("topic_words", dist.Dirichlet(topic_words_posterior))
    pyro.module("predictor", predictor)
    with pyro.plate("documents", DOCS, batch_size) as ind:
        data = data[:, ind]
        counts = torch.zeros(VOCAB, ind.size(0)).scatter_add(0, data, torch.ones(data.shape))
        doc_topics = predictor(counts.transpose(0, 1))
        pyro.sample("doc_topics", dist.Delta(doc_topics, event_dim=1))


import functools

true_weights, true_words, data = model()
predictor = make_predictor()
guide = functools.partial(parametrized_guide, predictor)
svi = SVI(model, guide, ClippedAdam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))
for step in range(2):
    loss = svi.step(data, args=None, batch_size=4)
