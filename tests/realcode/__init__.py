"""Tests on published packages that use Pyro: the pins, and the list of their model/guide pairs."""
