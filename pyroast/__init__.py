"""pyroast: does a Pyro model fit its guide? Answered from the source alone.

Importing this package loads nothing else, so that tools may ask for the version at no cost.
"""

__version__ = "0.1.0"

pytest_plugins = ("pyroast.pytest_plugin",)
"""What `pytest -p pyroast` loads."""
