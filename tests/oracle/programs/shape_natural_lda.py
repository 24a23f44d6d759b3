"""Latent Dirichlet allocation with words in rows and documents in columns."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
import functools
from torch import nn
from pyro.distributions import constraints

TOPICS, WORDS, DOCUMENTS, LENGTH = 3, 8, 4, 5


def model(data, batch_size=None):
    with pyro.plate("topics", TOPICS):
        topic_weights = pyro.sample("topic_weights", dist.Gamma(1.0 / TOPICS, 1.0))
        topic_words = pyro.sample("topic_words", dist.Dirichlet(torch.ones(WORDS) / WORDS))
    with pyro.plate("documents", DOCUMENTS) as ind:
        data = data[:, ind]
        doc_topics = pyro.sample("doc_topics", dist.Dirichlet(topic_weights))
        with pyro.plate("words", LENGTH):
            word_topics = pyro.sample("word_topics", dist.Categorical(doc_topics), infer={"enumerate": "parallel"})
            pyro.sample("doc_words", dist.Categorical(topic_words[word_topics]), obs=data)


def make_predictor():
    layers = nn.Sequential(nn.Linear(WORDS, 6), nn.Sigmoid(), nn.Linear(6, TOPICS), nn.Softmax(dim=-1))
    return layers


def parametrized_guide(predictor, data, batch_size=None):
    topic_weights_posterior = pyro.param("topic_weights_posterior", lambda: torch.ones(TOPICS), constraint=constraints.positive)
    topic_words_posterior = pyro.param(
        "topic_words_posterior", lambda: torch.ones(TOPICS, WORDS), constraint=constraints.greater_than(0.5)
    )
    with pyro.plate("topics", TOPICS):
        pyro.sample("topic_weights", dist.Gamma(topic_weights_posterior, 1.0))
        pyro.sample("topic_words", dist.Dirichlet(topic_words_posterior))
    pyro.module("predictor", predictor)
    with pyro.plate("documents", DOCUMENTS, batch_size) as ind:
        data = data[:, ind]
        counts = torch.zeros(WORDS, ind.size(0)).scatter_add(0, data, torch.ones(data.shape))
        doc_topics = predictor(counts.transpose(0, 1))
        pyro.sample("doc_topics", dist.Delta(doc_topics, event_dim=1))


data = torch.randint(WORDS, (LENGTH, DOCUMENTS), generator=torch.Generator().manual_seed(1))
guide = functools.partial(parametrized_guide, make_predictor())
svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))
for batch_size in (None, 2):
    svi.step(data, batch_size=batch_size)
