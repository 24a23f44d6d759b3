"""The rules' documentation: its examples are checked by pyroast and run by Pyro."""
