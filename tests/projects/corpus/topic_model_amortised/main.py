import torch
from corpus import documents
from lda.model import ProdLDA
from lda.train import train

train(ProdLDA(vocabulary=10, topics=3), documents(), batch=4)
