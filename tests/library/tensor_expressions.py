"""Expressions on tensors, which torch and pyroast evaluate; the names are bound by `PRELUDE`."""

PRELUDE = """
import math
import random
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from pyro.ops.indexing import Index, Vindex

x = torch.randn(2, 3, 4)
y = torch.rand(3, 4)
z = torch.rand(4)
p = torch.rand(5, 3)
w = torch.randn(4, 5)
s = torch.tensor(2.5)
k = torch.tensor([[1, 2], [3, 4]])
b = torch.tensor([True, False, True])
i = torch.tensor([0, 2])
j = torch.tensor([[1], [0]])
n = torch.arange(6)
mask = torch.ones(3, 4, dtype=torch.bool)
spd = torch.eye(3) + torch.zeros(3, 3)
a = np.zeros((2, 3))
"""

CONSTRUCTORS = """
torch.zeros(2, 3)
torch.zeros((2, 3))
torch.zeros([2, 3])
torch.zeros(size=(2, 3))
torch.zeros(3)
torch.zeros(())
torch.zeros(2, 3, dtype=torch.long)
torch.zeros(2, dtype=torch.bool)
torch.zeros(2, 3, dtype=x.dtype)
torch.zeros(2, 3, device="cpu", requires_grad=True)
torch.zeros(x.shape)
torch.zeros(x.shape[:-1])
torch.zeros(x.shape[:1] + (5,))
torch.zeros(*x.shape)
torch.zeros(len(x), x.size(1))
torch.zeros(x.shape[0], x.shape[-1])
torch.zeros(torch.Size([2, 3]))
torch.ones(4)
torch.ones(2, 3) * 2
torch.rand(3, 2)
torch.randn(3, 2)
torch.randn(x.size())
torch.full((2, 3), 7)
torch.full((2, 3), 7.5)
torch.full((2,), True)
torch.full((2,), 1, dtype=torch.float)
torch.full(size=(2, 2), fill_value=0.1)
torch.empty(2, 3)
torch.eye(3)
torch.eye(3, 4)
torch.eye(x.size(0))
torch.arange(5)
torch.arange(2, 7)
torch.arange(2, 8, 3)
torch.arange(0.0, 1.0, 0.25)
torch.arange(5.0)
torch.arange(5, dtype=torch.float)
torch.arange(x.size(1))
torch.arange(start=1, end=4)
torch.arange(0)
torch.linspace(0, 1, 5)
torch.linspace(0, 1, steps=7)
torch.linspace(start=-1.0, end=1.0, steps=3)
torch.logspace(0, 2, 5)
torch.tensor(1)
torch.tensor(1.5)
torch.tensor(True)
torch.tensor([1, 2, 3])
torch.tensor([1.0, 2.0])
torch.tensor([1, 2.5])
torch.tensor([[1, 2], [3, 4], [5, 6]])
torch.tensor([[0.1], [0.2]])
torch.tensor([True, False])
torch.tensor([])
torch.tensor((1, 2))
torch.tensor([1, 2], dtype=torch.float)
torch.tensor([0.5, 1.5], dtype=torch.long)
torch.tensor([i for i in range(4)])
torch.tensor([float(i) for i in range(4)])
torch.tensor(x.shape)
torch.tensor([1, 2]).float()
torch.as_tensor([1, 2])
torch.as_tensor(x)
torch.FloatTensor([1, 2])
torch.LongTensor([1, 2])
torch.Tensor([1, 2, 3])
torch.Tensor(2, 3)
torch.zeros_like(x)
torch.ones_like(y, dtype=torch.long)
torch.rand_like(y)
torch.randn_like(x)
torch.empty_like(k)
torch.full_like(y, 3.0)
torch.zeros_like(b)
x.new_zeros(3)
x.new_zeros((3, 2))
x.new_ones(2, 3)
k.new_zeros(2)
x.new_tensor([1.0, 2.0])
x.new_full((2, 3), 0.5)
x.new_empty(3)
b.new_ones(3)
torch.randint(5, (2, 3))
torch.randint(1, 5, (2, 3))
torch.randint(low=0, high=3, size=(4,))
torch.randint(0, 10, (3,), dtype=torch.float)
torch.randperm(5)
torch.multinomial(z, 3, replacement=True)
torch.multinomial(y, 2)
torch.bernoulli(y)
torch.bernoulli(torch.full((3,), 0.5))
y.bernoulli()
torch.normal(x, 1.0)
torch.normal(0.0, 1.0, size=(2, 3))
torch.normal(y, z)
torch.poisson(y)
F.one_hot(i, 5)
F.one_hot(i, num_classes=3)
F.one_hot(k)
torch.tril_indices(3, 3)
torch.triu_indices(3, 3, offset=1)
torch.diag(z)
torch.diag(spd)
torch.diag(z, 1)
torch.diag_embed(y)
z.diag()
y.diag_embed()
torch.block_diag(y, y)
torch.vander(z)
torch.meshgrid(z, y[:, 0], indexing="ij")[0]
torch.meshgrid([i, n], indexing="xy")[1]
torch.broadcast_tensors(x, z)[1]
torch.broadcast_tensors(x, torch.zeros(2, 1, 1))[1]
torch.zeros(torch.broadcast_shapes((2, 1), (3,)))
torch.zeros(torch.broadcast_shapes(x.shape, (4,)))
torch.complex(x, x).shape
torch.scalar_tensor(3.0)
torch.from_numpy(a)
torch.tensor(a)
torch.tensor(np.ones((2, 2)))
torch.cartesian_prod(i, n)
nn.utils.rnn.pad_sequence([torch.ones(3, 2), torch.ones(5, 2)])
nn.utils.rnn.pad_sequence([torch.ones(3, 2), torch.ones(5, 2)], batch_first=True)
"""

