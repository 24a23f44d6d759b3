"""Layers: linear, convolution, pooling, recurrent, attention, normalisation, embedding."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn

B, T, C = 4, 6, 8


class Zoo(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(C, 3)
        self.bilinear = nn.Bilinear(C, C, 2)
        self.conv = nn.Conv1d(C, 5, kernel_size=3, padding=1)
        self.strided = nn.Conv1d(C, 2, 2, stride=2)
        self.pool = nn.AdaptiveAvgPool1d(1)
        self.max_pool = nn.MaxPool1d(2)
        self.gru = nn.GRU(C, 7, batch_first=True, bidirectional=True)
        self.lstm = nn.LSTM(C, 7, num_layers=2)
        self.attention = nn.MultiheadAttention(C, 2, batch_first=True)
        self.encoder = nn.TransformerEncoderLayer(C, 2, dim_feedforward=8, batch_first=True, dropout=0.0)
        self.norm = nn.LayerNorm(C)
        self.batch_norm = nn.BatchNorm1d(C)
        self.embedding = nn.Embedding(9, C)
        self.heads = nn.ModuleList([nn.Linear(C, 1) for _ in range(2)])
        self.mlp = nn.Sequential(nn.Linear(C, 4), nn.LayerNorm(4), nn.GELU(), nn.Dropout(0.0), nn.Linear(4, 1), nn.Flatten(0))
        self.cell = nn.GRUCell(C, 5)

    def outputs(self, x, tokens):
        last = x[:, -1]
        yield self.linear(last)[:, 0]
        yield self.linear(x).sum((1, 2))
        yield self.bilinear(last, last).mean(1)
        yield self.conv(x.transpose(1, 2)).mean((1, 2))
        yield self.strided(x.permute(0, 2, 1)).flatten(1).sum(1)
        yield self.pool(x.transpose(1, 2)).squeeze(-1)[:, 0]
        yield self.max_pool(x.mT).amax((1, 2))
        yield self.gru(x)[0][:, -1].sum(-1)
        yield self.gru(x)[1].permute(1, 0, 2).flatten(1)[:, 0]
        yield self.lstm(x.transpose(0, 1))[1][0][-1][:, 0]
        yield self.attention(x, x, x)[0].mean((1, 2))
        yield self.encoder(x)[:, 0, 0]
        yield self.norm(last)[:, 1]
        yield self.batch_norm(last)[:, 1]
        yield self.embedding(tokens).mean((1, 2))
        yield torch.cat([head(last) for head in self.heads], dim=-1)[:, 1]
        yield self.mlp(last)
        yield self.cell(last)[:, 2]


zoo = Zoo()


def model(x, tokens):
    pyro.module("zoo", zoo)
    with pyro.plate("batch", len(x)):
        for i, loc in enumerate(zoo.outputs(x, tokens)):
            pyro.sample(f"y_{i}", dist.Normal(loc, 1.0), obs=torch.zeros(B))


def guide(x, tokens):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(B, T, C), torch.zeros(B, T).long())
