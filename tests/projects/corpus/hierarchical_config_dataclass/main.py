import torch
from eight_schools.config import Config
from eight_schools.experiment import Experiment

Experiment(Config(centered=False)).run()
Experiment(Config(centered=True, steps=2)).run()