VIEWS = """
x.expand(5, 2, 3, 4)
x.expand(5, -1, -1, -1)
x.expand((2, 3, 4))
z.expand(3, 4)
z.expand([3, -1])
s.expand(3)
s.expand(2, 3)
z.expand_as(y)
z.expand(y.shape)
z.expand(x.shape[:-1] + (4,))
y[:, :1].expand(3, 4)
x.reshape(6, 4)
x.reshape(-1)
x.reshape(2, -1)
x.reshape((4, -1, 2))
x.reshape(-1, x.shape[-1])
x.view(24)
x.view(-1, 4)
x.view(2, 12)
x.view(x.size(0), -1)
x.view(*x.shape[:-1], 2, 2)
torch.reshape(x, (3, 8))
torch.reshape(x, shape=(-1,))
y.view_as(y)
y.reshape(3, 2, 2)
x.unsqueeze(0)
x.unsqueeze(-1)
x.unsqueeze(1)
x.unsqueeze(dim=-2)
torch.unsqueeze(x, 2)
torch.unsqueeze(x, dim=0)
x[:1].squeeze()
x[:1].squeeze(0)
x.squeeze(0)
x.unsqueeze(-1).squeeze(-1)
x.squeeze(-1)
torch.squeeze(x[:, :1], 1)
x.unsqueeze(0).unsqueeze(-1).squeeze()
x.permute(2, 0, 1)
x.permute((1, 0, 2))
x.permute(-1, 0, 1)
torch.permute(x, (2, 1, 0))
x.transpose(0, 1)
x.transpose(-1, -2)
torch.transpose(x, 0, 2)
x.swapaxes(0, 1)
x.swapdims(0, 1)
x.movedim(0, -1)
torch.movedim(x, (0, 1), (1, 2))
torch.moveaxis(x, 2, 0)
x.mT
y.T
y.t()
torch.t(y)
z.t()
x.flatten()
x.flatten(1)
x.flatten(0, 1)
x.flatten(start_dim=-2)
torch.flatten(x, 1)
torch.flatten(s)
x.unflatten(2, (2, 2))
x.unflatten(-1, (2, -1))
x.ravel()
torch.ravel(x)
torch.cat([x, x])
torch.cat((x, x), dim=-1)
torch.cat([x, x], 1)
torch.cat([y, y, y], dim=0)
torch.cat([i, i])
torch.cat([z, s.unsqueeze(0)])
torch.cat([y, torch.zeros(3, 1)], -1)
torch.cat([k, k.float()])
torch.concat([z, z])
torch.stack([x, x])
torch.stack([z, z], dim=1)
torch.stack([y, y], -1)
torch.stack((s, s, s))
torch.stack([torch.tensor(i) for i in range(3)])
torch.stack([x[i] for i in range(2)], dim=-1)
torch.hstack([z, z])
torch.vstack([z, z])
torch.hstack([y, y])
torch.vstack((y, y))
torch.column_stack([z, z])
torch.chunk(x, 2)[0]
x.chunk(2, dim=-1)[1]
x.chunk(3, -1)[0]
torch.arange(7).chunk(3)[2]
torch.split(x, 1)[1]
x.split(2, dim=1)[1]
x.split([1, 3], -1)[1]
torch.split(x, [1, 2], dim=1)[0]
torch.tensor_split(z, 3)[0]
torch.tensor_split(n, (1, 3))[1]
x.unbind()[0]
x.unbind(-1)[2]
torch.unbind(x, dim=1)[0]
torch.stack(x.unbind(1), 1)
x.repeat(2, 1, 1)
z.repeat(3)
z.repeat(3, 1)
z.repeat(2, 3, 1)
z.repeat((3, 1))
z.repeat([2, 2])
s.repeat(3)
z.repeat_interleave(2)
x.repeat_interleave(3, dim=0)
torch.repeat_interleave(x, 2, dim=-1)
torch.repeat_interleave(i, 2)
z.tile(2)
z.tile((2, 2))
torch.tile(y, (2,))
torch.roll(x, 1, 0)
x.roll(1)
x.roll(shifts=1, dims=-1)
x.flip(0)
x.flip([0, 1])
torch.flip(x, dims=(0,))
y.fliplr()
torch.rot90(y)
x.narrow(2, 0, 2)
x.narrow(dim=1, start=1, length=2)
x.select(1, 0)
x.select(-1, 2)
x.index_select(1, i)
torch.index_select(x, -1, i)
torch.broadcast_to(z, (2, 4))
z.broadcast_to(3, 4)
x.diagonal()
x.diagonal(dim1=-2, dim2=-1)
y.diagonal(1)
torch.diagonal(x, 0, 1, 2)
n.unfold(0, 3, 1)
spd.triu()
spd.tril(-1)
torch.tril(torch.ones(3, 3))
torch.triu(y, diagonal=1)
torch.atleast_1d(s)
torch.atleast_2d(z)
x.contiguous().view(-1)
torch.zeros(0, 3).reshape(3, 0)
"""

