"""One file for each intent of a repair, or for a few of one kind."""
