"""Fixes: what each intent writes, that nothing else changes, and that Pyro accepts the result."""