INDEXING = """
x[0]
x[-1]
x[0, 1]
x[0, 1, 2]
x[0][1][2]
x[:]
x[1:]
x[:-1]
x[:, 1:]
x[..., 0]
x[..., -1:]
x[0, ...]
x[..., 0, :]
x[None]
x[:, None]
x[..., None]
x[..., None, :]
x[None, ..., None]
x[0, None]
x[:, 0]
x[:, 0, None, :]
x[0, :, 1:3]
x[::2]
x[:, ::2]
x[..., ::3]
x[1:1]
x[5:]
x[:100]
x[-2:]
x[:, -2:]
x[:, 1:-1]
x[:, :, :2]
x[...]
s[None]
s[...]
s[()]
y[i]
x[:, i]
x[..., i]
x[i[:1], i[:1]]
x[:, i, i]
x[0, i]
x[0, :, i]
x[i[:1], :, i]
x[j]
x[:, j]
x[:, j, i]
x[j, :, i]
x[j, 0]
x[:, None, i]
x[[0, 1]]
x[:, [0, 2]]
x[:, [0, 2], [1, 1]]
x[[0, 1, 0]]
x[[0], :, [1]]
x[:, [[0, 1], [1, 2]]]
x[torch.tensor(0)]
x[torch.tensor(1), i]
x[:, torch.tensor(1)]
x[torch.arange(2)]
x[torch.arange(2), torch.tensor([0, 1])]
x[torch.arange(2), :, torch.tensor([0, 1])]
x[torch.arange(2), ..., torch.tensor([0, 1])]
x[torch.arange(2).unsqueeze(-1), torch.arange(3)]
x[:, b]
x[:, b, 0]
x[:, b, :2]
x[b[:2]]
y[mask]
x[:, mask]
y[y > 0]
y[y > 100]
x[x[:, :, 0] > 0]
y[:, z > 0.5]
y[b, 0]
y[b][:, 1]
y[~b]
y[b & b]
y[[True, False, True]]
y[1:, i]
y[i, 1:]
y[n[:3], n[:3]]
k[0, 0]
k[k > 1]
n[2:4]
n[-3:]
n[n > 2]
y[None, i]
y[i, None]
y[i][None]
y[i, ..., None]
torch.eye(3)[i]
torch.eye(5)[torch.tensor([[0, 1], [2, 3]])]
torch.zeros(5, 4, 3)[i, i]
torch.zeros(5, 4, 3)[i, :, i]
torch.zeros(5, 4, 3)[:, i, :]
torch.zeros(5, 4, 3)[i.unsqueeze(-1), i]
Vindex(y)[i]
Vindex(y)[..., n[:3]]
Vindex(x)[..., i, :]
Vindex(x)[:, i, :]
Vindex(x)[i[:1], :, i]
Vindex(x)[j, :, i]
Vindex(x)[..., j, i]
Vindex(x)[0, i, :]
Vindex(x)[..., i.reshape(2, 1), :]
Vindex(torch.zeros(5, 4, 3))[i, i, i]
Vindex(torch.zeros(5, 4, 3))[i.unsqueeze(-1), :, i]
Vindex(torch.zeros(5, 4))[..., torch.zeros(5, dtype=torch.long)]
Index(x)[..., 0]
Index(x)[..., (..., None)]
torch.gather(x, 1, torch.zeros(2, 1, 4, dtype=torch.long))
y.gather(-1, torch.zeros(3, 2, dtype=torch.long))
y.scatter(1, torch.zeros(3, 1, dtype=torch.long), 1.0)
torch.zeros(3, 4).scatter_add(0, torch.zeros(1, 4, dtype=torch.long), y)
torch.zeros(3, 4).index_add(0, torch.tensor([0, 1, 2]), y)
torch.take_along_dim(y, y.argsort(-1), dim=-1)
torch.take_along_dim(x, torch.zeros(2, 1, 1, dtype=torch.long), dim=1)
y.masked_select(mask)
torch.masked_select(y, y > 0.5)
y.nonzero()
b.nonzero()
b.nonzero(as_tuple=True)[0]
torch.nonzero(y > 2)
torch.where(b)[0]
torch.take(x, i)
torch.searchsorted(torch.arange(5.0), z)
torch.bucketize(z, torch.arange(5.0))
F.pad(x, (1, 1))
F.pad(x, (1, 2, 0, 1))
F.pad(x, (1, 1), value=2.0)
F.pad(y, (0, 1), "constant", 0.0)
F.embedding(i, y)
F.embedding(j, y)
"""

