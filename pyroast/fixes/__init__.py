"""Repairs to edits: each intent in a file of its own, and the engine that applies and checks them."""
