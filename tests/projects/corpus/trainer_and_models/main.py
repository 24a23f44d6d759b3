import torch

from library.models import LinearRegression
from library.training import Trainer

x = torch.linspace(0.0, 1.0, 20)
y = 2.0 * x + 1.0

if __name__ == "__main__":
    trainer = Trainer(LinearRegression(), lr=0.02)
    trainer.fit(x, y, epochs=3)