ARITHMETIC = """
x + 1
x + y
x + z
1 + x
x - 0.5
2 - k
k + 1
k + 1.0
k + k
k + s
k * 2
k * 2.0
k / 2
2 / k
k // 2
k % 2
k ** 2
x ** 2
2 ** x
y ** 0.5
b + b
b * 1
b * 1.0
b * k[0, 0]
-x
-k
+x
~b
b & b
b | ~b
b ^ b
k & 1
x == y
x == 0
x != y
x > 0
x >= y
k < 2
k <= k.float()
x[0] > y
(x > 0) & (x < 1)
(x > 0).float()
(x > 0).long()
(x > 0).sum()
(x > 0).any()
(x > 0).all()
(x > 0) * 1.0
torch.add(x, y)
torch.add(x, y, alpha=2)
torch.sub(x, 1)
torch.mul(x, y)
torch.div(x, 2)
torch.div(k, 2)
torch.div(k, 2, rounding_mode="floor")
torch.pow(x, 2)
torch.pow(k, 2)
torch.remainder(k, 2)
torch.floor_divide(k, 2)
torch.true_divide(k, 2)
x.add(y)
x.sub(y)
x.mul(2)
x.div(y)
x.pow(2)
x.eq(y)
x.gt(0)
x.lt(y)
torch.eq(x, y)
torch.ne(k, 1)
torch.ge(x, 0)
torch.logical_and(b, b)
torch.logical_or(b, ~b)
torch.logical_not(k)
b.logical_xor(b)
torch.maximum(x, y)
torch.minimum(k, k)
torch.max(x, y)
torch.min(k, k + 1)
torch.fmax(x, y)
torch.atan2(x, y)
torch.hypot(x, y)
torch.logaddexp(x, y)
torch.xlogy(y, y)
torch.lerp(x, y, 0.5)
torch.addcmul(x, y, y)
torch.isclose(x, y)
torch.rsub(x, 1)
y @ w
x @ w
z @ w
y @ z
z @ z
x @ y.T
torch.matmul(x, w)
x.matmul(w)
torch.mm(y, w)
y.mm(w)
torch.mv(y, z)
torch.bmm(x, x.transpose(1, 2))
torch.dot(z, z)
z.dot(z)
torch.outer(z, i.float())
torch.ger(z, z)
torch.einsum("ijk,kl->ijl", x, w)
torch.einsum("ij,ij->", y, y)
torch.einsum("ij,ij", y, y)
torch.einsum("bij,bik->bjk", x, x)
torch.einsum("...i,ij->...j", x, w)
torch.einsum("ii->i", spd)
torch.einsum("ij->ji", y)
torch.einsum("ij, jk", y, w)
torch.tensordot(x, w, dims=1)
torch.addmm(torch.zeros(5), y, w)
torch.baddbmm(torch.zeros(2, 3, 3), x, x.mT)
torch.cross(torch.randn(2, 3), torch.randn(2, 3), dim=-1)
torch.cdist(y, y)
torch.inner(z, z)
torch.where(x > 0, x, y)
torch.where(x > 0, 1.0, 0.0)
torch.where(b, 1, 0)
torch.where(mask, y, torch.zeros(()))
torch.where(mask, torch.zeros(4), 2.0)
y.where(mask, torch.zeros(4))
x.masked_fill(x > 0, 0.0)
y.masked_fill(mask, -math.inf)
torch.masked_fill(y, mask, 1.0)
x.clamp(0, 1)
x.clamp(min=0)
x.clamp(max=1.0)
torch.clamp(x, -1, 1)
torch.clamp(x, min=1e-6)
k.clamp(min=2)
k.clamp(min=0.5)
x.clip(0, 1)
x.clamp_min(0.1)
torch.clamp_max(x, 2.0)
x.clamp(min=y)
len(x) * y
x.shape[0] * y
y / x.shape[-1]
y / math.sqrt(4)
sum([x, y, z])
sum(x.unbind(0))
abs(x)
pow(x, 2)
s * 2 + k
s.item() * y
y * float(s)
x.data
x.real
x if True else y
"""

