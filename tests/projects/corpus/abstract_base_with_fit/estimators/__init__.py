from estimators.logistic import LogisticClassifier
from estimators.mean import MeanEstimator

__all__ = ["LogisticClassifier", "MeanEstimator"]
