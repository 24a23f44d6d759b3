"""Tracing: the user's program runs in a child, and what its models and guides sample is read as the static traces are."""