REDUCTIONS = """
x.sum()
x.sum(0)
x.sum(-1)
x.sum((0, 1))
x.sum(dim=1, keepdim=True)
x.sum(dim=(0, -1), keepdim=True)
x.sum([0, 1])
x.sum(axis=0)
x.sum(-1, True)
torch.sum(x, -1)
torch.sum(x, dim=(1, 2))
k.sum()
b.sum()
b.sum(dtype=torch.float)
x.mean()
x.mean(0)
x.mean(-1, keepdim=True)
torch.mean(x, dim=(0, 1))
x.std()
x.std(0)
x.std(-1, keepdim=True)
x.std(0, unbiased=False)
x.var(dim=(0, 1))
x.var(unbiased=False)
torch.std(x, dim=1)
torch.var(x, 0, keepdim=True)
torch.std_mean(x, 0)[1]
torch.var_mean(x, dim=-1)[0]
x.prod()
x.prod(1)
y.prod(-1)
k.prod()
x.logsumexp(-1)
torch.logsumexp(x, dim=0)
torch.logsumexp(x, (0, 1), keepdim=True)
x.max()
x.min()
x.max(1)[0]
x.max(1)[1]
x.max(dim=-1).values
x.max(dim=-1).indices
x.max(-1, keepdim=True)[0]
torch.max(x, 0)[1]
torch.min(x, dim=1)[0]
torch.max(x)
k.max()
x.amax(0)
x.amin((0, 1))
x.amax()
x.argmax()
x.argmax(-1)
torch.argmax(x, dim=0)
x.argmin(1, keepdim=True)
x.any()
b.all()
mask.any(0)
mask.all(dim=-1)
torch.any(mask, 1)
torch.all(mask)
torch.count_nonzero(k)
x.norm()
x.norm(dim=-1)
x.norm(2, -1)
x.norm(p=2, dim=1, keepdim=True)
torch.norm(x)
torch.norm(x, dim=-1)
torch.linalg.norm(y)
torch.linalg.norm(x, dim=-1)
torch.linalg.vector_norm(x, dim=-1)
x.cumsum(0)
torch.cumsum(x, dim=-1)
k.cumsum(-1)
b.cumsum(0)
y.cumprod(-1)
torch.cumprod(y, dim=0)
torch.logcumsumexp(x, 0)
x.cummax(0)[0]
x.sort()[0]
x.sort(-1, descending=True).values
x.sort(dim=0)[1]
torch.sort(x, 1).indices
x.argsort()
torch.argsort(x, dim=-1, descending=True)
x.topk(2)[0]
x.topk(2, dim=1).indices
torch.topk(z, 3).values
x.median()
x.median(0)[0]
torch.median(x, dim=-1).values
x.mode(0).values
x.kthvalue(1, 0).values
x.quantile(0.5)
torch.quantile(x, 0.5, dim=0)
torch.quantile(x, torch.tensor([0.1, 0.9]), dim=0)
torch.quantile(x, torch.tensor([0.1, 0.9]), dim=-1, keepdim=True)
y.trace()
torch.trace(spd)
x.diff()
torch.diff(n)
torch.unique(n)
i.unique()
torch.unique(k, return_inverse=True)[1]
torch.unique(n, return_inverse=True, return_counts=True)[1]
n.unique(return_counts=True)[1]
torch.unique(n, sorted=True, return_inverse=False)
torch.unique_consecutive(n, return_inverse=True)[1]
np.unique(np.array([3, 1, 3]))
np.unique(["a", "b", "a"], return_inverse=True)[1]
torch.tensor(np.unique(np.array([3, 1, 3]), return_inverse=True)[1])
torch.as_tensor(np.unique(["u", "v"], return_index=True, return_inverse=True, return_counts=True)[2])
torch.bincount(n)
n.bincount(minlength=10)
torch.histc(x, bins=10)
x.nansum()
x.nanmean(0)
s.sum()
s.sum(-1)
s.mean()
x.sum(0).mean(-1)
(x * y).sum(-1).exp().mean()
x.softmax(-1).sum(-1)
"""

