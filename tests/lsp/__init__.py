"""The language server, asked by a client over its pipes, and by a real editor."""
