"""Latent Dirichlet allocation: the topic of each word is summed out, the topics of a document are amortised."""

import functools

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, TraceEnum_ELBO
from torch import nn
from torch.distributions import constraints

TOPICS, WORDS, DOCUMENTS, LENGTH = 3, 20, 12, 8


def model(documents, batch_size=None):
    with pyro.plate("topics", TOPICS):
        topic_weights = pyro.sample("topic_weights", dist.Gamma(1.0 / TOPICS, 1.0))
        topic_words = pyro.sample("topic_words", dist.Dirichlet(torch.ones(WORDS) / WORDS))
    with pyro.plate("documents", DOCUMENTS) as index:
        doc_topics = pyro.sample("doc_topics", dist.Dirichlet(topic_weights))
        with pyro.plate("words", LENGTH):
            word_topics = pyro.sample(
                "word_topics", dist.Categorical(doc_topics), infer={"enumerate": "parallel"}
            )
            pyro.sample("doc_words", dist.Categorical(topic_words[word_topics]), obs=documents[:, index])


def guide(predictor, documents, batch_size=None):
    weights = pyro.param("topic_weights_q", torch.ones(TOPICS), constraint=constraints.positive)
    words = pyro.param("topic_words_q", torch.ones(TOPICS, WORDS), constraint=constraints.greater_than(0.5))
    with pyro.plate("topics", TOPICS):
        pyro.sample("topic_weights", dist.Gamma(weights, 1.0))
        pyro.sample("topic_words", dist.Dirichlet(words))
    pyro.module("predictor", predictor)
    with pyro.plate("documents", DOCUMENTS, batch_size) as index:  # the model takes over this minibatch
        counts = nn.functional.one_hot(documents[:, index], WORDS).sum(0).float()
        pyro.sample("doc_topics", dist.Delta(predictor(counts), event_dim=1))


if __name__ == "__main__":
    pyro.set_rng_seed(0)
    documents = torch.randint(WORDS, (LENGTH, DOCUMENTS))
    predictor = nn.Sequential(nn.Linear(WORDS, 5), nn.ReLU(), nn.Linear(5, TOPICS), nn.Softmax(dim=-1))
    elbo = TraceEnum_ELBO(max_plate_nesting=2)
    svi = SVI(model, functools.partial(guide, predictor), pyro.optim.ClippedAdam({"lr": 0.01}), elbo)
    for _ in range(20):
        loss = svi.step(documents, batch_size=4)
    print("loss:", round(loss, 2))