ELEMENTWISE = """
x.exp()
x.log()
y.sqrt()
torch.exp(x)
torch.exp(k)
torch.log(y)
torch.log1p(y)
torch.expm1(x)
torch.sqrt(k)
x.sigmoid()
torch.sigmoid(x)
torch.tanh(x)
F.softplus(x)
F.relu(x)
torch.relu(x)
x.relu()
F.elu(x)
F.gelu(x)
F.silu(x)
F.leaky_relu(x)
F.leaky_relu(x, 0.2)
F.sigmoid(x)
F.tanh(x)
F.logsigmoid(x)
F.softsign(x)
F.dropout(y, 0.5)
F.normalize(x, dim=-1)
F.layer_norm(x, (4,))
F.mse_loss(x, x)
F.mse_loss(x, x, reduction="none")
F.cross_entropy(y, torch.tensor([0, 1, 2]))
F.binary_cross_entropy(y, y, reduction="sum")
F.cosine_similarity(y, y, dim=-1)
F.linear(x, torch.zeros(7, 4))
F.linear(z, torch.zeros(7, 4), torch.zeros(7))
F.glu(x, -1)
F.gumbel_softmax(x)
x.softmax(-1)
x.softmax(dim=0)
torch.softmax(x, -1)
torch.softmax(x, dim=1)
F.softmax(x, dim=-1)
x.log_softmax(-1)
F.log_softmax(x, dim=0)
F.softmin(x, dim=-1)
x.abs()
torch.abs(k)
x.sign()
x.neg()
torch.square(x)
k.square()
x.floor()
x.ceil()
x.round()
x.round(decimals=1)
x.trunc()
x.frac()
torch.sin(x)
torch.cos(x)
torch.tan(x)
torch.atan(x)
x.erf()
torch.erfinv(x)
torch.lgamma(y)
y.lgamma()
torch.digamma(y)
y.rsqrt()
y.reciprocal()
torch.logit(y)
torch.nan_to_num(x)
x.isnan()
torch.isnan(x)
torch.isinf(x)
x.isfinite()
torch.special.expit(x)
torch.special.logit(y)
x.float()
x.double()
x.long()
y.long()
k.float()
b.float()
b.long()
k.bool()
x.int().shape
x.half()
x.to(torch.float64)
x.to(torch.long)
x.to(dtype=torch.bool)
x.to("cpu")
x.to(x.device)
x.to(k)
k.to(x.dtype)
x.to("cpu", torch.long)
x.type(torch.float64)
x.type_as(k)
k.type_as(x)
x.detach()
x.clone()
x.cpu()
x.detach().cpu().clone()
x.contiguous()
x.clone().requires_grad_()
x.detach().numpy()
torch.clone(x)
x.numpy().sum()
torch.cholesky(spd)
torch.linalg.cholesky(spd)
spd.cholesky()
torch.inverse(spd)
spd.inverse()
torch.linalg.inv(spd)
torch.linalg.pinv(y)
torch.det(spd)
spd.logdet()
torch.slogdet(spd)[1]
torch.linalg.slogdet(spd).logabsdet
torch.linalg.solve(spd, torch.zeros(3))
torch.linalg.solve(spd, y)
torch.linalg.solve_triangular(spd, y, upper=False)
torch.triangular_solve(y, spd)[0]
torch.triangular_solve(y, spd, upper=False).solution
torch.cholesky_solve(y, spd)
torch.cholesky_inverse(spd)
torch.linalg.eigh(spd)[0]
torch.linalg.eigh(spd).eigenvectors
torch.linalg.eigvalsh(spd)
torch.linalg.qr(y)[0]
torch.linalg.svd(y, full_matrices=False)[2]
torch.svd(y)[1]
torch.linalg.matrix_power(spd, 2)
torch.linalg.det(spd)
torch.matrix_exp(spd)
torch.linalg.diagonal(spd)
x.exp_()
x.clone().fill_(2.0)
x.clone().zero_()
torch.empty(3).uniform_()
torch.empty(3).normal_()
torch.empty(3).uniform_(2, 3)
torch.zeros(3).add_(1)
torch.zeros(3).clamp_(min=1)
nn.init.normal_(torch.empty(3, 2))
nn.Parameter(torch.zeros(3))
torch.ones(3).log_softmax(0).exp()
"""

