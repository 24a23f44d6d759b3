"""Programs drawn from a grammar: the interpreter and Pyro must agree on them."""
