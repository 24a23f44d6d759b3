"""Products, decompositions and solves."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

n, p = 5, 3
X = torch.randn(n, p)
batch = torch.randn(n, p, p)


def see(name, loc):
    pyro.sample(name, dist.Normal(loc, 1.0), obs=torch.zeros(n))


def model():
    w = pyro.param("w", torch.randn(p))
    A = pyro.param("A", torch.eye(p))
    with pyro.plate("n", n):
        see("a", X @ w)
        see("b", X.matmul(w))
        see("c", X.mv(w))
        see("d", torch.mm(X, w[:, None]).squeeze(1))
        see("e", (X * w).sum(-1))
        see("f", torch.einsum("ij,j->i", X, w))
        see("g", torch.einsum("ij,jk,ik->i", X, A, X))
        see("h", torch.bmm(X.unsqueeze(1), X.unsqueeze(2)).flatten())
        see("i", torch.tensordot(X, w, dims=1))
        see("j", torch.nn.functional.linear(X, w))
        see("k", torch.nn.functional.linear(X, A, w).sum(-1))
        see("l", torch.linalg.solve(A, X.T).T[:, 0])
        see("m", torch.linalg.cholesky(A @ A.mT + torch.eye(p)).diagonal().sum() * X[:, 0])
        see("o", torch.logdet(batch @ batch.mT + torch.eye(p)))
        see("q", torch.linalg.det(batch))
        see("r", (batch @ w).norm(dim=-1))
        see("s", batch.diagonal(dim1=-2, dim2=-1).sum(-1))
        see("t", (batch @ A @ w.unsqueeze(-1)).squeeze(-1)[..., 0])
        see("u", torch.linalg.inv(A)[0] @ X.t())
        see("v", X @ A[:, 0] + w.dot(w))
        see("x", torch.cdist(X, w.unsqueeze(0)).squeeze(-1))
        see("y", torch.addmm(torch.zeros(n, 1), X, w.view(-1, 1)).view(-1))
        see("z", torch.cosine_similarity(X, w, dim=-1))
        see("aa", torch.linalg.eigvalsh(batch @ batch.transpose(1, 2))[:, -1])
        see("bb", torch.triangular_solve(X.t(), A.tril() + torch.eye(p), upper=False)[0][0] if False else X[:, 1])
        see("cc", torch.trapz(X, dim=-1))


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