NUMBERS = """
x.shape
x.size()
x.size(0)
x.size(-1)
x.shape[1]
x.shape[-2:]
len(x)
x.dim()
x.ndim
x.ndimension()
x.numel()
x.shape.numel()
x[0].shape[0]
y.sum(0).shape
torch.numel(x)
k.tolist()[0]
len(k.tolist())
len(x.unbind())
len(torch.split(n, 4))
len(x.shape)
x.shape == (2, 3, 4)
x.shape[:-1] == y.shape
torch.is_tensor(x)
x is None
x.is_floating_point()
k.is_floating_point()
a.shape
a.size
a.ndim
np.zeros(3).shape
np.ones((2, 3)).sum(0).shape
np.arange(4).shape
np.array([1.0, 2.0]).shape
np.concatenate([a, a]).shape
np.concatenate([a, a], axis=1).shape
np.stack([a, a]).shape
np.exp(a).shape
np.random.randn(3, 2).shape
np.random.rand(4).shape
np.random.normal(size=(2, 2)).shape
np.random.poisson(np.ones((3, 1)), size=(3, 2)).shape
np.random.gamma(2.0, np.ones(4)).shape
np.random.beta(1.0, 2.0, size=5).shape
np.random.multivariate_normal(np.zeros(2), np.eye(2), 6).shape
np.random.choice(7, size=(2, 3)).shape
np.random.default_rng(0).normal(0.0, 1.0, size=(4, 2)).shape
np.random.default_rng(0).integers(0, 5, 3).shape
np.random.default_rng(0).standard_normal((2, 5)).shape
np.random.RandomState(0).binomial(3, 0.5, size=6).shape
np.column_stack([np.ones(3), np.zeros((3, 2)), np.ones(3)]).shape
len(torch.utils.data.DataLoader(torch.utils.data.TensorDataset(p), batch_size=2))
len(torch.utils.data.DataLoader(torch.utils.data.TensorDataset(p), batch_size=2, drop_last=True))
[q.shape for (q,) in torch.utils.data.DataLoader(torch.utils.data.TensorDataset(p), batch_size=2)]
[q.shape for q, r in torch.utils.data.DataLoader(torch.utils.data.TensorDataset(p, p[:, 0]), 3)]
[r.shape for q, r in torch.utils.data.DataLoader(torch.utils.data.TensorDataset(p, p[:, 0]), 3)]
[len(part) for part in torch.utils.data.random_split(torch.utils.data.TensorDataset(p), [3, 2])]
[q.shape for q in torch.utils.data.DataLoader(p, batch_size=4)]
[q["c"].shape for q in torch.utils.data.DataLoader([{"c": 1.0}, {"c": 2.0}, {"c": 3.0}], batch_size=2)]
np.linspace(0, 1, 7).shape
np.eye(3).shape
(a + 1).shape
a.T.shape
a.reshape(-1).shape
a[:, 0].shape
a[:, None].shape
np.where(a > 0, a, 1).shape
np.sum(a, axis=0).shape
np.mean(a, axis=1, keepdims=True).shape
a.mean(axis=0).shape
torch.tensor([math.sin(q) + 0.1 * q for q in range(24)]).shape
torch.tensor([math.exp(random.gauss(0, 1)) for _ in range(100)]).shape
torch.tensor([[random.random() for _ in range(3)] for _ in range(5)]).shape
torch.tensor([1 if random.random() < 0.3 else 0 for _ in range(100)]).shape
torch.tensor([float(random.random() < 0.3) for _ in range(10)]).shape
torch.tensor([random.choice([0, 1]) for _ in range(100)]).shape
torch.tensor(random.sample(range(100), 10)).shape
torch.tensor(random.choices([0, 1], k=100)).shape
p[random.sample(range(5), 2)].shape
torch.tensor([random.Random(0).uniform(0, 1) for _ in range(7)]).shape
torch.tensor(sorted([random.random() for _ in range(10)])).shape
torch.tensor(sorted(random.random() for _ in range(100))).shape
torch.tensor([math.sin(q) for q in torch.linspace(0, 1, 20)]).shape
torch.tensor([q["x"] for q in [{"x": random.random(), "c": random.choice("ab")} for _ in range(90)]]).shape
np.tile([0, 1, 2], 4).shape
np.repeat([0, 1, 2], 4).shape
np.random.dirichlet(np.ones(3), size=20).shape
np.random.dirichlet([1.0, 1.0, 1.0]).shape
np.random.multinomial(10, [0.2, 0.8], size=20).shape
np.random.multivariate_normal([0, 0], np.eye(2), 10).shape
np.random.normal([0, 1, 2], 1.0).shape
np.random.choice([0, 1], 20).shape
np.random.permutation(np.arange(20)).shape
np.random.permutation(20)[:5].shape
np.array([np.random.randn() for _ in range(9)]).shape
np.random.randn(10, 2).dot(np.array([1.0, 2.0])).shape
np.dot(np.random.randn(10, 2), [1.0, 2.0]).shape
torch.kron(torch.ones(2, 3), torch.ones(4, 5)).shape
torch.kron(torch.ones(2, 3), torch.ones(4)).shape
torch.cov(torch.ones(3, 10)).shape
torch.cov(torch.ones(10)).shape
torch.corrcoef(torch.rand(3, 10)).shape
torch.combinations(n, 2).shape
torch.combinations(n).shape
torch.utils.data.TensorDataset(p, p[:, 0])[:2][0].shape
torch.utils.data.TensorDataset(p, p[:, 0])[1:][1].shape
"""
