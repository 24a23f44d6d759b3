"""Cases: whole modules for each rule, checked by pyroast and, function by function, run by Pyro."""
