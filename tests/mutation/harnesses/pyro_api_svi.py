# package: pyro-api
# entry: pyroapi/tests/test_svi.py
# mutated: pyroapi/tests/test_svi.py
from pyroapi import pyro_backend
from pyroapi.tests import test_svi

with pyro_backend("pyro"):
    for name, test in vars(test_svi).items():
        if name.endswith("_ok") and name != "assert_ok":
            arguments = test.__code__.co_varnames[: test.__code__.co_argcount]
            test(**{argument: False if argument == "jit" else "pyro" for argument in arguments})
